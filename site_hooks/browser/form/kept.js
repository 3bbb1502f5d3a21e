// The unit's own codes: folded to one line, and kept on this computer if somebody asks for it.

import { WORDS } from "../common/words.js";
import { shortened } from "../verdict/verdict.js";

const KEY = "certificate-checks.unit";
const LONGEST = 1000; // characters; no unit's codes or name are longer, so something else has written it

/** @returns {Record<string, string>} */
const readKept = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(
      Object.entries(kept).filter(([, value]) => typeof value === "string" && value.length <= LONGEST),
    );
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
   * @param {{ name: string, value: string, keeps: boolean, short: string }[]} fields
   */
  constructor(form, fields) {
    this.fields = fields.filter(({ keeps }) => keeps);
    this.box = form.querySelector("input[type=checkbox][data-keep-all]");
    this.places = form.querySelectorAll(".checker-keep-said");
    this.line = form.querySelector("[data-unit]");
    this.empty = this.line?.textContent ?? "";
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

  /** Says in one line what the fields contain, for who has them folded. */
  tell() {
    if (!this.line) return;
    const filled = this.fields.filter(({ value }) => value.trim());
    const said = filled.map(({ short, value }) => `${short} ${shortened(value)}`.trim()).join(" · ");
    this.line.textContent = said || this.empty;
  }

  /** Keeps the fields or forgets them, if the change is about them. @param {EventTarget | null} target what changed */
  changed(target) {
    const { box } = this;
    this.tell();
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
