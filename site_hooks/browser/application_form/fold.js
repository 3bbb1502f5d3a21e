// Fields that the paper wants for some answers only: for the others they are folded, and keep what they contain.

import { button, element } from "../common/element.js";
import { shortened } from "../verdict/verdict.js";
import { FORM_WORDS } from "./words.js";

/** @typedef {import("../form/fields.js").Field} Field */

/** A field that is not wanted for one answer to another, and the line that stands in its place then. */
class Fold {
  /**
   * @param {Field} field
   * @param {Field} decides
   * @param {string} answer
   * @param {() => void} changed
   */
  constructor(field, decides, answer, changed) {
    this.field = field;
    this.decides = decides;
    this.answer = answer;
    this.changed = changed;
    this.line = element("div", "form-folded");
    this.line.hidden = true;
    field.place.before(this.line);
  }

  get isFolded() {
    return this.decides.value === this.answer;
  }

  draw() {
    const { field, line } = this;
    if (field.place.contains(document.activeElement)) return; // somebody types there
    field.place.hidden = this.isFolded;
    line.hidden = !this.isFolded;
    const typed = this.isFolded ? field.value.trim() : "";
    line.replaceChildren(
      element("span", "form-folded-label", field.label),
      element("span", "form-folded-why", FORM_WORDS.notWanted(this.decides.shown)),
      ...(typed
        ? [element("p", "form-folded-kept", FORM_WORDS.stillThere(shortened(typed)), this.#clearButton())]
        : []),
    );
  }

  #clearButton() {
    return button(
      FORM_WORDS.clear,
      () => {
        this.field.value = "";
        this.changed();
        const control = this.decides.control.querySelector("input:checked");
        if (control instanceof HTMLElement) control.focus(); // the button has disappeared
      },
      "form-link",
    );
  }
}

/** All such fields of a form. */
export class Folds {
  /** @type {Fold[]} */
  #folds;

  /**
   * @param {Field[]} fields
   * @param {() => void} changed is called when a field has been cleared
   */
  constructor(fields, changed) {
    this.#folds = fields.flatMap((field) => {
      const [name, answer] = field.control.dataset.notFor?.split("=") ?? [];
      const decides = fields.find((each) => each.name === name);
      return decides && answer ? [new Fold(field, decides, answer, changed)] : [];
    });
    this.draw();
  }

  /** Shows each as the answer wants it. */
  draw() {
    for (const fold of this.#folds) fold.draw();
  }

  /** Whether a field is folded. @param {string} name */
  isFolded(name) {
    return this.#folds.some(({ field, isFolded }) => field.name === name && isFolded);
  }
}
