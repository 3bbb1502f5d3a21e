// Takes what is typed on the page over into the site's new version, in a new window.

import { handOver, takeOver } from "./hand_over.js";

/** What is typed on this page. */
let typed = () => "";

/**
 * Says what is typed on this page, and takes what was typed on an old version of it.
 * @param {() => string} give
 * @param {(typed: string) => void} take
 */
export const carryOver = (give, take) => {
  typed = give;
  takeOver("typed", take);
};

/** Opens this page anew with what is typed on it. @returns {boolean} whether the browser has opened the window */
export const openRenewed = () => handOver(location.href.replace(/#.*/, ""), "typed", typed());
