// Questions that come one after the other: the next comes into view, answered ones become a line each.

import { button, element } from "../common/element.js";
import { WORDS } from "../common/words.js";

/** Asks the questions of a form, as many as are needed. */
export class OneByOne {
  #isDecided = false;
  /** Whether a mouse's button or a finger is down. */
  #isPressed = false;
  /** What the list of answers says. */
  #told = "";
  /** The question that somebody has gone back to. @type {import("./fields.js").Field | undefined} */
  #reopened;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./fields.js").Field[]} fields
   * @param {() => void} changed is called when answers were taken back
   */
  constructor(form, fields, changed) {
    this.fields = fields;
    this.changed = changed;
    this.list = element("dl", "checker-answers");
    this.list.hidden = true;
    this.another = button(WORDS.another, () => this.#startAnew(), "md-button checker-another");
    this.another.hidden = true;
    form.prepend(this.list);
    form.querySelector(".checker-actions")?.append(this.another);
    // By then the focus is where it goes to. What is pressed must not move away before it is let go.
    form.addEventListener("focusout", () => setTimeout(() => this.#isPressed || this.draw()));
    addEventListener("pointerdown", () => this.#press(true), true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.#press(false), true);
  }

  /** @param {boolean} isPressed */
  #press(isPressed) {
    this.#isPressed = isPressed;
    if (!isPressed) setTimeout(() => this.draw());
  }

  /** Whether there are questions without an answer that are still asked. */
  get isOpen() {
    return !this.#isDecided && this.fields.some(({ value }) => !value);
  }

  /** Takes over whether the answers so far decide. @param {boolean} isDecided */
  decide(isDecided) {
    this.#isDecided = isDecided;
    this.draw();
  }

  /** Somebody has answered: brings the next question into view. */
  answered() {
    this.#isDecided = false;
    this.#reopened = undefined;
    this.draw();
    this.fields.find(({ value }) => !value)?.place.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const isOver = !this.isOpen;
    const reached = this.fields.reduce((count, { value }, index) => (value ? index + 1 : count), 0);
    this.fields.forEach((field, index) => {
      const { place, value } = field;
      const isInUse = field === this.#reopened || place.contains(document.activeElement);
      // While somebody is at a question it stays: with the arrow keys they go through all answers.
      if (isOver) place.hidden = !isInUse;
      else place.hidden = index > reached && !value;
    });
    this.list.hidden = !isOver;
    this.another.hidden = !isOver;
    const answered = this.fields.filter(({ value }) => value);
    const told = answered.map(({ label, shown }) => `${label}：${shown}`).join("\n");
    // A press on a button moves the focus first: the button must still be there when it is let go.
    if (!isOver || told === this.#told) return;
    this.#told = told;
    this.list.replaceChildren(
      ...answered.flatMap((field) => [
        element("dt", "", field.label),
        element("dd", "", field.shown, this.#changeButton(field)),
      ]),
    );
  }

  /** @param {import("./fields.js").Field} field */
  #changeButton(field) {
    const made = button(
      WORDS.change,
      () => {
        this.#reopened = field;
        this.draw();
        const chosen = field.place.querySelector("input:checked") ?? field.place.querySelector("input");
        if (chosen instanceof HTMLElement) chosen.focus();
      },
      "checker-change",
    );
    made.setAttribute("aria-label", `${WORDS.change}${field.label}`);
    return made;
  }

  /** Takes back what was answered about one person. The first question is about the unit, which stays. */
  #startAnew() {
    const [first, ...others] = this.fields;
    for (const field of others) field.value = "";
    this.changed();
    this.answered();
    const next = first?.value ? others[0] : first;
    next?.place.querySelector("input")?.focus();
  }
}
