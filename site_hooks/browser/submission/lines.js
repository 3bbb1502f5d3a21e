// The table of people: a line each, with the photo, what is done, and what is still lacking.

import { button, element, withWholeNumbers } from "../common/element.js";
import { nextFrame } from "../common/next_frame.js";
import { NOBODY } from "./messages.js";
import { SUBMISSION_WORDS } from "./words.js";

/**
 * @typedef {import("./messages.js").Line} Line
 * @typedef {import("./messages.js").Said} Said
 */

/** An option of a list. @param {string} value @param {string} words */
export const option = (value, words) => Object.assign(element("option", "", words), { value });

/** Fills the place of a thumbnail. @param {string} address "" as long as there is none */
const thumbnail = (address) => {
  const image = element("img", "photo-thumbnail");
  image.alt = "";
  if (address) image.src = address;
  return image;
};

/** @param {import("./messages.js").Told} told @param {Record<string, string>} severities */
const toldOf = ({ severity, text, remedy }, severities) =>
  element(
    "li",
    `submission-told checker-${severity}`,
    element("strong", "checker-severity", severities[severity] ?? ""),
    ...withWholeNumbers(text),
    element("span", "submission-remedy", SUBMISSION_WORDS.remedy, ...withWholeNumbers(remedy)),
  );

const AT_ONCE = 6; // rows between two frames: to lay out all at once takes longer than a page may be silent

/** Gives a row other cells; what had the focus there has it again. @param {HTMLElement} row @param {HTMLElement[]} cells */
const refill = (row, cells) => {
  const { activeElement } = document;
  const key = activeElement instanceof HTMLElement && row.contains(activeElement) && activeElement.dataset.key;
  row.replaceChildren(...cells);
  if (!key) return;
  const same = [...row.querySelectorAll("[data-key]")].find(
    (each) => each instanceof HTMLElement && each.dataset.key === key,
  );
  if (same instanceof HTMLElement) same.focus();
};

/** The body of the table. What has the focus keeps it when the lines are drawn anew. */
export class Lines {
  /** The rows that are shown, by person, and what they show: cells that stay the same are not made again. @type {Map<number, { what: string, row: HTMLElement }>} */
  #shown = new Map();
  #drawn = 0;

  /**
   * @param {Record<string, string>} severities
   * @param {(id: number) => string} thumbnailOf the address of a photo's thumbnail
   * @param {(said: Said) => void} say
   */
  constructor(severities, thumbnailOf, say) {
    this.severities = severities;
    this.thumbnailOf = thumbnailOf;
    this.say = say;
    this.body = element("tbody", "");
    const head = element("tr", "");
    for (const words of SUBMISSION_WORDS.columns)
      head.append(Object.assign(element("th", "", words), { scope: "col" }));
    const table = element("table", "submission-table", element("thead", "", head), this.body);
    table.setAttribute("aria-label", SUBMISSION_WORDS.table);
    this.element = element("div", "submission-scroll", table);
  }

  /** Shows nobody. */
  clear() {
    this.#drawn++;
    this.#shown.clear();
    this.body.replaceChildren();
  }

