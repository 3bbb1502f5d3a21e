// The table of all photos. It shows one page of rows, so that thousands of photos stay fast.

import { button, element } from "../common/element.js";
import { PageButtons } from "../common/pages.js";
import { rowOf } from "./row.js";
import { PHOTO_WORDS } from "./words.js";

const ROWS = 100; // a page
const PAUSE = 150; // ms between two updates while results arrive

/** @typedef {import("./batch.js").Photo} Photo */

/** What a column sorts by. @type {Record<string, (photo: Photo) => string | number>} */
const KEYS = {
  name: ({ file, folder }) => `${folder}/${file.name}`,
  outcome: ({ state, verdict }) =>
    ["fail", "unsure", "unreadable", "pass"].indexOf(verdict ? verdict.outcome : state) +
    (verdict || state === "unreadable" ? 0 : 9),
  size: ({ file, made }) => (made?.file ?? file).size,
  pixels: ({ verdict }) =>
    verdict?.details.original ? verdict.details.original.width * verdict.details.original.height : -1,
};

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** @param {string | number} one @param {string | number} other */
const compared = (one, other) =>
  typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));

/** Whether somebody has to do something about a photo. @param {Photo} photo */
const isProblem = ({ state, verdict }) => state === "unreadable" || Boolean(verdict && verdict.outcome !== "pass");

/** The table with its filter and page buttons. */
export class PhotoTable {
  /** @type {Map<number, { row: HTMLTableRowElement, fill: () => void }>} */
  #rows = new Map();
  /** @type {string | undefined} */
  #sortedBy;
  #isDown = false;
  #page = 0;
  #onlyProblems = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Set<number>} */
  #stale = new Set();

  /**
   * @param {() => Photo[]} photos
   * @param {(photo: Photo) => void} open
   */
  constructor(photos, open) {
    this.photos = photos;
    this.open = open;
    this.body = element("tbody", "");
    this.note = element("p", "photo-note");
    this.pages = new PageButtons((by) => {
      this.#page += by;
      this.draw();
      this.body.querySelector("button")?.focus();
    });
    /** @type {[string, HTMLTableCellElement][]} */
    this.heads = Object.entries(PHOTO_WORDS.columns).map(([name, words]) => [name, this.#head(name, words)]);
    const table = element(
      "table",
      "photo-table",
      element("thead", "", element("tr", "", ...this.heads.map(([, head]) => head))),
      this.body,
    );
    const box = element("input", "");
    box.type = "checkbox";
    box.onchange = () => {
      this.#onlyProblems = box.checked;
      this.#page = 0;
      this.draw();
    };
    this.filter = element("label", "photo-filter", box, PHOTO_WORDS.onlyProblems);
    this.element = element("div", "photo-scroll", table, this.note, this.pages.element);
  }

  /** @param {string} name @param {string} words */
  #head(name, words) {
    const head = element("th", "");
    head.scope = "col";
    if (!KEYS[name]) {
      head.append(words);
      return head;
    }
    const press = button(
      words,
      () => {
        this.#isDown = this.#sortedBy === name && !this.#isDown;
        this.#sortedBy = name;
        this.#page = 0;
        this.draw();
      },
      "photo-sort",
    );
    press.title = PHOTO_WORDS.sorting;
    head.append(press);
    return head;
  }

  /** The photos that the filter shows, in the chosen order. */
  get listed() {
    const listed = this.photos().filter((photo) => !this.#onlyProblems || isProblem(photo));
    const key = this.#sortedBy && KEYS[this.#sortedBy];
    if (key) {
      const keyed = listed.map((photo) => ({ photo, key: key(photo) }));
      keyed.sort((one, other) => (this.#isDown ? compared(other.key, one.key) : compared(one.key, other.key)));
      return keyed.map(({ photo }) => photo);
    }
    return listed;
  }

  /** Schedules an update. @param {Photo} [photo] the changed photo; without one the list has changed */
  changed(photo) {
    if (photo) this.#stale.add(photo.id);
    this.#timer ??= setTimeout(() => this.draw(), PAUSE);
  }

  /**
   * The photo before (-1) or after (1) another one; after the last comes the first.
   * @param {Photo} photo
   * @param {number} place where it stood in the list, which it may have left
   * @param {number} by
   */
  neighbour(photo, place, by) {
    const { listed } = this;
    const now = listed.indexOf(photo);
    const at = now >= 0 ? now + by : place + Math.min(by, 0);
    return listed[(at + listed.length) % listed.length];
  }

  /**
   * Moves the focus to a photo's row, or to the row in its place.
   * @param {Photo} photo
   * @param {number} place where it stood in the list
   */
  focus(photo, place) {
    const { listed } = this;
    const now = listed.indexOf(photo);
    const at = Math.min(now >= 0 ? now : Math.max(0, place), listed.length - 1);
    this.#page = Math.max(0, Math.floor(at / ROWS));
    this.draw();
    const there = listed[at];
    const target = there ? this.#rows.get(there.id)?.row.querySelector("button") : this.filter.querySelector("input");
    target?.focus();
  }

  draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { listed } = this;
    const pages = Math.max(1, Math.ceil(listed.length / ROWS));
    this.#page = Math.min(this.#page, pages - 1);
    const shown = listed.slice(this.#page * ROWS, (this.#page + 1) * ROWS);
    const ids = new Set(shown.map(({ id }) => id));
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#rows.delete(id);
    const rows = shown.map((photo) => {
      const known = this.#rows.get(photo.id);
      if (known && this.#stale.has(photo.id)) known.fill();
      const made = known ?? rowOf(photo, this.open);
      this.#rows.set(photo.id, made);
      return made.row;
    });
    this.#stale.clear();
    const isSame = rows.length === this.body.rows.length && rows.every((row, index) => row === this.body.rows[index]);
    if (!isSame) this.#keepFocus(() => this.body.replaceChildren(...rows));
    for (const [name, head] of this.heads) {
      if (name === this.#sortedBy) head.setAttribute("aria-sort", this.#isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.note.textContent = listed.length ? "" : PHOTO_WORDS.nothingLeft;
    this.pages.draw(this.#page, pages);
  }

  /** Keeps the focus while rows move. @param {() => void} change */
  #keepFocus(change) {
    const before = document.activeElement;
    const isInside = before instanceof HTMLElement && this.body.contains(before);
    change();
    if (isInside && before.isConnected) before.focus({ preventScroll: true });
  }
}
