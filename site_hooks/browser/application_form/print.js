// The form on paper: the blank one of the page, filled in. Nobody's verdict is on it, because it is handed in.

import { printAlone } from "../common/print.js";
import { fillIn, fitted } from "./paper.js";

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
    fillIn(this.paper, (name) => {
      const field = this.form.fields.find((each) => each.name === name);
      if (!field?.value.trim() || this.entries.folds.isFolded(field.name)) return undefined;
      return { value: field.value, shown: field.shown };
    });
    return fitted(this.paper);
  }

  #empty() {
    this.paper.replaceChildren(...this.#blank.cloneNode(true).childNodes);
  }
}
