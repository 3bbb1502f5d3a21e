// 本月要报的人: photos beside the roster, and of each person whether they can be submitted.

import { find } from "../common/element.js";
import { listenForChoices } from "../common/intake.js";
import { askBeforeLeaving } from "../common/leave.js";
import { reveal } from "../common/reveal.js";
import { today } from "../common/today.js";
import { Batch } from "../photo/batch.js";
import { Fault } from "../runtime/messages.js";
import { printForms } from "./forms.js";
import { isPhoto } from "./intake.js";
import { packPhotos } from "./packing.js";
import { View } from "./view.js";
import { SUBMISSION_WORDS } from "./words.js";

const PAUSE = 2000; // ms between two looks at the lines while photos are checked

/**
 * @typedef {import("./messages.js").Query} Query
 * @typedef {import("./messages.js").Said} Said
 */

/** @returns {Query} */
const everybody = () => ({ page: 0, way: "submitted", standing: "all" });

/** The part of the roster's page with photos beside the people. */
export class Submission {
  #query = everybody();
  /** Whether the worker has the people of a checked roster. */
  #hasPeople = false;
  /** All that somebody said about people and photos, for a worker that takes the first one's place. */
  #said = "";
  /** Whether people are written beside the roster. */
  #isAdded = false;
  #drawn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Ends what is running: a print or a zip. @type {AbortController | undefined} */
  #running;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {import("../roster/checker.js").RosterChecker} roster
   */
  constructor(section, runtime, roster) {
    this.runtime = runtime;
    this.roster = roster;
    this.blank = find(document, "template.submission-form", HTMLTemplateElement);
    this.said = find(section, ".submission-said", HTMLElement);
    this.written = find(section, "textarea", HTMLTextAreaElement);
    find(section, "[data-add]", HTMLButtonElement).onclick = () => this.#attempt(() => this.#addWritten());
    this.batch = new Batch(runtime, section.dataset.photoChecker ?? "", today, (photo) => this.#photoChanged(photo));
    const thumbnailOf = (/** @type {number} */ id) => this.batch.photos.find((each) => each.id === id)?.thumbnail ?? "";
    this.view = new View(
      find(section, ".submission-result", HTMLElement),
      roster.told.severities,
      thumbnailOf,
      this.#acts(),
    );
    const prepare = () => {
      runtime.start().catch(() => {}); // the status line reports a failure
    };
    listenForChoices(section, (intake) => this.take(intake), prepare);
    roster.photos = (intake) => this.take(intake);
    roster.checked = (goTo) => this.#attempt(() => this.#open(goTo));
    roster.cleared = () => this.#clear();
    askBeforeLeaving(() => this.batch.photos.length > 0);
  }

  /** @returns {import("./view.js").Acts} */
  #acts() {
    const say = (/** @type {Said} */ said) => this.#attempt(() => this.#say(said));
    return {
      say,
      ask: (change) => this.#ask(change),
      choose: (way) => {
        if (way) say({ query: this.#query, way });
      },
      turn: (by) => this.#ask({ page: this.#query.page + by }),
      stop: () => this.#stopOrGoOn(),
      print: () => this.#run((signal) => this.#printForms(signal)),
      pack: (namedBy) =>
        this.#run((signal) => packPhotos(this.batch, this.#query, namedBy, (text) => this.#tell(text), signal)),
    };
  }

  /** @param {() => Promise<void>} act */
  #attempt(act) {
    act().catch((error) => {
      if (error instanceof Fault) return; // the status line reports it
      this.#tell(SUBMISSION_WORDS.broke);
      this.said.dataset.detail = String(error);
    });
  }

  /** @param {string} text */
  #tell(text) {
    this.said.textContent = text;
  }

  async #addWritten() {
    const text = this.written.value;
    /** @type {number} */
    const count = await this.runtime.request("submission-written", text);
    if (!count && !this.#isAdded) return this.#tell(SUBMISSION_WORDS.nobodyWritten);
    this.#isAdded = Boolean(count);
    this.#tell("");
    this.roster.add(text, this.view.place);
  }

