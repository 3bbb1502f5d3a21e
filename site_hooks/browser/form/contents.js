// What a checker's form contains: its fields, their values, an example in them, and what may be kept.

import { find, unfold } from "../common/element.js";
import { fieldsOf } from "./fields.js";
import { Kept } from "./kept.js";

/** A form and what is typed in it. */
export class Contents {
  /** The values of the example that was filled in last. */
  #example = "";

  /** @param {HTMLElement} section as the build made it */
  constructor(section) {
    this.form = find(section, "form", HTMLFormElement);
    this.fields = fieldsOf(this.form);
    this.kept = new Kept(this.form, this.fields);
  }

  /** The values of the form by field, without empty ones. */
  get values() {
    return this.#byField(({ value }) => value);
  }

  /** What people read for each value of the form. */
  get shown() {
    return this.#byField(({ shown }) => shown);
  }

  /** The names of the fields about a person. */
  get personal() {
    return this.fields.filter(({ personal }) => personal).map(({ name }) => name);
  }

  get labels() {
    return Object.fromEntries(this.fields.map(({ name, label }) => [name, label]));
  }

  /** An empty form: without what may be kept, which stays. */
  get blank() {
    return Object.fromEntries(this.fields.filter(({ keeps }) => !keeps).map(({ name, blank }) => [name, blank]));
  }

  /** @param {(field: import("./fields.js").Field) => string} told of a field that is not empty */
  #byField(told) {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map((field) => [field.name, told(field)]));
  }

  /** Sets the given fields and leaves the others. @param {Record<string, string>} values */
  fill(values) {
    for (const field of this.fields) field.value = values[field.name] ?? field.value;
    this.kept.tell();
  }

  /**
   * Fills in the values of a link, and clears every field that links carry but this one does not.
   * @param {Record<string, string>} given
   */
  fillFromLink(given) {
    this.fill({
      ...Object.fromEntries(this.fields.filter(({ links }) => links).map(({ name }) => [name, ""])),
      ...given,
    });
  }

  /** Fills in an example and nothing else. @param {Record<string, string>} example */
  fillExample(example) {
    this.fill({ ...this.blank, ...example });
    this.#example = JSON.stringify(this.values);
  }

  /** Whether the form contains an example and nothing else. */
  get isExample() {
    return JSON.stringify(this.values) === this.#example;
  }

  /** Whether an example would replace what somebody has typed. @param {Record<string, string>} example */
  wouldLose(example) {
    if (this.isExample) return false; // another example
    return this.fields.some(
      ({ name, value, blank, keeps }) => value !== blank && !keeps && value !== (example[name] ?? blank),
    );
  }

  /** Takes the person to a field. @param {string} name */
  goTo(name) {
    const field = this.fields.find((each) => each.name === name);
    if (!field) return;
    field.place.hidden = false;
    unfold(field.place);
    const { control } = field;
    const target = control instanceof HTMLFieldSetElement ? control.querySelector("input") : control;
    target?.focus();
  }
}
