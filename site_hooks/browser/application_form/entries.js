// The entries of the form: what is wrong with each beside it, all of it in a summary, and those that are not wanted folded.

import { element } from "../common/element.js";
import { whenTyped } from "../common/typed.js";
import { Folds } from "./fold.js";
import { showSummary } from "./summary.js";
import { FORM_WORDS } from "./words.js";

/**
 * @typedef {import("../form/fields.js").Field} Field
 * @typedef {Record<string, string>} Values by the name of the field, without those that are empty
 */

/** What a field contains that somebody has put there. @param {Field} field */
const isFilled = ({ value, blank }) => value !== blank && value.trim() !== "";

/** The form as somebody fills it in. */
export class Entries {
  /** The names of the fields that somebody has changed. @type {Set<string>} */
  #changed = new Set();
  /** Of those, the ones that they have left. @type {Set<string>} */
  #left = new Set();
  #isAllOpen = false;
  /** The last verdict that somebody asked for. @type {import("../verdict/verdict.js").Verdict | undefined} */
  verdict;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../form/form.js").CheckerForm} form
   */
  constructor(section, form) {
    this.form = form;
    this.folds = new Folds(form.fields, () => this.#changedOutside());
    this.place = element("section", "form-summary");
    this.place.tabIndex = -1;
    this.place.hidden = true;
    this.place.setAttribute("aria-label", FORM_WORDS.summary);
    form.verdict.before(this.place);
    this.#listen(section);
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    const fieldAt = (/** @type {EventTarget | null} */ target) =>
      this.form.fields.find(({ place }) => target instanceof Node && place.contains(target));
    whenTyped(this.form.form, ({ target }) => {
      const field = fieldAt(target);
      if (field) this.#changed.add(field.name);
      this.folds.draw();
      // Who mends what is said to be wrong sees at once whether it is mended.
      if (field?.place.querySelector(".checker-field-said")) this.form.checkSoon();
    });
    this.form.form.addEventListener("focusout", ({ target, relatedTarget }) => {
      const field = fieldAt(target);
      if (!field || !this.#changed.has(field.name) || field === fieldAt(relatedTarget)) return;
      this.#left.add(field.name);
      this.form.check();
    });
    // A citation beside half a form must not take the form away.
    section.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link && link.origin === location.origin && link.pathname !== location.pathname) link.target = "_blank";
    });
  }

  #changedOutside() {
    this.folds.draw();
    this.form.check();
  }

  /** What somebody has filled in. @returns {Values} */
  get values() {
    return Object.fromEntries(this.form.fields.filter(isFilled).map(({ name, value }) => [name, value]));
  }

  /** Whether nobody has filled in anything. */
  get isBlank() {
    return !this.form.fields.some(isFilled);
  }

  /** Fills in values from elsewhere, which count as left at once. @param {Values} values */
  fill(values) {
    this.form.fill(values);
    this.#changedOutside();
  }

  /** Makes room for another person. */
  clear() {
    this.#changed.clear();
    this.#left.clear();
    this.form.clear();
    this.folds.draw();
  }

  /** Whether what is wrong with a field is said already: not while somebody types there for the first time. @param {Field} field */
  isDue(field) {
    return this.#left.has(field.name) || (isFilled(field) && !field.place.contains(document.activeElement));
  }

  /**
   * Shows how much is filled in, and the summary if somebody has asked for it.
   * @param {import("../verdict/verdict.js").Verdict} [verdict]
   * @param {boolean} [isAsked]
   */
  judged(verdict, isAsked) {
    const own = /** @type {import("#verdicts").ApplicationFormVerdict | undefined} */ (verdict);
    this.#count(own?.details.sections ?? []);
    this.verdict = isAsked ? verdict : undefined;
    this.place.hidden = !this.verdict;
    if (this.verdict) {
      showSummary(this.place, this.verdict, this.form);
      this.#foldFindings();
    } else {
      this.place.replaceChildren();
    }
  }

  /** Folds what the verdict says of each entry: it stands in the summary, and beside the entries. */
  #foldFindings() {
    const list = this.form.verdict.querySelector(".checker-findings");
    if (!list) return;
    const all = element("details", "form-all", element("summary", "", FORM_WORDS.all));
    all.open = this.#isAllOpen;
    all.ontoggle = () => {
      this.#isAllOpen = all.open;
    };
    list.before(all);
    all.append(list);
  }

  /** @param {import("#verdicts").FilledSection[]} sections */
  #count(sections) {
    for (const legend of this.form.form.querySelectorAll(".checker-section > legend")) {
      const name = legend.firstChild?.textContent ?? "";
      const found = sections.find(({ title }) => title === name);
      legend.querySelector("span")?.remove();
      if (found)
        legend.append(element("span", "form-section-filled", FORM_WORDS.sectionFilled(found.filled, found.fields)));
    }
  }
}
