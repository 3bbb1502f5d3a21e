// One checker's form on the page: starts the runtime when a person turns to it, checks, and shows what came of it.

import { forget, keep, readKept } from "./kept.js";
import { Fault } from "./messages.js";
import { element, showVerdict } from "./verdict.js";
import { statusText, WORDS } from "./words.js";

const AFTER_TYPING = 150; // ms of rest before a check, once a first one was asked for

/** The day on the user's clock, as YYYY-MM-DD. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
};

/** @param {import("./messages.js").Failure} failure */
const detailOf = ({ kind, detail }) =>
  element("details", "checker-detail", element("summary", "", WORDS.detail), `${kind}: ${detail}`);

/** A checker's form and what belongs to it. */
export class CheckerForm {
  #asked = false; // whether somebody has asked for a check: from then on it checks as one types
  #checking = false;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("./client.js").Runtime} runtime
   * @param {string} root address of the site's root
   */
  constructor(section, runtime, root) {
    /** @template {Element} T @param {string} selector @param {new () => T} type @returns {T} */
    const find = (selector, type) => {
      const found = section.querySelector(selector);
      if (!(found instanceof type)) throw new Error(`no ${selector}`);
      return found;
    };
    this.runtime = runtime;
    this.root = root;
    this.checker = section.dataset.checker ?? "";
    this.title = section.dataset.title ?? "";
    this.form = find("form", HTMLFormElement);
    this.statusLine = find(".checker-status", HTMLElement);
    this.verdict = find(".checker-verdict", HTMLElement);
    this.keepBox = this.form.querySelector("input[type=checkbox][data-keep-all]");
    this.fields = [...this.form.querySelectorAll("input[data-field]")].filter((field) => field instanceof HTMLInputElement);
    this.severities = JSON.parse(section.dataset.severities ?? "{}");
    this.explanations = new Map([...section.querySelectorAll("a[data-explains]")].flatMap((link) =>
      (link instanceof HTMLAnchorElement ? [[link.dataset.explains ?? "", link.href]] : [])));
    this.#fillKept();
    this.#listen(section);
    this.showStatus(runtime.status);
  }

  /** What stands in the form, by field; empty fields left out. */
  get values() {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  }

  get #labels() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.labels?.[0]?.textContent ?? field.name]));
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    const start = () => { this.runtime.start().catch(() => {}); }; // the status line tells of a failure
    this.form.addEventListener("focusin", start);
    section.addEventListener("pointerenter", start, { once: true });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.form.addEventListener("input", ({ target }) => {
      this.#keepOrForget(target);
      if (!this.#asked) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), AFTER_TYPING);
    });
    for (const button of section.querySelectorAll("button[data-example]")) {
      button.addEventListener("click", () => {
        this.fill(JSON.parse(/** @type {HTMLElement} */ (button).dataset.example ?? "{}"));
        this.submit();
      });
    }
  }

  /** Puts values into the fields; other fields stay. @param {Record<string, string>} values */
  fill(values) {
    for (const field of this.fields) field.value = values[field.name] ?? field.value;
  }

  /** Checks because somebody asked for it, and takes them to the verdict. */
  async submit() {
    this.#asked = true;
    clearTimeout(this.#timer);
    await this.#check();
    if (!this.verdict.hidden) this.verdict.focus();
  }

  async #check() {
    this.#again = true;
    if (this.#checking) return; // the run that is under way will look again
    this.#checking = true;
    try {
      while (this.#again) {
        this.#again = false;
        const values = this.values;
        const day = today();
        const verdict = await this.runtime.check(this.checker, values, day);
        showVerdict(this.verdict, verdict, {
          title: this.title, values, labels: this.#labels, root: this.root, severities: this.severities,
          explanations: this.explanations, version: this.runtime.manifest.version, today: day,
        });
      }
    } catch (error) {
      // A verdict on what stood there before would be taken for the answer.
      this.verdict.hidden = true;
      if (!(error instanceof Fault)) throw error;
    } finally {
      this.#checking = false;
    }
  }

  /** @param {import("./messages.js").Status} status */
  showStatus(status) {
    this.statusLine.dataset.stage = status.stage;
    const text = statusText(status);
    if (status.stage !== "failed") {
      const reason = this.runtime.imageFailure;
      this.statusLine.replaceChildren(text, ...(reason ? [detailOf(reason)] : []));
      return;
    }
    const retry = element("button", "md-button", WORDS.retry);
    retry.type = "button";
    retry.onclick = () => {
      if (this.#asked) {
        this.runtime.retry().then(() => this.submit(), () => {});
      } else {
        this.runtime.retry().catch(() => {});
      }
    };
    const byHand = element("a", "", WORDS.byHand);
    byHand.href = "#by-hand";
    this.statusLine.replaceChildren(element("span", "", text), retry, byHand, detailOf(status.failure));
  }

  #fillKept() {
    const kept = readKept();
    const names = this.#keptFields().map(({ name }) => name).filter((name) => kept[name]);
    if (!names.length) return;
    this.fill(Object.fromEntries(names.map((name) => [name, kept[name] ?? ""])));
    if (this.keepBox instanceof HTMLInputElement) this.keepBox.checked = true;
    for (const place of this.form.querySelectorAll(".checker-keep-said")) place.textContent = WORDS.kept;
  }

  #keptFields() {
    return this.fields.filter(({ dataset }) => "keep" in dataset);
  }

  /** @param {EventTarget | null} target what was changed */
  #keepOrForget(target) {
    const box = this.keepBox;
    if (!(box instanceof HTMLInputElement) || !(target instanceof HTMLInputElement)) return;
    if (target !== box && !("keep" in target.dataset)) return;
    let said = "";
    if (!box.checked) forget();
    else if (!keep(Object.fromEntries(this.#keptFields().map(({ name, value }) => [name, value])))) said = WORDS.notKept;
    for (const place of this.form.querySelectorAll(".checker-keep-said")) place.textContent = said;
  }
}
