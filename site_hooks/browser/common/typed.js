// Notices when somebody has typed, but not while an input method composes: then the field contains half a word.

/**
 * @param {HTMLElement} place a field, or what contains fields
 * @param {(event: Event) => void} changed
 */
export const whenTyped = (place, changed) => {
  place.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) changed(event);
  });
  place.addEventListener("compositionend", changed); // Chromium ends with it, Firefox with another `input`
};
