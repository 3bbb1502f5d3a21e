// The photo checker: takes photos, has them checked, and shows the verdicts.

import { watchPerson } from "../common/attention.js";
import { button, element, find } from "../common/element.js";
import { listenForFiles } from "../common/intake.js";
import { askBeforeLeaving } from "../common/leave.js";
import { reveal } from "../common/reveal.js";
import { save } from "../common/save.js";
import { showStatus } from "../common/status.js";
import { today } from "../common/today.js";
import { Fault } from "../runtime/messages.js";
import { toldBy } from "../verdict/told.js";
import { Batch } from "./batch.js";
import { asCsv } from "./csv.js";
import { Packing } from "./packing.js";
import { showLooking, showPhoto, showUnreadable } from "./panel.js";
import { PhotoTable } from "./table.js";
import { PHOTO_WORDS } from "./words.js";

const PREVIEW = 900; // pixels of the longer side of the preview
const SAYING = 1000; // ms between two announcements of progress to screen readers

/** @typedef {import("./batch.js").Photo} Photo */

/** The photo checker's part of the page. */
export class PhotoChecker {
  /** The photo whose verdict is shown or awaited. @type {Photo | undefined} */
  #shown;
  #said = 0;

  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {string} root address of the site's root
   */
  constructor(section, runtime, root) {
    this.runtime = runtime;
    this.root = root;
    this.title = section.dataset.title ?? "";
    this.told = toldBy(section);
    this.statusLine = find(section, ".checker-status", HTMLElement);
    this.verdict = find(section, ".checker-verdict", HTMLElement);
    this.said = find(section, ".photo-said", HTMLElement);
    this.pick = find(section, "[data-pick]", HTMLButtonElement);
    this.list = find(section, ".photo-list", HTMLElement);
    this.batch = new Batch(runtime, section.dataset.photoChecker ?? "", today, (photo) => this.#changed(photo));
    this.table = new PhotoTable(
      () => this.batch.photos,
      (photo) => this.open(photo),
    );
    this.bar = element("progress", "photo-progress-bar");
    this.bar.setAttribute("aria-label", "进度");
    this.progress = element("p", "photo-progress-text");
    this.progress.setAttribute("role", "status");
    this.progress.tabIndex = -1;
    this.stopButton = button(PHOTO_WORDS.stop, () => this.#stopOrGoOn(), "md-button photo-stop");
    this.clearButton = button(PHOTO_WORDS.clear, () => this.#clear(), "md-button photo-clear");
    const csvButton = button(PHOTO_WORDS.csv, () => this.#saveCsv(), "md-button photo-csv");
    const fitButton = button(
      "",
      () => {
        this.packing.start();
        this.#drawStop();
      },
      "md-button photo-fit-all",
    );
    this.packing = new Packing(
      this.batch,
      fitButton,
      (text) => this.#say(text),
      () => {
        this.#drawStop();
        if (this.#shown) this.open(this.#shown, false);
      },
    );
    this.list.append(
      element("div", "photo-progress", this.bar, this.stopButton),
      this.progress,
      element("div", "photo-tools", this.table.filter, csvButton, fitButton, this.clearButton),
      this.table.element,
    );
    const prepare = () => {
      runtime.start().catch(() => {}); // the status line reports a failure
    };
    listenForFiles(section, find(section, ".file-drop", HTMLElement), (intake) => this.#take(intake), prepare);
    // Photos and ticks are kept nowhere: whoever leaves is asked.
    askBeforeLeaving(() => this.batch.photos.length > 0);
    this.showStatus(runtime.status);
  }

  /** @param {import("../common/intake.js").Intake} intake */
  #take({ files, skipped, unread, isRefused, isFolder }) {
    const said = [
      ...(isRefused ? [PHOTO_WORDS.folderRefused] : []),
      ...(skipped ? [PHOTO_WORDS.skipped(skipped)] : []),
      ...(unread ? [PHOTO_WORDS.unread(unread)] : []),
      ...(files.length || isRefused ? [] : [isFolder ? PHOTO_WORDS.emptyFolder : PHOTO_WORDS.noFiles]),
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

  /** @param {import("../runtime/messages.js").Status} status */
  showStatus(status) {
    showStatus(this.statusLine, status, this.runtime, (isStill) => {
      if (this.#shown) this.open(this.#shown, isStill());
      this.batch.goOn();
    });
  }

  /**
   * Shows everything about a photo.
   * @param {Photo} photo
   * @param {boolean} [isAsked] whether the person asked for it, so that the focus moves there
   */
  async open(photo, isAsked = true) {
    const { verdict } = this;
    const wishes = this.#wishesFor(photo);
    if (isAsked && verdict.contains(document.activeElement)) verdict.focus(); // the focused element disappears
    // The verdict about another photo would be taken for the answer.
    if (this.#shown !== photo) showLooking(verdict, photo, wishes);
    this.#shown = photo;
    verdict.setAttribute("aria-busy", "true");
    const isStill = watchPerson();
    try {
      const looked = await this.batch.look(photo, PREVIEW);
      if (this.#shown !== photo) {
        looked?.preview?.close();
        return;
      }
      if (looked) {
        const context = {
          ...this.told,
          title: this.title,
          root: this.root,
          version: this.runtime.manifest.version,
          today: today(),
        };
        showPhoto(verdict, photo, looked, context, wishes);
      } else {
        showUnreadable(verdict, photo, wishes);
      }
      if (isAsked && isStill()) reveal(verdict);
    } catch (error) {
      if (this.#shown === photo) verdict.hidden = true;
      if (!(error instanceof Fault)) throw error;
    } finally {
      if (this.#shown === photo) verdict.removeAttribute("aria-busy");
    }
  }

  /** @param {Photo} photo @returns {import("./panel.js").Wishes} */
  #wishesFor(photo) {
    const isAmongOthers = this.batch.photos.length > 1;
    const place = this.table.listed.indexOf(photo); // the list may stop showing it
    const checkAgain = () => (this.#shown === photo ? this.open(photo) : this.batch.check(photo).then(() => {}));
    const fit = async () => {
      if (await this.batch.makeFit(photo)) await checkAgain();
      else if (this.#shown === photo) await this.open(photo);
    };
    return {
      changed: () => this.table.changed(photo),
      fit: () => {
        fit().catch((error) => {
          if (!(error instanceof Fault)) throw error;
        });
      },
      undo: () => {
        this.batch.undo(photo);
        checkAgain();
      },
      back: isAmongOthers ? () => this.table.focus(photo, place) : undefined,
      step: isAmongOthers
        ? (by) => {
            const next = this.table.neighbour(photo, place, by);
            if (next) this.open(next);
            else this.table.focus(photo, place);
          }
        : undefined,
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
    this.#drawStop(counts);
    const now = Date.now();
    if (!photo || isOver || this.batch.isStopped || now - this.#said > SAYING) {
      this.#said = now;
      this.progress.textContent = PHOTO_WORDS.progress(counts);
      this.packing.draw();
    }
  }

  /** Offers to stop while something is running. */
  #drawStop({ done, all } = this.batch.counts) {
    const hasFocus = document.activeElement === this.stopButton;
    this.stopButton.hidden = done === all && !this.packing.isRunning;
    this.stopButton.textContent = this.batch.isStopped && !this.packing.isRunning ? PHOTO_WORDS.goOn : PHOTO_WORDS.stop;
    if (hasFocus && this.stopButton.hidden) this.progress.focus();
  }

  #stopOrGoOn() {
    if (this.packing.isRunning) this.packing.stop();
    else if (this.batch.isStopped) this.batch.goOn();
    else this.batch.stop();
  }

  #clear() {
    if (!confirm(PHOTO_WORDS.clearing)) return;
    this.packing.stop("");
    this.#shown = undefined;
    this.batch.clear();
    this.verdict.hidden = true;
    this.verdict.replaceChildren();
    this.#say("");
    this.pick.focus();
  }

  #saveCsv() {
    const day = today();
    save(
      asCsv(this.table.listed, {
        severities: this.told.severities,
        today: day,
        version: this.runtime.manifest.version,
      }),
      PHOTO_WORDS.csvName(day),
    );
  }
}
