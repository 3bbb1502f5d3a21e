// The photo checker on the page: takes photos in, has them checked, and shows what came of it.

import { element } from "../element.js";
import { Fault } from "../messages.js";
import { save } from "../save.js";
import { showStatus, toldBy } from "../status.js";
import { today } from "../today.js";
import { Batch } from "./batch.js";
import { asCsv } from "./csv.js";
import { chosen, dropped } from "./intake.js";
import { showPhoto, showUnreadable } from "./panel.js";
import { pathsFor } from "./paths.js";
import { PhotoTable } from "./table.js";
import { PHOTO_WORDS } from "./words.js";

const PREVIEW = 900; // pixels of the longer side of the picture to look at
const SAYING = 1000; // ms between two words on progress, for those who listen to them

/** @typedef {import("./batch.js").Photo} Photo */

/** The checker's part of the page. */
export class PhotoChecker {
  /** The photo whose verdict is shown. @type {Photo | undefined} */
  #shown;
  #isPacking = false;
  #said = 0;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../client.js").Runtime} runtime
   * @param {string} root address of the site's root
   */
  constructor(section, runtime, root) {
    /** @template {Element} T @param {string} selector @param {new () => T} type @returns {T} */
    const find = (selector, type) => {
      const found = section.querySelector(selector);
      if (!(found instanceof type)) throw new Error(`no ${selector}`);
      return found;
    };
    this.section = section;
    this.runtime = runtime;
    this.root = root;
    this.title = section.dataset.title ?? "";
    this.told = toldBy(section);
    this.statusLine = find(".checker-status", HTMLElement);
    this.verdict = find(".checker-verdict", HTMLElement);
    this.said = find(".photo-said", HTMLElement);
    this.drop = find(".photo-drop", HTMLElement);
    this.batch = new Batch(runtime, Number(section.dataset.mostBytes), today, (photo) => this.#changed(photo));
    this.table = new PhotoTable(() => this.batch.photos, (photo) => this.open(photo));
    this.bar = element("progress", "photo-progress-bar");
    this.bar.setAttribute("aria-label", "进度");
    this.progress = element("p", "photo-progress-text");
    this.progress.setAttribute("role", "status");
    /** @param {string} words @param {string} name @param {() => void} press */
    const button = (words, name, press) => {
      const made = element("button", `md-button ${name}`, words);
      made.type = "button";
      made.onclick = press;
      return made;
    };
    this.stopButton = button(PHOTO_WORDS.stop, "photo-stop", () => this.#stopOrGoOn());
    this.csvButton = button(PHOTO_WORDS.csv, "photo-csv", () => this.#saveCsv());
    this.fitButton = button("", "photo-fit-all", () => this.#fitAll());
    this.clearButton = button(PHOTO_WORDS.clear, "photo-clear", () => this.#clear());
    this.list = find(".photo-list", HTMLElement);
    this.list.append(
      element("div", "photo-progress", this.bar, this.stopButton),
      this.progress,
      element("div", "photo-tools", this.table.filter, this.csvButton, this.fitButton, this.clearButton),
      this.table.element,
    );
    this.#listen(section);
    this.showStatus(runtime.status);
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    const start = () => { this.runtime.start().catch(() => {}); }; // the status line tells of a failure
    section.addEventListener("focusin", start);
    section.addEventListener("pointerenter", start, { once: true });
    for (const input of section.querySelectorAll("input[type=file]")) {
      if (!(input instanceof HTMLInputElement)) continue;
      section.querySelector(`button[data-pick="${input.name}"]`)?.addEventListener("click", () => input.click());
      input.addEventListener("change", () => {
        if (input.files?.length) this.#take(chosen(input.files));
        else this.#say(PHOTO_WORDS.emptyFolder);
        input.value = ""; // so that the same file can be chosen again
      });
    }
    // A file that misses the frame would otherwise take the place of the page.
    addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.drop.classList.add("photo-drop-over");
      start();
    });
    addEventListener("dragleave", ({ relatedTarget }) => {
      if (!relatedTarget) this.drop.classList.remove("photo-drop-over");
    });
    addEventListener("drop", (event) => {
      this.drop.classList.remove("photo-drop-over");
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      dropped(event.dataTransfer).then((intake) => this.#take(intake));
    });
    addEventListener("paste", ({ clipboardData }) => {
      if (clipboardData?.files.length) this.#take(chosen(clipboardData.files));
    });
  }

  /** @param {import("./intake.js").Intake} intake */
  #take({ files, skipped, isRefused }) {
    const said = [
      ...(isRefused ? [PHOTO_WORDS.folderRefused] : []),
      ...(skipped ? [PHOTO_WORDS.skipped(skipped)] : []),
      ...(files.length || isRefused ? [] : [skipped ? PHOTO_WORDS.emptyFolder : PHOTO_WORDS.noFiles]),
    ];
    this.#say(said.join(""));
    if (!files.length) return;
    const [first] = this.batch.add(files);
    if (files.length === 1 && first) this.open(first);
    this.batch.goOn();
  }

  /** @param {string} text */
  #say(text) {
    this.said.textContent = text;
  }

  /** @param {import("../messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, () => {
      if (this.#shown) this.open(this.#shown);
      this.batch.goOn();
    });
  }

  /** Shows all about a photo, and takes the person there. @param {Photo} photo */
  async open(photo) {
    this.#shown = photo;
    this.verdict.setAttribute("aria-busy", "true");
    try {
      const looked = await this.batch.check(photo, PREVIEW);
      if (this.#shown !== photo) {
        looked?.preview?.close();
        return;
      }
      const wishes = this.#wishesFor(photo);
      if (looked) {
        const context = { ...this.told, title: this.title, root: this.root, version: this.runtime.manifest.version, today: today() };
        showPhoto(this.verdict, photo, looked, context, wishes);
      } else {
        showUnreadable(this.verdict, photo, wishes);
      }
      this.verdict.focus();
    } catch (error) {
      // A verdict on another photo would be taken for the answer.
      this.verdict.hidden = true;
      if (!(error instanceof Fault)) throw error;
    } finally {
      this.verdict.removeAttribute("aria-busy");
    }
  }

  /** @param {Photo} photo @returns {import("./panel.js").Wishes} */
  #wishesFor(photo) {
    const isAmongOthers = this.batch.photos.length > 1;
    /** @param {() => Promise<unknown>} change */
    const after = (change) => () => {
      change().then(() => (this.#shown === photo ? this.open(photo) : undefined)).catch((error) => {
        if (!(error instanceof Fault)) throw error;
      });
    };
    return {
      changed: () => this.table.changed(photo),
      fit: after(() => this.batch.makeFit(photo)),
      undo: after(() => this.batch.undo(photo)),
      back: isAmongOthers ? () => this.table.focus(photo) : undefined,
      step: isAmongOthers ? (by) => {
        const { listed } = this.table;
        const next = listed[(listed.indexOf(photo) + by + listed.length) % listed.length];
        if (next) this.open(next);
      } : undefined,
    };
  }

  /** @param {Photo | undefined} photo */
  #changed(photo) {
    this.list.hidden = this.batch.photos.length < 2;
    this.table.changed(photo);
    const { counts } = this.batch;
    const isOver = counts.done === counts.all;
    this.bar.max = Math.max(1, counts.all);
    this.bar.value = counts.done;
    this.stopButton.hidden = isOver;
    this.stopButton.textContent = this.batch.isStopped ? PHOTO_WORDS.goOn : PHOTO_WORDS.stop;
    const now = Date.now();
    if (!photo || isOver || this.batch.isStopped || now - this.#said > SAYING) {
      this.#said = now;
      this.progress.textContent = PHOTO_WORDS.progress(counts);
      this.#drawFitButton();
    }
  }

