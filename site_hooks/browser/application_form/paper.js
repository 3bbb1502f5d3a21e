// The form on paper: what stands in its fields, and how large it may be written for one sheet.

const SIZES = [11, 10.5, 10, 9.5, 9]; // pt; smaller is hard to read
const SHEET = (267 * 96) / 25.4; // CSS pixels that A4 has between its margins, from top to bottom

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
  for (const size of SIZES) {
    paper.style.setProperty("--entry-size", `${size}pt`);
    height = paper.getBoundingClientRect().height;
    if (height <= SHEET) break;
  }
  paper.classList.remove("form-paper-measured");
  return Math.ceil(height / SHEET);
};
