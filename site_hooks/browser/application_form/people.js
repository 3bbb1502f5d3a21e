// The people whose forms are done, in the page's memory alone: one line each, to open again, to delete, and all together
// to open as a roster.

import { tableText } from "../common/csv.js";
import { button, element } from "../common/element.js";
import { handOver } from "../common/hand_over.js";
import { today } from "../common/today.js";
import { Fault } from "../runtime/messages.js";
import { shortened } from "../verdict/verdict.js";
import { FORM_WORDS } from "./words.js";

/**
 * @typedef {import("./entries.js").Values} Values
 * @typedef {{ values: Values, outcome: HTMLElement }} Person
 */

/** The people on the page: those in the list, and the one in the form. */
export class People {
  /** @type {Person[]} */
  #list = [];
  /** What the last file has that was saved or opened. */
  #saved = "[]";

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../form/form.js").CheckerForm} form
   * @param {import("./entries.js").Entries} entries
   * @param {string} roster address of the roster's page
   */
  constructor(section, form, entries, roster) {
    this.form = form;
    this.entries = entries;
    this.roster = roster;
    // The first that is told about the person is the name.
    this.naming = form.fields.find(({ personal }) => personal);
    this.title = element("h2", "", FORM_WORDS.people);
    this.title.tabIndex = -1;
    this.rows = element("ol", "form-people-list");
    this.said = element("p", "form-said");
    this.said.setAttribute("role", "status");
    const toRoster = button(FORM_WORDS.toRoster, () => this.#handOver());
    this.place = element("section", "form-people", this.title, this.rows, toRoster, this.said);
    this.place.hidden = true;
    section.querySelector(".checker-verdict")?.after(this.place);
  }

  /** How many are in the list. */
  get count() {
    return this.#list.length;
  }

  /** Everybody's form. @returns {Values[]} */
  get all() {
    const current = this.entries.isBlank ? [] : [this.entries.values];
    return [...this.#list.map(({ values }) => values), ...current];
  }

  /** Whether something is on the page that no file has. */
  get isUnsaved() {
    if (!this.#list.length && this.form.isExample) return false;
    const all = this.all;
    return all.length > 0 && JSON.stringify(all) !== this.#saved;
  }

  /** Notes that a file has everything. */
  markSaved() {
    this.#saved = JSON.stringify(this.all);
  }

  /** What a person is called. @param {Values} values */
  nameOf(values) {
    return shortened(values[this.naming?.name ?? ""] ?? "").trim() || FORM_WORDS.noName;
  }

  /** Opens everybody as a roster, in a new window. */
  #handOver() {
    const { all } = this;
    const { fields } = this.form;
    const table = [
      fields.map(({ label }) => label),
      ...all.map((values) => fields.map(({ name }) => values[name] ?? "")),
    ];
    const isOpen = handOver(this.roster, "table", tableText(table));
    this.said.textContent = isOpen ? FORM_WORDS.handedOver(all.length) : FORM_WORDS.noWindow;
  }

  /** Puts people into the list. @param {Values[]} people */
  add(people) {
    for (const values of people) this.#list.push(this.#judged(values));
    this.#draw();
  }

  /** Puts the form into the list, and makes room for another. Returns who it was. */
  putAway() {
    const { values } = this.entries;
    this.add([values]);
    this.entries.clear();
    return this.nameOf(values);
  }

  /** A person with the verdict in words, which comes later. @param {Values} values @returns {Person} */
  #judged(values) {
    const outcome = element("span", "form-people-outcome", FORM_WORDS.checking);
    const { checker, runtime } = this.form;
    runtime.check(checker, values, today()).then(
      (/** @type {import("../verdict/verdict.js").Verdict} */ verdict) => {
        outcome.textContent = verdict.headline.tally;
        outcome.dataset.outcome = verdict.outcome;
      },
      (error) => {
        outcome.textContent = FORM_WORDS.notChecked;
        if (!(error instanceof Fault)) throw error;
      },
    );
    return { values, outcome };
  }

  #draw() {
    this.said.textContent = "";
    this.place.hidden = !this.#list.length;
    this.title.textContent = FORM_WORDS.peopleCount(this.#list.length);
    this.rows.replaceChildren(...this.#list.map((person) => this.#row(person)));
  }

  /** @param {Person} person */
  #row(person) {
    const name = this.nameOf(person.values);
    const press = (/** @type {string} */ words, /** @type {() => void} */ does) => {
      const made = button(words, does, "form-link");
      made.setAttribute("aria-label", `${words}：${name}`);
      return made;
    };
    return element(
      "li",
      "",
      element("span", "form-people-name", name),
      person.outcome,
      press(FORM_WORDS.openPerson, () => this.#open(person)),
      press(FORM_WORDS.deletePerson, () => this.#delete(person, name)),
    );
  }

  /** Opens a person in the form, and puts who is there into their place in the list. @param {Person} person */
  #open(person) {
    const { entries } = this;
    const there = entries.isBlank ? [] : [this.#judged(entries.values)];
    this.#list.splice(this.#list.indexOf(person), 1, ...there);
    this.#draw();
    entries.clear();
    entries.fill(person.values);
    this.form.submit();
  }

  /** @param {Person} person @param {string} name */
  #delete(person, name) {
    if (!confirm(FORM_WORDS.deleteAsk(name))) return;
    this.#list.splice(this.#list.indexOf(person), 1);
    this.#draw();
    if (this.#list.length)
      this.title.focus(); // the button has disappeared
    else this.form.goTo(this.form.fields[0]?.name ?? "");
  }
}
