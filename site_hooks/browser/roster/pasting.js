// The text box for rows copied from a spreadsheet, or written.

const TYPING = 1500; // ms without another key until what was typed is checked
const AT_ONCE = ["insertFromPaste", "insertFromDrop"];

/**
 * Takes what is pasted at once, and what is typed once somebody pauses or leaves the box.
 * @param {HTMLTextAreaElement} box
 * @param {(text: string, isPasted: boolean) => void} take
 * @returns {() => void} empties the box, so that the same text is taken again
 */
export const listenForText = (box, take) => {
  let taken = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = (/** @type {boolean} */ isPasted) => {
    clearTimeout(timer);
    if (!box.value.trim() || box.value === taken) return;
    taken = box.value;
    take(taken, isPasted);
  };
  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    taken = box.value.trim() ? taken : "";
    if (event instanceof InputEvent && AT_ONCE.includes(event.inputType)) return look(true);
    // One line may be the head of what is still to be typed.
    if (box.value.includes("\n")) timer = setTimeout(() => look(false), TYPING);
  });
  box.addEventListener("change", () => look(false));
  return () => {
    clearTimeout(timer);
    box.value = "";
    taken = "";
  };
};
