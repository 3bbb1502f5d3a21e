// The roster checker: takes a file or pasted rows, has everybody checked, and shows what was found.

import { button, element, find } from "../common/element.js";
import { listenForFiles } from "../common/intake.js";
import { reveal } from "../common/reveal.js";
import { save } from "../common/save.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { Fault } from "../runtime/messages.js";
import { isPhoto } from "../submission/intake.js";
import { toldBy } from "../verdict/told.js";
import { showVerdict } from "../verdict/verdict.js";
import { overviewOf } from "./overview.js";
import { ownFields } from "./own.js";
import { columnsPanel, questionOf } from "./questions.js";
import { RosterTable } from "./table.js";
import { FILE_TYPES, ROSTER_WORDS } from "./words.js";

const TYPING = 400; // ms without another key until what was typed is checked
const BYTE_ORDER_MARK = "\ufeff"; // what is text for certain is not guessed at

/**
 * @typedef {import("./messages.js").Described} Described
 * @typedef {import("./messages.js").Choices} Choices
 */

/** The roster checker's part of the page. */
export class RosterChecker {
  /** Counts files and answers: what belongs to an older one is not shown. */
  #turn = 0;
  /** @type {{ file: Blob, name: string } | undefined} */
  #taken;
  /** @type {Choices} */
  #choices = {};
  /** Takes photos that come with the roster. @type {((intake: import("../common/intake.js").Intake) => void) | undefined} */
  photos;
  /** Is called when everybody was checked, or those before a stop. @type {() => void} */
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
    this.result = find(section, ".roster-result", HTMLElement);
    this.pick = find(section, "[data-pick]", HTMLButtonElement);
    this.text = find(section, "textarea", HTMLTextAreaElement);
    this.own = ownFields(section, () => {
      if (this.#taken) this.#attempt(() => this.#choose({}));
    });
    this.bar = element("progress", "roster-bar");
    this.bar.setAttribute("aria-label", "进度");
    this.progress = element("p", "roster-progress");
    this.progress.setAttribute("role", "status");
    this.progress.tabIndex = -1;
    this.stop = button(ROSTER_WORDS.stop, () => {
      this.runtime.request("stop", {}).catch(() => {}); // the status line reports a failure
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
    this.panels = panels.map((make) => make(tools));
    const prepare = () => {
      runtime.start().catch(() => {}); // the status line reports a failure
    };
    listenForFiles(section, find(section, ".file-drop", HTMLElement), (intake) => this.#takeFiles(intake), prepare);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    this.text.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!this.text.value.trim().includes("\n")) return;
        this.takeText(this.text.value, ROSTER_WORDS.pasted);
      }, TYPING);
    });
    this.showStatus(runtime.status);
  }

  /** @param {import("../runtime/messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, () => {
      if (this.#taken) this.#attempt(() => this.#open());
    });
  }

  /** @param {import("../common/intake.js").Intake} intake */
  #takeFiles(intake) {
    const [first, ...others] = intake.files.filter((each) => !isPhoto(each));
    const photos = intake.files.filter(isPhoto);
    if (photos.length) this.photos?.({ ...intake, files: photos });
    if (!first && photos.length) return;
    if (!first) {
      this.said.textContent = ROSTER_WORDS.nothing;
      return;
    }
    this.#take(first.file, first.file.name);
    if (others.length) this.said.textContent = ROSTER_WORDS.firstOnly;
  }

  /** Whether the roster is a file, and not typed or pasted. */
  get hasFile() {
    return this.#taken !== undefined && this.#taken.file instanceof File;
  }

  /** Takes a table that is text already. @param {string} text @param {string} name what people read for it */
  takeText(text, name) {
    this.#take(new Blob([BYTE_ORDER_MARK, text]), name);
  }

  /** @param {Blob} file @param {string} name */
  #take(file, name) {
    this.#taken = { file, name };
    this.#choices = {};
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
    this.result.hidden = true;
    this.said.textContent = ROSTER_WORDS.reading(name);
    const described = await this.runtime.request("open-roster", this.#request(file, name));
    if (turn !== this.#turn) return;
    if (described) await this.#go(described);
    else this.said.textContent = ROSTER_WORDS.gone;
  }

  /** @param {Blob} file @param {string} name @returns {import("./messages.js").OpenRequest} */
  #request(file, name) {
    return { checker: this.name, file, name, today: today(), own: this.own.given() };
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
    const answer = (/** @type {Choices} */ choices) => this.#attempt(() => this.#choose(choices));
    if (verdict) {
      this.#showVerdict(verdict);
      const question = questionOf(described, answer);
      this.result.replaceChildren(...question);
      this.result.hidden = !question.length;
      reveal(this.verdict);
      return;
    }
    this.bar.max = people;
    this.#progress(0, people);
    this.stop.hidden = false;
    this.result.replaceChildren(element("div", "roster-checking", this.bar, this.stop), this.progress);
    this.result.hidden = false;
    this.verdict.hidden = true;
    const hear = (/** @type {number} */ done) => this.#progress(done, people);
    const finished = await this.runtime.request("check-roster", { people }, [], hear);
    if (turn !== this.#turn || !finished) return;
    await this.#show(described, finished, answer);
  }

  /** @param {number} done @param {number} people */
  #progress(done, people) {
    this.bar.value = done;
    this.progress.textContent = ROSTER_WORDS.progress(done, people);
  }

  /**
   * @param {Described} described
   * @param {import("./messages.js").Finished} finished
   * @param {(choices: Choices) => void} answer
   */
  async #show(described, finished, answer) {
    const { verdict, blocks, judged, lastRow } = finished;
    const isWhole = judged === described.people;
    const turn = this.#turn;
    await this.table.show(finished);
    for (const panel of this.panels) await panel.show(finished);
    if (turn !== this.#turn) return;
    this.progress.textContent = isWhole ? ROSTER_WORDS.done(judged) : ROSTER_WORDS.stopped(judged, lastRow);
    const reports = blocks.map(({ title, lines }) =>
      element("section", "roster-block", element("h3", "", title), ...lines.map((line) => element("p", "", line))),
    );
    const { severities } = this.told;
    const showOnly = (/** @type {string} */ kind) => this.#attempt(() => this.table.showOnly("kind", kind));
    this.result.replaceChildren(
      this.progress,
      overviewOf(finished, severities, showOnly, (field, value) => this.own.add(field, value)),
      ...(isWhole ? [] : [button(ROSTER_WORDS.again, () => answer({}))]),
      element("div", "roster-blocks", ...reports),
      columnsPanel(described, answer),
      ...this.panels.map((panel) => panel.element),
      element(
        "div",
        "roster-tools",
        button(ROSTER_WORDS.xlsx, () => this.#attempt(() => this.#save("xlsx"))),
        button(ROSTER_WORDS.csv, () => this.#attempt(() => this.#save("csv"))),
        button(ROSTER_WORDS.clear, () => this.#clear()),
      ),
      this.table.element,
    );
    this.#showVerdict(verdict, ROSTER_WORDS.folded(verdict.findings.length));
    reveal(this.verdict);
    this.checked();
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
    this.progress.textContent = ROSTER_WORDS.writing;
    const bytes = await this.runtime.request("save-result", { kind, version });
    this.progress.textContent = ROSTER_WORDS.written;
    if (bytes) save(new Blob([bytes], { type: FILE_TYPES[kind] }), ROSTER_WORDS.resultName(today(), kind));
  }

  #clear() {
    if (!confirm(ROSTER_WORDS.clearing)) return;
    this.#turn++;
    this.#taken = undefined;
    this.runtime.end();
    this.text.value = "";
    this.verdict.hidden = true;
    this.verdict.replaceChildren();
    this.result.hidden = true;
    this.result.replaceChildren();
    this.said.textContent = ROSTER_WORDS.cleared;
    this.cleared();
    this.pick.focus();
  }
}
