// Keeps the unit's own codes on this computer, if somebody asks for it.

import { WORDS } from "../common/words.js";

const KEY = "certificate-checks.unit";

/** @returns {Record<string, string>} */
const readKept = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === "string"));
  } catch {
    return {}; // storage may be off or hold something else
  }
};

/**
 * @param {Record<string, string>} values
 * @returns {boolean} whether the browser allows it
 */
const keep = (values) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readKept(), ...values }));
    return true;
  } catch {
    return false;
  }
};

/** Removes everything that was kept. */
const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
};

/** The fields of a form that may be kept, and the box that asks for it. */
export class Kept {
  /**
   * @param {ParentNode} form
   * @param {{ name: string, value: string, keeps: boolean }[]} fields
   */
  constructor(form, fields) {
    this.fields = fields.filter(({ keeps }) => keeps);
    this.box = form.querySelector("input[type=checkbox][data-keep-all]");
    this.places = form.querySelectorAll(".checker-keep-said");
  }

  /** What was kept for this form, and says so if there is anything. @returns {Record<string, string>} */
  read() {
    const kept = readKept();
    const found = this.fields.flatMap(({ name }) => (kept[name] ? [[name, kept[name]]] : []));
    if (found.length) {
      if (this.box instanceof HTMLInputElement) this.box.checked = true;
      this.#say(WORDS.kept);
    }
    return Object.fromEntries(found);
  }

  /** Keeps the fields or forgets them, if the change is about them. @param {EventTarget | null} target what changed */
  changed(target) {
    const { box } = this;
    if (!(box instanceof HTMLInputElement) || !(target instanceof HTMLElement)) return;
    if (target !== box && !("keep" in target.dataset)) return;
    if (!box.checked) forget();
    const isKept = !box.checked || keep(Object.fromEntries(this.fields.map(({ name, value }) => [name, value])));
    this.#say(isKept ? "" : WORDS.notKept);
  }

  /** @param {string} text */
  #say(text) {
    for (const place of this.places) place.textContent = text;
  }
}