  /** Takes photos, wherever they were dropped. @param {import("../common/intake.js").Intake} intake */
  take({ files, unread, isRefused, isFolder }) {
    const photos = isFolder ? files.filter(isPhoto) : files;
    const others = files.length - photos.length;
    this.#tell(
      [
        ...(isRefused ? [SUBMISSION_WORDS.refused] : []),
        ...(photos.length ? [SUBMISSION_WORDS.received(photos.length)] : isRefused ? [] : [SUBMISSION_WORDS.noPhotos]),
        ...(others ? [SUBMISSION_WORDS.notPhotos(others)] : []),
        ...(unread ? [SUBMISSION_WORDS.unread(unread)] : []),
        ...(photos.length && !this.#hasPeople ? [SUBMISSION_WORDS.noPeople] : []),
      ].join(""),
    );
    if (!photos.length) return;
    const added = this.batch.add(photos);
    this.#attempt(async () => {
      await this.#bring(added);
      this.batch.goOn();
    });
  }

  /** Tells the worker of photos. @param {import("../photo/batch.js").Photo[]} photos */
  #bring(photos) {
    const files = photos.map(({ id, folder, file }) => ({ id, path: folder ? `${folder}/${file.name}` : file.name }));
    return this.runtime.request("submission-add", files);
  }

  /** Takes the people of the roster that was just checked. @param {HTMLElement | undefined} goTo */
  async #open(goTo) {
    const { photos } = this.batch; // more may come before the answer
    const known = await this.runtime.request("submission-open", { said: this.#said });
    if (known !== photos.length) {
      // Another worker has taken the first one's place, and knows nothing.
      for (const photo of photos) Object.assign(photo, { state: "waiting", verdict: undefined, tries: 0 });
      await this.#bring(photos);
      this.batch.goOn();
    }
    this.#hasPeople = true;
    this.#tell("");
    await this.#draw();
    if (goTo === this.view.place) reveal(goTo);
  }

  /** @param {Said} said */
  async #say(said) {
    this.#said = await this.runtime.request("submission-say", said);
    await this.#draw();
  }

  /** @param {Partial<Query>} change */
  #ask(change) {
    this.#query = { ...this.#query, ...change };
    this.#attempt(() => this.#draw());
  }

  async #draw() {
    const mine = ++this.#drawn;
    /** @type {import("./messages.js").Lines} */
    const lines = await this.runtime.request("submission-lines", this.#query);
    if (mine !== this.#drawn) return;
    this.#query.page = lines.page;
    await this.view.draw(lines, this.#query);
  }

  /** @param {import("../photo/batch.js").Photo | undefined} photo */
  #photoChanged(photo) {
    if (photo?.state === "unreadable") this.#attempt(() => this.runtime.request("submission-unread", photo.id));
    const { all, done } = this.batch.counts;
    if (all) this.view.place.hidden = false;
    const stop = this.batch.isStopped && !this.#running ? SUBMISSION_WORDS.goOn : SUBMISSION_WORDS.stop;
    this.view.count(done, all, done < all || Boolean(this.#running), stop);
    // That all are checked is said when the lines say it too.
    if (done < all || !this.#hasPeople) this.#sayChecked();
    this.#timer ??= setTimeout(() => this.#redraw(), done < all || this.view.isBusy ? PAUSE : 0);
  }

  #sayChecked() {
    const { all, done } = this.batch.counts;
    this.view.counted.textContent = all ? SUBMISSION_WORDS.progress(done, all) : "";
  }

  #redraw() {
    this.#timer = undefined;
    if (!this.#hasPeople) return;
    if (this.view.isBusy) this.#photoChanged(undefined);
    else this.#attempt(() => this.#draw().then(() => this.#sayChecked()));
  }

  #stopOrGoOn() {
    if (this.#running) this.#running.abort();
    else if (this.batch.isStopped) this.batch.goOn();
    else this.batch.stop();
  }

  /** Runs one thing at a time that can be stopped. @param {(signal: AbortSignal) => Promise<void>} act */
  #run(act) {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.view.count(0, 0, true, SUBMISSION_WORDS.stop);
    this.#attempt(() =>
      act(running.signal).finally(() => {
        this.#running = undefined;
        this.#photoChanged(undefined);
      }),
    );
  }

  /** @param {AbortSignal} signal */
  async #printForms(signal) {
    /** @type {Record<string, string>[]} */
    const people = await this.runtime.request("submission-forms", { ...this.#query, page: 0 });
    const progress = (/** @type {number} */ done) => {
      this.view.count(done, people.length, true, SUBMISSION_WORDS.stop);
      this.#tell(SUBMISSION_WORDS.makingForms(done, people.length));
    };
    await printForms(this.blank, people, progress, signal);
    this.#tell(signal.aborted ? SUBMISSION_WORDS.stopped : "");
  }

  #clear() {
    this.#running?.abort();
    this.#hasPeople = false;
    this.#said = "";
    this.#query = everybody();
    this.#drawn++;
    this.batch.clear();
    this.#isAdded = false;
    this.written.value = "";
    this.view.clear();
    this.#tell("");
  }
}
