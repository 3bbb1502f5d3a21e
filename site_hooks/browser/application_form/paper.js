// The form on paper: what stands in its fields, and how large it may be written for one sheet.

import { element } from "../common/element.js";
import { FORM_WORDS } from "./words.js";

const LARGEST = 11; // pt
const SMALLER = [10.5, 10, 9.5, 9]; // pt; what is smaller still is hard to read
// Of the short entries and the long ones. The long ones are what a sheet is too small for, so they give way first;
// before any letter does, rows give the room that they have to spare.
const SIZES = [
  [LARGEST, LARGEST],
  [LARGEST, LARGEST],
  ...SMALLER.map((size) => [LARGEST, size]),
  ...SMALLER.map((size) => [size, SMALLER[SMALLER.length - 1]]),
];
const SHEET = (265 * 96) / 25.4; // CSS pixels from top to bottom: what A4 has between its margins, less what rounding takes

/**
 * Fills in a blank form.
 * @param {HTMLElement} paper as the build made it
 * @param {(name: string) => { value: string, shown: string } | undefined} entryOf what stands in a field; undefined:
 *   nothing
 */
export const fillIn = (paper, entryOf) => {
  for (const place of paper.querySelectorAll("[data-paper]")) {
    if (!(place instanceof HTMLElement)) continue;
    const entry = entryOf(place.dataset.paper ?? "");
    if (!entry) continue;
    const choices = [...place.querySelectorAll("[data-choice]")];
    const chosen = choices.find((choice) => choice instanceof HTMLElement && choice.dataset.choice === entry.value);
    if (chosen) chosen.textContent = (chosen.textContent ?? "").replace("□", "☑");
    else if (choices.length) place.append(entry.shown);
    else place.textContent = entry.shown.trim();
  }
};

/** Writes it as large as it fits one sheet. @param {HTMLElement} paper @returns {number} how many sheets it takes */
export const fitted = (paper) => {
  paper.classList.add("form-paper-measured");
  let height = 0;
  for (const [index, [size, long]] of SIZES.entries()) {
    paper.classList.toggle("form-paper-tight", index > 0);
    paper.style.setProperty("--entry-size", `${size}pt`);
    paper.style.setProperty("--long-entry-size", `${long}pt`);
    height = paper.getBoundingClientRect().height;
    if (height <= SHEET) break;
  }
  const sheets = Math.ceil(height / SHEET);
  if (sheets > 1) sayWhose(paper, sheets);
  paper.classList.remove("form-paper-measured");
  return sheets;
};

/** Says on the last sheet whose form it is part of. @param {HTMLElement} paper @param {number} sheets */
const sayWhose = (paper, sheets) => {
  // The first that is told about the person is the name.
  const name = paper.querySelector("[data-personal]")?.textContent?.trim() || FORM_WORDS.noName;
  paper.querySelector(".blank-form-notes")?.prepend(element("li", "", FORM_WORDS.partOf(name, sheets)));
};
