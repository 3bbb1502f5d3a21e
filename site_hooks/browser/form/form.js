// A checker's form: starts the runtime when a person turns to it, checks, and shows the verdict.

import { watchPerson } from "../common/attention.js";
import { find, unfold } from "../common/element.js";
import { reveal } from "../common/reveal.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { whenTyped } from "../common/typed.js";
import { WORDS } from "../common/words.js";
import { Fault } from "../runtime/messages.js";
import { toldBy } from "../verdict/told.js";
import { showVerdict } from "../verdict/verdict.js";
import { showBeside } from "./beside.js";
import { Contents } from "./contents.js";
import { remembered, rememberWhileAway, writeLink } from "./history.js";
import { adoptLines } from "./lines.js";
import { OneByOne } from "./one_by_one.js";

const AFTER_TYPING = 150; // ms without typing before the next check

/**
 * @typedef {import("../verdict/verdict.js").Verdict} Verdict
 *
 * For a form about a person that is filled in entry by entry, over a longer time. `isDue`: whether what is wrong with a
 * field shows beside it before somebody asks for a check. `judged` is called with each verdict and whether somebody has
 * asked for one, or without if there is none any more. `place`: where they read on after a check.
 * @typedef {{ isDue: (field: import("./fields.js").Field) => boolean, place: HTMLElement,
 *   judged: (verdict?: Verdict, isAsked?: boolean) => void }} Entries
 */

