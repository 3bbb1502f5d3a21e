// One checker's form on the page: starts the runtime when a person turns to it, checks, and shows what came of it.

import { watchPerson } from "../common/attention.js";
import { find } from "../common/element.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { WORDS } from "../common/words.js";
import { Fault } from "../runtime/messages.js";
import { toldBy } from "../verdict/told.js";
import { showVerdict } from "../verdict/verdict.js";
import { fieldsOf } from "./fields.js";
import { forget, keep, readKept } from "./kept.js";
import { adoptLines } from "./lines.js";

const AFTER_TYPING = 150; // ms of rest before a check, once a first one was asked for

/** A checker's form and what belongs to it. */
export class CheckerForm {
  #pressed = false; // whether somebody has pressed the button, or come by a link
  #asked = false; // whether somebody has asked for a check: from then on it checks as one types
  /** The checks under way, until what was checked is what stands in the form. @type {Promise<void> | undefined} */
  #running;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What else on the page goes by the fields. */
  #changed = () => {};

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {string} root address of the site's root
   */
  constructor(section, runtime, root) {
    this.runtime = runtime;
    this.root = root;
    this.checker = section.dataset.checker ?? "";
    this.title = section.dataset.title ?? "";
    this.form = find(section, "form", HTMLFormElement);
    this.statusLine = find(section, ".checker-status", HTMLElement);
    this.verdict = find(section, ".checker-verdict", HTMLElement);
    this.said = find(section, ".checker-said", HTMLElement);
    this.keepBox = this.form.querySelector("input[type=checkbox][data-keep-all]");
    this.fields = fieldsOf(this.form);
    this.oneByOne = "oneByOne" in section.dataset;
    this.#asked = this.oneByOne;
    this.told = toldBy(section);
    this.#fillKept();
    this.#showNext();
    this.#listen(section);
    this.#changed = adoptLines(section, this);
    this.showStatus(runtime.status);
  }

  /** What stands in the form, by field; empty fields left out. */
  get values() {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  }

  /** The names of the fields that hold what is about a person. */
  get personal() {
    return this.fields.filter(({ personal }) => personal).map(({ name }) => name);
  }

  /** What a person reads for each value that stands in the form. */
  get #shown() {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map(({ name, shown }) => [name, shown]));
  }

  get #labels() {
    return Object.fromEntries(this.fields.map(({ name, label }) => [name, label]));
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    const start = () => {
      this.runtime.start().catch(() => {});
    }; // the status line tells of a failure
    this.form.addEventListener("focusin", start);
    section.addEventListener("pointerenter", start, { once: true });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.form.addEventListener("input", ({ target }) => {
      this.#keepOrForget(target);
      this.#showNext();
      this.#changed();
      this.#writeLink();
      if (!this.#asked) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check().then(() => this.#sayOutcome()), AFTER_TYPING);
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
    this.#showNext();
    this.#changed();
  }

  /** Takes what a link carries. The answers that links carry are one set: what is not in it was not answered. @param {Record<string, string>} given */
  fillFromLink(given) {
    this.fill({
      ...Object.fromEntries(this.fields.filter(({ links }) => links).map(({ name }) => [name, ""])),
      ...given,
    });
  }

  /** Puts the answers that a link may carry behind the # of the page's address, so that it can be sent. */
  #writeLink() {
    const linked = this.fields.filter(({ links }) => links);
    if (!linked.length) return;
    const url = new URL(location.href);
    url.hash = String(new URLSearchParams(linked.filter(({ value }) => value).map(({ name, value }) => [name, value])));
    try {
      history.replaceState(history.state, "", url.href);
    } catch {
      // the link is a convenience, and browsers differ on the addresses of file shares
    }
  }

  /** Where questions come one by one: shows as many as have an answer, and the next. */
  #showNext() {
    if (!this.oneByOne) return;
    const answered = this.fields.reduce((count, { value }, index) => (value ? index + 1 : count), 0);
    this.fields.forEach(({ place }, index) => {
      place.hidden = index > answered;
    });
  }

  /** Whether questions still come, and nobody has asked for an answer before the last of them. */
  get #isHalfway() {
    return this.oneByOne && !this.#pressed && this.fields.some(({ value }) => !value);
  }

  /** For who does not see the verdict change below what they are at. */
  #sayOutcome() {
    if (!this.verdict.hidden) this.said.textContent = `${WORDS.outcomeNow}${this.verdict.dataset.headline}`;
    else this.said.textContent = this.#isHalfway ? WORDS.goOn : "";
  }

  /**
   * Checks because somebody asked for it, and takes them to the verdict, unless they have gone on by then.
   * @param {() => boolean} [isStill] says whether they are still where they asked
   */
  async submit(isStill = watchPerson()) {
    this.#asked = true;
    this.#pressed = true;
    this.said.textContent = "";
    this.#writeLink();
    clearTimeout(this.#timer);
    await this.#check();
    if (this.verdict.hidden) return;
    if (isStill()) {
      this.said.textContent = ""; // who is taken to the verdict need not be told of it
      this.verdict.focus();
    } else {
      this.#sayOutcome();
    }
  }

  /** @returns {Promise<void>} settles when the verdict is on what stands in the form, or when there is none */
  #check() {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run() {
    try {
      while (this.#again) {
        this.#again = false;
        const values = this.values;
        const shown = this.#shown;
        const day = today();
        /** @type {import("../verdict/verdict.js").Verdict} */
        const verdict = await this.runtime.check(this.checker, values, day);
        showVerdict(this.verdict, verdict, {
          title: this.title,
          values,
          shown,
          personal: this.personal,
          labels: this.#labels,
          root: this.root,
          ...this.told,
          version: this.runtime.manifest.version,
          today: day,
        });
        if (verdict.outcome !== "fail" && this.#isHalfway) this.verdict.hidden = true;
      }
    } catch (error) {
      // A verdict on what stood there before would be taken for the answer.
      this.verdict.hidden = true;
      if (!(error instanceof Fault)) throw error;
    }
  }

  /** @param {import("../runtime/messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, (isStill) => {
      if (this.#asked) this.submit(isStill);
    });
  }

  #fillKept() {
    const kept = readKept();
    const names = this.#keptFields()
      .map(({ name }) => name)
      .filter((name) => kept[name]);
    if (!names.length) return;
    this.fill(Object.fromEntries(names.map((name) => [name, kept[name] ?? ""])));
    if (this.keepBox instanceof HTMLInputElement) this.keepBox.checked = true;
    for (const place of this.form.querySelectorAll(".checker-keep-said")) place.textContent = WORDS.kept;
  }

  #keptFields() {
    return this.fields.filter(({ keeps }) => keeps);
  }

  /** @param {EventTarget | null} target what was changed */
  #keepOrForget(target) {
    const box = this.keepBox;
    if (!(box instanceof HTMLInputElement) || !(target instanceof HTMLElement)) return;
    if (target !== box && !("keep" in target.dataset)) return;
    let said = "";
    if (!box.checked) forget();
    else if (!keep(Object.fromEntries(this.#keptFields().map(({ name, value }) => [name, value]))))
      said = WORDS.notKept;
    for (const place of this.form.querySelectorAll(".checker-keep-said")) place.textContent = said;
  }
}