  /** Those that are too large and can be made to fit, and were not yet. */
  get #fittable() {
    return this.batch.photos.filter(({ verdict, made }) => !made && verdict?.details.can_be_made_to_fit);
  }

  #drawFitButton() {
    if (this.#isPacking) return;
    const { length } = this.#fittable;
    this.fitButton.hidden = !length;
    this.fitButton.textContent = PHOTO_WORDS.fitAll(length);
  }

  #stopOrGoOn() {
    if (this.batch.isStopped) this.batch.goOn();
    else this.batch.stop();
  }

  #clear() {
    this.batch.clear();
    this.#shown = undefined;
    this.verdict.hidden = true;
    this.verdict.replaceChildren();
    this.#say("");
  }

  #saveCsv() {
    const day = today();
    save(asCsv(this.table.listed, { severities: this.told.severities, today: day, version: this.runtime.manifest.version }), PHOTO_WORDS.csvName(day));
  }

  /** Makes all that can be made to fit, and gives it as a zip. */
  async #fitAll() {
    if (this.#isPacking) return;
    this.#isPacking = true;
    this.fitButton.disabled = true;
    const photos = this.#fittable;
    /** @type {Photo[]} */
    const packed = [];
    try {
      for (const [index, photo] of photos.entries()) {
        this.#say(PHOTO_WORDS.fitAllProgress(index, photos.length));
        if (await this.batch.makeFit(photo)) packed.push(photo);
      }
      this.#say(PHOTO_WORDS.fitAllPacking);
      const made = packed.flatMap(({ folder, made: { file } = { file: undefined } }) => (file ? [{ folder, name: file.name, file }] : []));
      const files = pathsFor(made).map((name, index) => ({ name, file: made[index]?.file }));
      if (files.length) save(await this.runtime.request("zip", { files }), PHOTO_WORDS.zipName(today()));
      this.#say(PHOTO_WORDS.fitAllDone(packed.length, photos.length - packed.length));
    } catch (error) {
      this.#say("");
      if (!(error instanceof Fault)) throw error;
    } finally {
      this.#isPacking = false;
      this.fitButton.disabled = false;
      this.#drawFitButton();
      if (this.#shown) this.open(this.#shown);
    }
  }
}