/** A checker's form with its status line and verdict. */
export class CheckerForm extends Contents {
  #pressed = false; // whether somebody has pressed the button or followed a link
  #asked = false; // whether somebody has asked for a check: then it checks while they type
  /** Settles when the last check is about what the form contains. @type {Promise<void> | undefined} */
  #running;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the part for many at once does. @type {ReturnType<typeof adoptLines>} */
  #many = { changed: () => {}, goOn: () => false };
  /** @type {OneByOne | undefined} */
  #questions;
  /** @type {Entries | undefined} */
  #entries;
  /** Where many are typed, one a line. @type {HTMLTextAreaElement | null} */
  #lines;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {string} root address of the site's root
   * @param {(form: CheckerForm) => Entries} [adoptEntries] for a form that is filled in entry by entry
   */
  constructor(section, runtime, root, adoptEntries) {
    super(section);
    this.runtime = runtime;
    this.root = root;
    this.checker = section.dataset.checker ?? "";
    this.title = section.dataset.title ?? "";
    this.statusLine = find(section, ".checker-status", HTMLElement);
    this.verdict = find(section, ".checker-verdict", HTMLElement);
    this.said = find(section, ".checker-said", HTMLElement);
    this.#lines = section.querySelector("[data-lines] textarea");
    const { form, fields } = this;
    if ("oneByOne" in section.dataset) this.#questions = new OneByOne(form, fields, () => this.#goOnAfterChange());
    this.#asked = Boolean(this.#questions);
    this.told = toldBy(section);
    this.fill(this.kept.read());
    this.#questions?.draw();
    this.#listen(section);
    this.#many = adoptLines(section, this);
    this.#entries = adoptEntries?.(this);
    if (!this.#entries) rememberWhileAway(this.checker, () => ({ fields, asked: this.#pressed }));
    this.showStatus(runtime.status);
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
    whenTyped(this.form, ({ target }) => {
      this.kept.changed(target);
      this.#questions?.answered();
      this.#goOnAfterChange();
    });
    for (const button of section.querySelectorAll("button[data-example]")) {
      button.addEventListener("click", () => {
        const example = JSON.parse(/** @type {HTMLElement} */ (button).dataset.example ?? "{}");
        if (this.wouldLose(example) && !confirm(WORDS.overwrite)) return;
        this.fillExample(example);
        this.submit();
      });
    }
  }

  /** Writes down what the form contains now, and checks it after a pause if somebody has asked for checks. */
  #goOnAfterChange() {
    this.#many.changed();
    this.#writeDown();
    if (this.#asked) this.checkSoon();
  }

  /** Checks after a pause in the typing. */
  checkSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check().then(() => this.#sayOutcome()), AFTER_TYPING);
  }

  /** @override @param {Record<string, string>} values */
  fill(values) {
    super.fill(values);
    this.#questions?.draw();
    this.#many.changed();
  }

  /** What is typed in the form, and in the list of many at once. */
  get typed() {
    return { values: this.values, isPressed: this.#pressed, lines: this.#lines?.value ?? "" };
  }

  /** Takes what was typed on an old version of the page, where the check failed. @param {CheckerForm["typed"]} typed */
  takeTyped({ values, isPressed, lines }) {
    this.fill(values);
    if (isPressed) this.submit();
    if (!this.#lines || !lines) return;
    this.#lines.value = lines;
    unfold(this.#lines);
  }

  /** Empties the form, and takes back what was said of it. */
  clear() {
    clearTimeout(this.#timer);
    this.#asked = false;
    this.#pressed = false;
    this.fill(this.blank);
    for (const field of this.fields) showBeside(field, [], this.told.severities);
    this.#hideVerdict();
    this.said.textContent = "";
  }

  /** Writes into the page's address what may stand there, for who sends it. */
  #writeDown() {
    if (!this.#entries) writeLink(this.fields); // such a form is about a person as a whole
  }

  /** For who comes back to the page: fills in what the form contained when they left, and checks it if they had. */
  restore() {
    const kept = remembered(this.checker);
    if (!kept) return;
    this.fill(kept.fields);
    if (kept.asked) this.submit();
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
    this.#writeDown();
    clearTimeout(this.#timer);
    await this.check();
    if (this.verdict.hidden) return;
    if (isStill()) {
      this.said.textContent = ""; // the focus moves to the verdict, so nothing needs announcing
      reveal(this.#entries?.place ?? this.verdict);
    } else {
      this.#sayOutcome();
    }
  }

  /** @returns {Promise<void>} settles when the verdict is about what the form contains, or when there is none */
  check() {
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
        const { shown } = this;
        const day = today();
        /** @type {Verdict} */
        const verdict = await this.runtime.check(this.checker, values, day);
        this.#showBeside(verdict);
        if (this.#asked || !this.#entries) this.#showVerdict(verdict, values, shown, day);
        this.#entries?.judged(verdict, this.#asked);
        this.#questions?.decide(verdict.outcome === "fail" && !verdict.details.missing?.length);
        if (verdict.outcome !== "fail" && this.#isHalfway) this.verdict.hidden = true;
      }
    } catch (error) {
      this.#hideVerdict(); // an earlier one would be taken for the answer
      if (!(error instanceof Fault)) throw error;
    }
  }

  /**
   * @param {Verdict} verdict
   * @param {Record<string, string>} values that it is about
   * @param {Record<string, string>} shown what people read for them
   * @param {string} day of the check
   */
  #showVerdict(verdict, values, shown, day) {
    showVerdict(this.verdict, verdict, {
      title: this.title,
      values,
      shown,
      personal: this.personal,
      labels: this.labels,
      root: this.root,
      ...this.told,
      version: this.runtime.manifest.version,
      today: day,
      goTo: (name) => this.goTo(name),
    });
  }

  /** Shows what is wrong beside each field, as far as somebody is done with it. @param {Verdict} verdict */
  #showBeside({ findings }) {
    const entries = this.#entries;
    for (const field of this.fields) {
      const isDue = this.#asked || !entries || entries.isDue(field);
      showBeside(field, isDue ? findings : [], this.told.severities, Boolean(entries));
    }
  }

  #hideVerdict() {
    this.verdict.hidden = true;
    this.#entries?.judged();
  }

  /** @param {import("../runtime/messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, (isStill) => {
      if (this.#many.goOn()) return; // they have stopped last
      if (this.#asked) this.submit(isStill);
      else if (this.#entries) this.check();
    });
  }
}
