// Takes a person to what they asked for: the focus first, then its top below the header.

/** @param {HTMLElement} place it can take the focus */
export const reveal = (place) => {
  place.focus({ preventScroll: true }); // browsers scroll to where the focus is just in sight, under the header
  if (!isInSight(place)) place.scrollIntoView({ block: "start" });
};

/**
 * Whether all of it is in sight, or its top and much room below: then what stands beside it stays in sight too.
 * @param {HTMLElement} place
 */
const isInSight = (place) => {
  const { top, bottom } = place.getBoundingClientRect();
  const header = Number.parseFloat(getComputedStyle(place).scrollMarginTop);
  return top >= header - 1 && (bottom <= innerHeight || top < innerHeight * MOST_ABOVE);
};

const MOST_ABOVE = 0.6; // of the window's height