  /** Draws the lines, a few a frame. Ends early if others are drawn meanwhile. @param {import("./messages.js").Lines} lines */
  async draw({ rows, choices }) {
    const mine = ++this.#drawn;
    const wanted = new Set(rows.map(({ person }) => person));
    for (const [person, { row }] of this.#shown)
      if (!wanted.has(person)) {
        row.remove();
        this.#shown.delete(person);
      }
    let made = 0;
    for (const [at, line] of rows.entries()) {
      const isNew = this.#put(line, choices, at);
      if (!isNew || ++made % AT_ONCE) continue;
      await nextFrame();
      if (mine !== this.#drawn) return;
    }
  }

  /**
   * Puts a line in its place, and says whether its cells had to be made.
   * @param {Line} line
   * @param {{ id: string, label: string }[]} choices
   * @param {number} at
   */
  #put(line, choices, at) {
    const what = JSON.stringify([line, line.photos.map(({ id }) => this.thumbnailOf(id))]);
    const old = this.#shown.get(line.person);
    const isNew = old?.what !== what;
    // A row keeps its place: for another one in it, the styles of all are worked out anew.
    const row = old?.row ?? element("tr", "");
    if (isNew) {
      refill(row, this.#cells(line, choices));
      row.dataset.standing = line.standing ?? "";
    }
    const there = this.body.children[at];
    if (there !== row) this.body.insertBefore(row, there ?? null);
    this.#shown.set(line.person, { what, row });
    return isNew;
  }

  /** @param {Line} line @param {{ id: string, label: string }[]} choices */
  #cells(line, choices) {
    const { person, row, name, number, text } = line;
    const way = element("select", "", ...choices.map(({ id, label }) => option(id, label)));
    way.value = line.way;
    way.dataset.key = `way ${person}`;
    way.setAttribute("aria-label", SUBMISSION_WORDS.wayOf(name));
    way.onchange = () => this.say({ person, way: way.value });
    return [
      element("td", "submission-photos", ...line.photos.map((photo) => this.#photo(photo))),
      element(
        "td",
        "submission-name",
        element("strong", "", name),
        element("span", "", number),
        element("span", "", row),
      ),
      element("td", "", way),
      element("td", "submission-standing", text),
      element("td", "submission-needs", ...this.#lacking(line)),
    ];
  }

  /** @param {import("./messages.js").PhotoOf} photo */
  #photo({ id, name, tally }) {
    const remove = button(SUBMISSION_WORDS.notTheirs, () => this.say({ photo: id, person: NOBODY }), "submission-link");
    remove.dataset.key = `photo ${id}`;
    remove.setAttribute("aria-label", `${SUBMISSION_WORDS.notTheirs}：${name}`);
    return element(
      "figure",
      "submission-photo",
      thumbnail(this.thumbnailOf(id)),
      element("figcaption", "", element("span", "submission-file", name), tally, remove),
    );
  }

  /** @param {Line} line */
  #lacking({ person, standing, needs, ticks }) {
    if (standing && !needs.length && !ticks.length) return [SUBMISSION_WORDS.nothingLacking];
    const lists = needs.map(({ label, told }) =>
      element(
        "div",
        "submission-need",
        element("strong", "", label),
        element("ul", "", ...told.map((each) => toldOf(each, this.severities))),
      ),
    );
    if (!ticks.length) return lists;
    const boxes = ticks.map(({ id, label, isTicked }) => {
      const box = element("input", "");
      box.type = "checkbox";
      box.checked = isTicked;
      box.dataset.key = `tick ${person} ${id}`;
      box.onchange = () => this.say({ person, tick: id, isTicked: box.checked });
      return element("label", "submission-tick", box, element("span", "", label));
    });
    return [...lists, element("div", "submission-need", element("strong", "", SUBMISSION_WORDS.toSee), ...boxes)];
  }
}

/**
 * The photos that are nobody's yet, and those that are not to be used.
 * @param {import("./messages.js").Lines} lines
 * @param {(id: number) => string} thumbnailOf
 * @param {(said: Said) => void} say
 * @returns {HTMLElement[]}
 */
export const openPhotos = ({ open, unused, offered }, thumbnailOf, say) => {
  const shown = open.slice(0, MOST_OPEN);
  const list = shown.map(({ id, name, asks, people }) => {
    const select = element("select", "", option("", SUBMISSION_WORDS.choose));
    select.setAttribute("aria-label", SUBMISSION_WORDS.whose(name));
    // The rest of the list is long and comes with the focus: twenty photos would have thousands of entries.
    let isFilled = false;
    const fill = () => {
      if (isFilled) return;
      isFilled = true;
      const known = new Set(people.map(({ person }) => person));
      const others = offered.filter(({ person }) => !known.has(person));
      select.append(
        ...[...people, ...others].map(({ person, words }) => option(String(person), words)),
        option(String(NOBODY), SUBMISSION_WORDS.nobodys),
      );
    };
    select.onfocus = fill;
    select.onpointerdown = fill;
    select.onchange = () => {
      if (select.value) say({ photo: id, person: Number(select.value) });
    };
    return element(
      "li",
      "submission-open",
      thumbnail(thumbnailOf(id)),
      element("div", "", element("span", "submission-file", name), element("span", "", asks), select),
    );
  });
  const more = open.length - shown.length;
  const pieces = [];
  if (list.length) {
    pieces.push(
      element("h3", "", SUBMISSION_WORDS.openTitle(open.length)),
      element("ul", "submission-opens", ...list),
      ...(more ? [element("p", "", SUBMISSION_WORDS.openMore(more))] : []),
    );
  }
  if (unused.length) {
    pieces.push(
      element(
        "details",
        "submission-unused",
        element("summary", "", SUBMISSION_WORDS.unused(unused.length)),
        ...unused.map(({ id, name }) =>
          element(
            "p",
            "",
            element("span", "submission-file", name),
            button(SUBMISSION_WORDS.again, () => say({ photo: id, person: null }), "submission-link"),
          ),
        ),
      ),
    );
  }
  return pieces;
};

const MOST_OPEN = 20; // photos to look at at once
