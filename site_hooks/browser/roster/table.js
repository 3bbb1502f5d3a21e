// The table of people. The worker gives one page of rows at a time, so that a hundred thousand stay fast.

import { button, element } from "../common/element.js";
import { PageButtons } from "../common/pages.js";
import { reveal } from "../common/reveal.js";
import { filtersOf } from "./filters.js";
import { rowOf } from "./row.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * @typedef {import("./messages.js").Query} Query
 * @typedef {import("./messages.js").Row} Row
 * @typedef {import("./messages.js").Rows} Rows
 *
 * Something that has a say in the table: a heading and a cell in front of each row.
 * @typedef {{ head: string, cell: (row: Row) => HTMLElement }} Front
 */

/** @returns {Query} */
const everybody = () => ({
  page: 0,
  onlyProblems: false,
  filters: {},
  withNotes: false,
  sortedBy: null,
  isDown: false,
  among: null,
  seek: null,
});

/** The table with its filters and page buttons. */
export class RosterTable {
  #query = everybody();
  #drawn = 0;
  /** @type {Front | undefined} */
  #front;
  /** What is drawn as heads. */
  #heads = "";

  /**
   * @param {(query: Query) => Promise<Rows>} ask
   * @param {Record<string, string>} severities
   * @param {(error: unknown) => void} fail
   */
  constructor(ask, severities, fail) {
    this.ask = ask;
    this.severities = severities;
    this.fail = fail;
    this.filters = filtersOf((change) => this.change(change));
    this.said = element("p", "roster-listed");
    this.said.setAttribute("role", "status");
    this.head = element("tr", "");
    this.body = element("tbody", "");
    this.pages = new PageButtons((by) => this.#change({ page: this.#query.page + by }).catch(fail), ROSTER_WORDS.pages);
    const steps = element(
      "span",
      "roster-steps",
      button(ROSTER_WORDS.previous, () => this.#step(-1).catch(fail), "roster-step"),
      button(ROSTER_WORDS.next, () => this.#step(1).catch(fail), "roster-step"),
    );
    const table = element("table", "roster-table", element("thead", "", this.head), this.body);
    table.setAttribute("aria-label", ROSTER_WORDS.table);
    const scroll = element("div", "roster-scroll", table);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", ROSTER_WORDS.table);
    this.element = element(
      "section",
      "roster-rows",
      this.filters.element,
      element("div", "roster-listing", this.said, steps),
      scroll,
      this.pages.element,
    );
    this.element.tabIndex = -1;
  }

  /**
   * Shows everybody of another check.
   * @param {import("./messages.js").Finished} finished
   */
  show({ filters, verdict }) {
    const onlyProblems = verdict.outcome !== "pass";
    this.#front = undefined;
    this.#query = { ...everybody(), onlyProblems };
    this.filters.show(filters, this.#query);
    return this.#draw();
  }

  /** Shows whom an option of a filter is about, and goes there. @param {string} name @param {string} option */
  async showOnly(name, option) {
    this.#query = { ...everybody(), among: this.#query.among, filters: { [name]: option } };
    await this.#draw();
    reveal(this.element);
  }

  /** Shows other people, or in another order. @param {Partial<Query>} change */
  change(change) {
    this.#change(change).catch(this.fail);
  }

  /** Puts something in front of the rows, or nothing. @param {Front | undefined} front */
  putInFront(front) {
    this.#front = front;
  }

  /** @param {Partial<Query>} change */
  async #change(change) {
    this.#query = { ...this.#query, page: 0, ...change };
    await this.#draw();
  }

  /** Goes to the finding before (-1) or after (1) the one that has the focus. @param {1 | -1} by */
  async #step(by) {
    const here = this.body.querySelector(".roster-here");
    const places = [...this.body.querySelectorAll(".roster-finding")];
    const at = here ? places.indexOf(here) : by > 0 ? -1 : places.length;
    const next = places[at + by];
    if (next) return this.#goTo(next);
    const row = here ? here.closest("tr") : by > 0 ? this.body.lastElementChild : this.body.firstElementChild;
    const after = row instanceof HTMLElement ? Number(row.dataset.person) : null;
    const sought = await this.#draw({ after, by });
    if (sought === null) {
      this.said.textContent = by > 0 ? ROSTER_WORDS.noNext : ROSTER_WORDS.noPrevious;
      return;
    }
    const found = [...this.body.querySelectorAll(`[data-person="${sought}"] .roster-finding`)];
    const place = by > 0 ? found[0] : found[found.length - 1];
    if (place) this.#goTo(place);
  }

  /** @param {Element} place */
  #goTo(place) {
    this.body.querySelector(".roster-here")?.classList.remove("roster-here");
    place.classList.add("roster-here");
    if (!(place instanceof HTMLElement)) return;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }

  /**
   * @param {Query["seek"]} [seek]
   * @returns {Promise<number | null>} the person who was sought
   */
  async #draw(seek = null) {
    const mine = ++this.#drawn;
    const { head, rows, page, pages, people, sought } = await this.ask({ ...this.#query, seek });
    if (mine !== this.#drawn) return null;
    if (seek && sought === null) return null;
    this.#query.page = page;
    this.filters.mark(this.#query);
    this.said.textContent = ROSTER_WORDS.listed(people);
    this.#drawHead(head);
    const labels = head.map(({ text }) => text);
    const front = this.#front;
    this.body.replaceChildren(
      ...rows.map((row) => rowOf(row, labels, this.severities, front ? [front.cell(row)] : [])),
    );
    this.pages.draw(page, pages);
    return sought;
  }

  /** @param {Rows["head"]} head */
  #drawHead(head) {
    const front = this.#front ? [{ text: this.#front.head, sorts: false }] : [];
    const all = [...front, ...head, { text: ROSTER_WORDS.what, sorts: false }];
    const heads = JSON.stringify(all);
    // The heads that are there already keep the focus.
    if (this.#heads !== heads) {
      this.#heads = heads;
      this.head.replaceChildren(
        ...all.map(({ text, sorts }, at) => {
          const cell = Object.assign(element("th", ""), { scope: "col" });
          const press = button(text, () => this.#sort(at - front.length), "roster-sort");
          press.title = ROSTER_WORDS.sorting;
          cell.append(sorts ? press : text);
          return cell;
        }),
      );
    }
    for (const [at, cell] of Array.from(this.head.cells).entries()) {
      if (at - front.length === this.#query.sortedBy) {
        cell.setAttribute("aria-sort", this.#query.isDown ? "descending" : "ascending");
      } else cell.removeAttribute("aria-sort");
    }
  }

  /** @param {number} column */
  #sort(column) {
    const isDown = this.#query.sortedBy === column && !this.#query.isDown;
    this.change({ sortedBy: column, isDown });
  }
}
