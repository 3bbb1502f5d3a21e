// The form on paper: the blank one of the page, filled in. Nobody's verdict is on it, because it is handed in.

import { printAlone } from "../common/print.js";

const SIZES = [11, 10.5, 10, 9.5, 9]; // pt; smaller is hard to read
const SHEET = (267 * 96) / 25.4; // CSS pixels that A4 has between its margins, from top to bottom

/** The page's paper. */
export class Paper {
  #blank;

  /**
   * @param {HTMLElement} paper the blank form as the build made it
   * @param {import("../form/form.js").CheckerForm} form
   * @param {import("./entries.js").Entries} entries
   */
  constructor(paper, form, entries) {
    this.paper = paper;
    this.form = form;
    this.entries = entries;
    this.#blank = paper.cloneNode(true);
    // Who prints with the keyboard wants the form too, unless something else is being printed.
    addEventListener("beforeprint", () => {
      const isSlip = document.documentElement.classList.contains("prints-slip");
      if (isSlip || entries.isBlank) return;
      this.fill();
      document.documentElement.classList.add("prints-form");
    });
    addEventListener("afterprint", () => {
      document.documentElement.classList.remove("prints-form");
      this.#empty();
    });
  }

  /** Prints the form. */
  print() {
    this.fill();
    printAlone("form");
  }

  /** Fills in the paper, as large as it fits one sheet. Returns how many sheets it takes. */
  fill() {
    this.#empty();
    for (const place of this.paper.querySelectorAll("[data-paper]")) {
      if (place instanceof HTMLElement) this.#fillIn(place);
    }
    const { paper } = this;
    paper.classList.add("form-paper-measured");
    let height = 0;
    for (const size of SIZES) {
      paper.style.setProperty("--entry-size", `${size}pt`);
      height = paper.getBoundingClientRect().height;
      if (height <= SHEET) break;
    }
    paper.classList.remove("form-paper-measured");
    return Math.ceil(height / SHEET);
  }

  /** @param {HTMLElement} place */
  #fillIn(place) {
    const field = this.form.fields.find(({ name }) => name === place.dataset.paper);
    if (!field?.value.trim() || this.entries.folds.isFolded(field.name)) return;
    const choices = [...place.querySelectorAll("[data-choice]")];
    const chosen = choices.find((choice) => choice instanceof HTMLElement && choice.dataset.choice === field.value);
    if (chosen) chosen.textContent = (chosen.textContent ?? "").replace("□", "☑");
    else if (choices.length) place.append(field.shown);
    else place.textContent = field.shown.trim();
  }

  #empty() {
    this.paper.replaceChildren(...this.#blank.cloneNode(true).childNodes);
  }
}
