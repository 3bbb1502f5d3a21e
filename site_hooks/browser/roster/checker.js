// The roster checker: takes a file or pasted rows, has everybody checked, and shows what was found.

import { find } from "../common/element.js";
import { listenForFiles } from "../common/intake.js";
import { reveal } from "../common/reveal.js";
import { save } from "../common/save.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { Fault } from "../runtime/messages.js";
import { sortedOut } from "../submission/intake.js";
import { toldBy } from "../verdict/told.js";
import { showVerdict } from "../verdict/verdict.js";
import { ownFields } from "./own.js";
import { listenForText } from "./pasting.js";
import { Result } from "./result.js";
import { RosterTable } from "./table.js";
import { FILE_TYPES, ROSTER_WORDS } from "./words.js";

const BYTE_ORDER_MARK = "\ufeff"; // what is text for certain is not guessed at

/**
 * @typedef {import("./messages.js").Described} Described
 * @typedef {import("./messages.js").Choices} Choices
 */

/** The roster checker's part of the page. */
export class RosterChecker {
  /** Counts files and answers: what belongs to an older one is not shown. */
  #turn = 0;
  /** @type {{ file: Blob | undefined, name: string } | undefined} */
  #taken;
  /** @type {Choices} */
  #choices = {};
  /** People who are written beside every roster that comes. */
  #added = "";
  /** Whether the file is read and its people can be judged. */
  #isRead = false;
  /** Where the focus goes with the answer, if somebody waits for it. @type {HTMLElement | undefined} */
  #goTo;
  /** Python's start that practice belongs to. @type {Promise<void> | undefined} */
  #started;
  /** Takes photos that come with the roster. @type {((intake: import("../common/intake.js").Intake) => void) | undefined} */
  photos;
  /**
   * Is called when everybody was checked, or those before a stop, with where the focus is to go.
   * @type {(goTo: HTMLElement | undefined) => void}
   */
  checked = () => {};
  /** Is called when all is forgotten. @type {() => void} */
  cleared = () => {};

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {string} root address of the site's root
   * @param {((tools: import("./panels.js").Tools) => import("./panels.js").Panel)[]} panels make what stands below the
   *   table
   */
  constructor(section, runtime, root, panels) {
    this.runtime = runtime;
    this.root = root;
    this.title = section.dataset.title ?? "";
    this.name = section.dataset.rosterChecker ?? "";
    this.told = toldBy(section);
    this.statusLine = find(section, ".checker-status", HTMLElement);
    this.said = find(section, ".checker-said", HTMLElement);
    this.verdict = find(section, ".checker-verdict", HTMLElement);
    this.text = find(section, "textarea", HTMLTextAreaElement);
    this.pick = find(section, "[data-pick]", HTMLButtonElement);
    this.own = ownFields(section, () => {
      this.#goTo = this.verdict;
      if (this.#taken) this.#attempt(() => this.#choose({}));
    });
    this.table = new RosterTable(
      (query) => this.runtime.request("rows", query),
      this.told.severities,
      (error) => this.#fail(error),
    );
    const tools = {
      request: (/** @type {string} */ kind, /** @type {unknown} */ payload) => runtime.request(kind, payload),
      open: (
        /** @type {string} */ kind,
        /** @type {Blob} */ file,
        /** @type {string} */ name,
        /** @type {(done: number) => void} */ hear = () => {},
      ) => runtime.request(kind, this.#request(file, name), [], hear),
      attempt: (/** @type {() => Promise<void>} */ act) => this.#attempt(act),
      table: this.table,
    };
    this.result = new Result(
      find(section, ".roster-result", HTMLElement),
      this.table,
      panels.map((make) => make(tools)),
      this.told.severities,
      this.#acts(),
    );
    listenForFiles(
      section,
      find(section, ".file-drop", HTMLElement),
      (intake) => this.#takeFiles(intake),
      () => this.#prepare(),
    );
    this.emptyText = listenForText(this.text, (text, isPasted) => this.takeText(text, "pasted", isPasted));
    this.showStatus(runtime.status);
  }

  /** Starts Python, and has it practise once, before anything is given. */
  #prepare() {
    const started = this.runtime.start();
    if (started === this.#started) return;
    this.#started = started;
    // The status line reports a failure.
    started.then(() => this.runtime.request("practise", { today: today() })).catch(() => {});
  }

  /** @returns {import("./result.js").Acts} */
  #acts() {
    return {
      answer: (choices) => {
        this.#goTo = this.verdict;
        this.#attempt(() => this.#choose(choices));
      },
      own: (field, value) => this.own.add(field, value),
      showOnly: (kind) => this.#attempt(() => this.table.showOnly("kind", kind)),
      stop: () => {
        this.runtime.request("stop", {}).catch(() => {}); // the status line reports a failure
      },
      save: (kind) => this.#attempt(() => this.#save(kind)),
      clear: () => this.#clear(),
    };
  }

  /** @param {import("../runtime/messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, () => {
      if (this.#taken) this.#attempt(() => this.#open());
    });
  }

  /** @param {import("../common/intake.js").Intake} intake */
  #takeFiles(intake) {
    const { rosters, photos } = sortedOut(intake);
    const [first, ...others] = rosters;
    if (photos.length) this.photos?.({ ...intake, files: photos });
    if (!first && photos.length) return;
    if (!first) {
      this.said.textContent = ROSTER_WORDS.nothing;
      return;
    }
    this.#goTo = this.verdict;
    this.#take({ file: first.file, name: first.file.name }, { origin: "file" });
    if (others.length) this.said.textContent = ROSTER_WORDS.firstOnly;
  }

