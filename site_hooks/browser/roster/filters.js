// The choices above the table: whom it shows. Python names them.

import { element } from "../common/element.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * @typedef {import("./messages.js").Query} Query
 * @typedef {import("./messages.js").Filter} Filter
 */

/** @param {string} words @param {(isChecked: boolean) => void} change */
export const checkBox = (words, change) => {
  const box = element("input", "");
  box.type = "checkbox";
  box.onchange = () => change(box.checked);
  return { box, label: element("label", "", box, words) };
};

/**
 * @param {(change: Partial<Query>) => void} change
 * @returns {{ element: HTMLElement, show: (filters: Filter[], query: Query) => void, mark: (query: Query) => void }}
 *   `show` brings the filters of another check, `mark` shows what is chosen
 */
export const filtersOf = (change) => {
  const problems = checkBox(ROSTER_WORDS.onlyProblems, (onlyProblems) => change({ onlyProblems }));
  const notes = checkBox(ROSTER_WORDS.withNotes, (withNotes) => change({ withNotes }));
  /** @type {Map<string, HTMLSelectElement>} */
  const selects = new Map();
  const place = element("div", "roster-filters");
  /** @param {string} value @param {string} words */
  const option = (value, words) => Object.assign(element("option", "", words), { value });
  const chosen = () => Object.fromEntries([...selects].map(([name, { value }]) => [name, value]));
  const mark = (/** @type {Query} */ { onlyProblems, withNotes, filters }) => {
    problems.box.checked = onlyProblems;
    notes.box.checked = withNotes;
    for (const [name, select] of selects) select.value = filters[name] ?? "";
  };
  const show = (/** @type {Filter[]} */ filters, /** @type {Query} */ query) => {
    selects.clear();
    const labels = filters.map(({ name, label, options }) => {
      const select = element("select", "");
      select.append(
        option("", ROSTER_WORDS.all),
        ...options.map(({ id, label, people }) => option(id, ROSTER_WORDS.option(label, people))),
      );
      select.onchange = () => change({ filters: chosen() });
      selects.set(name, select);
      return element("label", "", `${label}：`, select);
    });
    place.replaceChildren(problems.label, notes.label, ...labels);
    mark(query);
  };
  return { element: place, show, mark };
};
