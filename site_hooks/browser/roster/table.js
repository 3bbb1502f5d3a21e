// The table of people. The worker gives one page of rows at a time, so that a hundred thousand stay fast.

import { button, element } from "../common/element.js";
import { PageButtons } from "../common/pages.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * @typedef {import("./messages.js").Query} Query
 * @typedef {import("./messages.js").Rows} Rows
 */

/** @returns {Query} */
const everybody = () => ({
  page: 0,
  onlyProblems: false,
  kind: null,
  withNotes: false,
  sortedBy: null,
  isDown: false,
});

/** @param {string} words @param {(isChecked: boolean) => void} change */
const checkBox = (words, change) => {
  const box = element("input", "");
  box.type = "checkbox";
  box.onchange = () => change(box.checked);
  return { box, label: element("label", "", box, words) };
};

/** @param {import("./messages.js").Row} row @param {Record<string, string>} severities */
const rowOf = ({ outcome, cells, findings }, severities) => {
  const problems = findings.map(({ severity, cell, label, message, remedy }) =>
    element(
      "p",
      `roster-finding checker-${severity}`,
      element("strong", "checker-severity", severities[severity] ?? ""),
      `${cell ? `${cell} ` : ""}${label ? `${label}：` : ""}${message}`,
      element("span", "roster-remedy", ROSTER_WORDS.remedy, remedy),
    ),
  );
  const made = element("tr", "", ...cells.map((text) => element("td", "", text)), element("td", "", ...problems));
  made.dataset.outcome = outcome;
  return made;
};

/** The table with its filters and page buttons. */
export class RosterTable {
  #query = everybody();
  #drawn = 0;

  /**
   * @param {(query: Query) => Promise<Rows>} ask
   * @param {Record<string, string>} severities
   * @param {(error: unknown) => void} fail
   */
  constructor(ask, severities, fail) {
    this.ask = ask;
    this.severities = severities;
    this.fail = fail;
    this.problems = checkBox(ROSTER_WORDS.onlyProblems, (onlyProblems) => this.#change({ onlyProblems }));
    this.notes = checkBox(ROSTER_WORDS.withNotes, (withNotes) => this.#change({ withNotes }));
    this.kind = element("select", "");
    this.kind.onchange = () => this.#change({ kind: this.kind.value || null });
    this.said = element("p", "roster-listed");
    this.said.setAttribute("role", "status");
    this.head = element("tr", "");
    this.body = element("tbody", "");
    this.pages = new PageButtons((by) => this.#change({ page: this.#query.page + by }));
    const table = element("table", "roster-table", element("thead", "", this.head), this.body);
    table.setAttribute("aria-label", ROSTER_WORDS.table);
    const scroll = element("div", "roster-scroll", table);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", ROSTER_WORDS.table);
    this.element = element(
      "section",
      "roster-rows",
      element(
        "div",
        "roster-filters",
        this.problems.label,
        this.notes.label,
        element("label", "", ROSTER_WORDS.kind, this.kind),
      ),
      this.said,
      scroll,
      this.pages.element,
    );
  }

  /**
   * Shows everybody of another check.
   * @param {import("./messages.js").Finished} finished
   */
  show({ kinds, verdict }) {
    const onlyProblems = verdict.outcome !== "pass";
    this.#query = { ...everybody(), onlyProblems };
    this.problems.box.checked = onlyProblems;
    this.notes.box.checked = false;
    /** @param {string} value @param {string} words */
    const option = (value, words) => Object.assign(element("option", "", words), { value });
    this.kind.replaceChildren(
      option("", ROSTER_WORDS.allKinds),
      ...kinds.map(({ id, label, people }) => option(id, ROSTER_WORDS.kindOf(label, people))),
    );
    return this.#draw();
  }

  /** @param {Partial<Query>} change */
  #change(change) {
    this.#query = { ...this.#query, page: 0, ...change };
    this.#draw().catch(this.fail);
  }

  async #draw() {
    const mine = ++this.#drawn;
    const { head, sorts, rows, page, pages, people } = await this.ask(this.#query);
    if (mine !== this.#drawn) return;
    this.#query.page = page;
    this.said.textContent = ROSTER_WORDS.listed(people);
    this.#drawHead(head, sorts);
    this.body.replaceChildren(...rows.map((row) => rowOf(row, this.severities)));
    this.pages.draw(page, pages);
  }

  /** @param {string[]} words @param {boolean[]} sorts */
  #drawHead(words, sorts) {
    if (this.head.cells.length !== words.length) {
      this.head.replaceChildren(
        ...words.map((text, column) => {
          const cell = Object.assign(element("th", ""), { scope: "col" });
          const press = button(text, () => this.#sort(column), "roster-sort");
          press.title = ROSTER_WORDS.sorting;
          cell.append(sorts[column] ? press : text);
          return cell;
        }),
      );
    }
    for (const [column, cell] of Array.from(this.head.cells).entries()) {
      if (column === this.#query.sortedBy) {
        cell.setAttribute("aria-sort", this.#query.isDown ? "descending" : "ascending");
      } else cell.removeAttribute("aria-sort");
    }
  }

  /** @param {number} column */
  #sort(column) {
    const isDown = this.#query.sortedBy === column && !this.#query.isDown;
    this.#change({ sortedBy: column, isDown });
  }
}
