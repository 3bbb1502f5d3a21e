// What 本月要报的人 shows: progress, the photos that are nobody's yet, filters, the table, and what to take away.

import { button, element, withWholeNumbers } from "../common/element.js";
import { PageButtons } from "../common/pages.js";
import { Lines, openPhotos, option } from "./lines.js";
import { SUBMISSION_WORDS } from "./words.js";

/**
 * What somebody can do here.
 * @typedef {{ say: (said: import("./messages.js").Said) => void,
 *   ask: (change: Partial<import("./messages.js").Query>) => void, choose: (way: string) => void,
 *   turn: (by: number) => void, stop: () => void, print: () => void, pack: (namedBy: string) => void }} Acts
 */

/** The elements under the place where photos are given. */
export class View {
  bar = element("progress", "submission-bar");
  counted = element("p", "submission-counted");
  notes = element("div", "submission-notes");
  unknown = element("section", "submission-unknown");
  way = element("select", "");
  standing = element("select", "");
  bulk = element("select", "");
  bulkWords = element("span", "");
  listed = element("p", "submission-listed");
  names = element("select", "");

  /**
   * @param {HTMLElement} place
   * @param {Record<string, string>} severities
   * @param {(id: number) => string} thumbnailOf the address of a photo's thumbnail
   * @param {Acts} acts
   */
  constructor(place, severities, thumbnailOf, acts) {
    this.place = place;
    this.thumbnailOf = thumbnailOf;
    this.acts = acts;
    this.lines = new Lines(severities, thumbnailOf, acts.say);
    this.pages = new PageButtons(acts.turn);
    this.stop = button(SUBMISSION_WORDS.stop, acts.stop);
    this.forms = button(SUBMISSION_WORDS.forms(0), acts.print);
    this.bar.setAttribute("aria-label", "进度");
    this.counted.setAttribute("role", "status");
    this.counted.tabIndex = -1;
    place.tabIndex = -1; // the focus goes there with the lines of people who were written
    this.listed.setAttribute("role", "status");
    this.way.onchange = () => acts.ask({ way: this.way.value, standing: "all", page: 0 });
    this.standing.onchange = () => acts.ask({ standing: this.standing.value, page: 0 });
    this.bulk.onchange = () => acts.choose(this.bulk.value);
    this.names.append(...Object.entries(SUBMISSION_WORDS.names).map(([id, words]) => option(id, words)));
    this.progress = element("div", "submission-checking", this.bar, this.stop);
    const zip = button(SUBMISSION_WORDS.zip, () => acts.pack(this.names.value));
    this.people = element(
      "div",
      "submission-people",
      this.notes,
      this.unknown,
      element(
        "div",
        "submission-filters",
        element("label", "", SUBMISSION_WORDS.way, this.way),
        element("label", "", SUBMISSION_WORDS.standing, this.standing),
        element("label", "", this.bulkWords, this.bulk),
      ),
      this.listed,
      this.lines.element,
      this.pages.element,
      element("div", "submission-tools", this.forms, element("label", "", SUBMISSION_WORDS.namedBy, this.names), zip),
    );
    this.clear();
    place.append(this.progress, this.counted, this.people);
  }

  /** Shows nobody. */
  clear() {
    this.place.hidden = true;
    this.people.hidden = true;
    this.progress.hidden = true;
    this.lines.clear();
    this.unknown.replaceChildren();
  }

  /**
   * Shows how far something is. `stop` says what its button would do.
   * @param {number} done
   * @param {number} all
   * @param {boolean} isRunning
   * @param {string} stop
   */
  count(done, all, isRunning, stop) {
    const hasFocus = document.activeElement === this.stop;
    this.bar.max = Math.max(1, all);
    this.bar.value = done;
    this.stop.textContent = stop;
    this.progress.hidden = !isRunning;
    if (hasFocus && this.progress.hidden) this.counted.focus();
  }

  /**
   * Shows all of it; resolves when the lines stand there.
   * @param {import("./messages.js").Lines} lines
   * @param {import("./messages.js").Query} query
   */
  draw(lines, query) {
    this.place.hidden = false;
    this.people.hidden = false;
    this.notes.replaceChildren(...lines.notes.map((text) => element("p", "", ...withWholeNumbers(text))));
    this.unknown.replaceChildren(...openPhotos(lines, this.thumbnailOf, this.acts.say));
    const counted = (/** @type {import("./messages.js").Count[]} */ counts) =>
      counts.map(({ id, label, people }) => option(id, SUBMISSION_WORDS.count(label, people)));
    this.way.replaceChildren(...counted(lines.ways));
    this.way.value = query.way;
    this.standing.replaceChildren(...counted(lines.standings));
    this.standing.value = query.standing;
    this.bulkWords.textContent = SUBMISSION_WORDS.bulk(lines.people);
    this.bulk.replaceChildren(
      option("", SUBMISSION_WORDS.bulkNothing),
      ...lines.choices.map(({ id, label }) => option(id, label)),
    );
    this.listed.textContent = SUBMISSION_WORDS.listed(lines.people);
    this.pages.draw(lines.page, lines.pages);
    this.forms.textContent = SUBMISSION_WORDS.forms(lines.forms);
    this.forms.hidden = !lines.forms;
    return this.lines.draw(lines);
  }

  /** Whether somebody is choosing from a list: then nothing must be drawn anew. */
  get isBusy() {
    return document.activeElement instanceof HTMLSelectElement && this.place.contains(document.activeElement);
  }
}
