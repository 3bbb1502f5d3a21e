// Takes a person to what they asked for: the focus first, then its top below the header.

/** @param {HTMLElement} place it can take the focus */
export const reveal = (place) => {
  place.focus({ preventScroll: true }); // browsers scroll to where the focus is just in sight, under the header
  place.scrollIntoView({ block: "start" });
};
