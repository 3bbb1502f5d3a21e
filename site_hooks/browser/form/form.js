// A checker's form: starts the runtime when a person turns to it, checks, and shows the verdict.

import { watchPerson } from "../common/attention.js";
import { find } from "../common/element.js";
import { reveal } from "../common/reveal.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { WORDS } from "../common/words.js";
import { Fault } from "../runtime/messages.js";
import { toldBy } from "../verdict/told.js";
import { showVerdict } from "../verdict/verdict.js";
import { showBeside } from "./beside.js";
import { fieldsOf } from "./fields.js";
import { forget, keep, readKept } from "./kept.js";
import { adoptLines } from "./lines.js";
import { OneByOne } from "./one_by_one.js";

const AFTER_TYPING = 150; // ms without typing before the next check

/** A checker's form with its status line and verdict. */
export class CheckerForm {
  #pressed = false; // whether somebody has pressed the button or followed a link
  #asked = false; // whether somebody has asked for a check: then it checks while they type
  /** Settles when the last check is about what the form contains. @type {Promise<void> | undefined} */
  #running;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Is called when a field changes. */
  #changed = () => {};
  /** The values of the example that was filled in last. */
  #example = "";
  /** @type {OneByOne | undefined} */
  #questions;

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
    const { form, fields } = this;
    if ("oneByOne" in section.dataset) this.#questions = new OneByOne(form, fields, () => this.#goOnAfterChange());
    this.#asked = Boolean(this.#questions);
    this.told = toldBy(section);
    this.#fillKept();
    this.#questions?.draw();
    this.#listen(section);
    this.#changed = adoptLines(section, this);
    this.showStatus(runtime.status);
  }

  /** The values of the form by field, without empty ones. */
  get values() {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  }

  /** The names of the fields about a person. */
  get personal() {
    return this.fields.filter(({ personal }) => personal).map(({ name }) => name);
  }

  /** What people read for each value of the form. */
  get #shown() {
    return Object.fromEntries(this.fields.filter(({ value }) => value).map(({ name, shown }) => [name, shown]));
  }

  get #labels() {
    return Object.fromEntries(this.fields.map(({ name, label }) => [name, label]));
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    const start = () => {
      this.runtime.start().catch(() => {}); // the status line reports a failure
    };
    this.form.addEventListener("focusin", start);
    section.addEventListener("pointerenter", start, { once: true });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    const changed = (/** @type {Event} */ { target }) => {
      this.#keepOrForget(target);
      this.#questions?.answered();
      this.#goOnAfterChange();
    };
    // While an input method composes, the field contains half a word. Chromium ends with `compositionend`, Firefox with
    // another `input`: the pause after typing makes one check of both.
    this.form.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) changed(event);
    });
    this.form.addEventListener("compositionend", changed);
    for (const button of section.querySelectorAll("button[data-example]")) {
      button.addEventListener("click", () => {
        const example = JSON.parse(/** @type {HTMLElement} */ (button).dataset.example ?? "{}");
        if (this.#wouldLose(example) && !confirm(WORDS.overwrite)) return;
        this.fill(example);
        this.#example = JSON.stringify(this.values);
        this.submit();
      });
    }
  }

  /** Whether an example would replace what somebody has typed. @param {Record<string, string>} example */
  #wouldLose(example) {
    if (JSON.stringify(this.values) === this.#example) return false; // another example
    return this.fields.some(({ name, value, keeps }) => value && !keeps && name in example && value !== example[name]);
  }

  /** Writes down what the form contains now, and checks it after a pause if somebody has asked for checks. */
  #goOnAfterChange() {
    this.#changed();
    this.#writeLink();
    this.#remember();
    if (!this.#asked) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check().then(() => this.#sayOutcome()), AFTER_TYPING);
  }

  /** Sets the given fields and leaves the others. @param {Record<string, string>} values */
  fill(values) {
    for (const field of this.fields) field.value = values[field.name] ?? field.value;
    this.#questions?.draw();
    this.#changed();
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

  /** Puts the answers that a link may carry into the page's address, so that people can send it. */
  #writeLink() {
    const linked = this.fields.filter(({ links }) => links);
    if (!linked.length) return;
    const url = new URL(location.href);
    url.hash = String(new URLSearchParams(linked.filter(({ value }) => value).map(({ name, value }) => [name, value])));
    try {
      history.replaceState(history.state, "", url.href);
    } catch {
      // Some browsers refuse this on a file share, and the link is only a convenience.
    }
  }

  /** The key of this form among what the page remembers for the way back. */
  get #key() {
    return `checker-${this.checker}`;
  }

  /** Keeps the fields that are not about a person with this step of the history, for who comes back to it. */
  #remember() {
    const values = this.fields.filter(({ personal, keeps, value }) => value && !personal && !keeps);
    const fields = Object.fromEntries(values.map(({ name, value }) => [name, value]));
    try {
      history.replaceState({ ...history.state, [this.#key]: { fields, asked: this.#pressed } }, "");
    } catch {
      // Some browsers refuse this on a file share; then a person types it again.
    }
  }

  /** For who comes back to the page: fills in what the form contained when they left, and checks it if they had. */
  restore() {
    const [navigation] = performance.getEntriesByType("navigation");
    if (!(navigation instanceof PerformanceNavigationTiming) || navigation.type !== "back_forward") return;
    const { fields, asked } = history.state?.[this.#key] ?? {};
    if (!fields || typeof fields !== "object" || !Object.keys(fields).length) return;
    this.fill(fields);
    if (asked) this.submit();
  }

  /** Whether there are more questions to come, and nobody has asked for a verdict yet. */
  get #isHalfway() {
    return !this.#pressed && Boolean(this.#questions?.isOpen);
  }

  /** Announces the outcome to people who do not see the verdict change. */
  #sayOutcome() {
    if (!this.verdict.hidden) this.said.textContent = `${WORDS.outcomeNow}${this.verdict.dataset.headline}`;
    else this.said.textContent = this.#isHalfway ? WORDS.goOn : "";
  }

  /**
   * Checks because somebody asked for it, and moves the focus to the verdict if they still wait for it.
   * @param {() => boolean} [isStill] tells whether they do
   */
  async submit(isStill = watchPerson()) {
    this.#asked = true;
    this.#pressed = true;
    this.said.textContent = "";
    this.#writeLink();
    this.#remember();
    clearTimeout(this.#timer);
    await this.#check();
    if (this.verdict.hidden) return;
    if (isStill()) {
      this.said.textContent = ""; // the focus moves to the verdict, so nothing needs announcing
      reveal(this.verdict);
    } else {
      this.#sayOutcome();
    }
  }

  /** @returns {Promise<void>} settles when the verdict is about what the form contains, or when there is none */
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
          goTo: (name) => this.#goTo(name),
        });
        for (const field of this.fields) showBeside(field, verdict.findings, this.told.severities);
        this.#questions?.decide(verdict.outcome === "fail" && !verdict.details.missing?.length);
        if (verdict.outcome !== "fail" && this.#isHalfway) this.verdict.hidden = true;
      }
    } catch (error) {
      // An earlier verdict would be taken for the answer.
      this.verdict.hidden = true;
      if (!(error instanceof Fault)) throw error;
    }
  }

  /** Takes the person to a field. @param {string} name */
  #goTo(name) {
    const field = this.fields.find((each) => each.name === name);
    if (!field) return;
    field.place.hidden = false;
    const { control } = field;
    const target = control instanceof HTMLFieldSetElement ? control.querySelector("input") : control;
    target?.focus();
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

  /** @param {EventTarget | null} target the changed element */
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