  /**
   * Takes a table that is text already.
   * @param {string} text
   * @param {"pasted" | "forms"} origin
   * @param {boolean} [isAsked] whether somebody waits for the answer, so that the focus goes there
   */
  takeText(text, origin, isAsked = true) {
    this.#goTo = isAsked ? this.verdict : undefined;
    this.#take({ file: new Blob([BYTE_ORDER_MARK, text]), name: ROSTER_WORDS.origins[origin] }, { origin });
  }

  /**
   * Takes people who are written one a line, beside the roster or instead of one.
   * @param {string} text
   * @param {HTMLElement} goTo where the focus goes with the answer
   */
  add(text, goTo) {
    this.#added = text;
    this.#goTo = goTo;
    if (this.#isRead) this.#attempt(() => this.#choose({ added: text }));
    else this.#take(this.#taken ?? { file: undefined, name: ROSTER_WORDS.written }, this.#choices);
  }

  /**
   * @param {{ file: Blob | undefined, name: string }} taken no file if people are written
   * @param {Choices} choices
   */
  #take(taken, choices) {
    this.#taken = taken;
    this.#isRead = false;
    this.#choices = { ...choices, ...(this.#added ? { added: this.#added } : {}) };
    this.#attempt(() => this.#open());
  }

  /** @param {() => Promise<void>} act */
  #attempt(act) {
    act().catch((error) => this.#fail(error));
  }

  /** @param {unknown} error */
  #fail(error) {
    if (error instanceof Fault) return; // the status line reports it
    this.said.textContent = ROSTER_WORDS.broke;
    this.said.dataset.detail = String(error);
  }

  async #open() {
    if (!this.#taken) return;
    const { file, name } = this.#taken;
    const turn = ++this.#turn;
    this.verdict.hidden = true;
    this.result.hide();
    this.said.textContent = ROSTER_WORDS.reading(name);
    const described = await this.runtime.request("open-roster", this.#request(file, name));
    if (turn !== this.#turn) return;
    if (described) await this.#go(described);
    else this.said.textContent = ROSTER_WORDS.gone;
  }

  /** @param {Blob | undefined} file @param {string} name @returns {import("./messages.js").OpenRequest} */
  #request(file, name) {
    return { checker: this.name, file, name, today: today(), own: this.own.given(), choices: this.#choices };
  }

  /** @param {Choices} more */
  async #choose(more) {
    this.#choices = { ...this.#choices, ...more };
    const turn = ++this.#turn;
    const described = await this.runtime.request("choose", { choices: this.#choices, own: this.own.given() });
    if (turn === this.#turn) await this.#go(described);
  }

  /** Asks what is open, or checks. @param {Described} described */
  async #go(described) {
    const { told, people, verdict } = described;
    const turn = this.#turn;
    this.said.textContent = told;
    this.#isRead = !verdict;
    if (verdict) {
      this.#showVerdict(verdict);
      this.result.ask(described);
      if (this.#goTo) reveal(this.verdict);
      return;
    }
    this.result.begin(people);
    this.verdict.hidden = true;
    const hear = (/** @type {number} */ done) => this.result.progress.show(done, people);
    const finished = await this.runtime.request("check-roster", { people }, [], hear);
    if (turn !== this.#turn || !finished) return;
    this.result.show(described, finished);
    this.#showVerdict(finished.verdict, ROSTER_WORDS.folded(finished.verdict.findings.length));
    if (this.#goTo === this.verdict) reveal(this.verdict);
    await this.result.fill(finished);
    if (turn === this.#turn) this.checked(this.#goTo);
  }

  /** @param {import("#verdicts").Verdict} verdict @param {string} [foldedAs] */
  #showVerdict(verdict, foldedAs) {
    showVerdict(this.verdict, verdict, {
      ...this.told,
      title: this.title,
      root: this.root,
      version: this.runtime.manifest.version,
      today: today(),
      values: {},
      shown: {},
      personal: [],
      labels: {},
      ...(foldedAs ? { foldedAs } : {}),
    });
  }

  /** @param {"csv" | "xlsx"} kind */
  async #save(kind) {
    const { version } = this.runtime.manifest;
    this.result.say(ROSTER_WORDS.writing);
    const bytes = await this.runtime.request("save-result", { kind, version });
    this.result.say(ROSTER_WORDS.saved);
    if (bytes) save(new Blob([bytes], { type: FILE_TYPES[kind] }), ROSTER_WORDS.resultName(today(), kind));
  }

  #clear() {
    if (!confirm(ROSTER_WORDS.clearing)) return;
    this.#turn++;
    this.#taken = undefined;
    this.#isRead = false;
    this.#added = "";
    this.runtime.end();
    this.emptyText();
    this.verdict.hidden = true;
    this.verdict.replaceChildren();
    this.result.clear();
    this.said.textContent = ROSTER_WORDS.cleared;
    this.cleared();
    this.pick.focus();
  }
}
