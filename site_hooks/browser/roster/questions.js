// What has to be answered before a roster can be checked, and what each column is taken for.

import { button, element } from "../common/element.js";
import { foldedPanel } from "./panels.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * @typedef {import("./messages.js").Described} Described
 * @typedef {import("./messages.js").Choices} Choices
 */

/**
 * A list of the columns, each with what it is taken for.
 * @param {Described} described
 * @param {(at: number, field: string | null) => void} change
 */
const columnList = ({ columns, fields }, change) =>
  element(
    "div",
    "roster-columns",
    ...columns.map(({ at, letter, header, field }) => {
      const select = element("select", "");
      for (const [value, words] of [["", ROSTER_WORDS.unused], ...Object.entries(fields)]) {
        select.append(Object.assign(element("option", "", words ?? ""), { value }));
      }
      select.value = field ?? "";
      select.onchange = () => change(at, select.value || null);
      return element("label", "", element("span", "", ROSTER_WORDS.column(letter, header)), select);
    }),
  );

/** What the columns are taken for now. @param {Described} described @returns {Record<string, string | null>} */
const taken = ({ columns }) => Object.fromEntries(columns.map(({ at, field }) => [at, field]));

/**
 * The question that is open; nothing if somebody has to mend the file first.
 * @param {Described} described
 * @param {(choices: Choices) => void} answer
 * @returns {HTMLElement[]}
 */
export const questionOf = (described, answer) => {
  const { asks, sheets } = described;
  if (asks === "also-undecodable") {
    return [button(ROSTER_WORDS.alsoUndecodable, () => answer({ alsoUndecodable: true }))];
  }
  if (asks === "columns") {
    const columns = taken(described);
    const list = columnList(described, (at, field) => {
      columns[at] = field;
    });
    const go = button(ROSTER_WORDS.goOn, () => answer({ columns, withoutHeader: described.withoutHeader }));
    return [element("fieldset", "roster-question", element("legend", "", ROSTER_WORDS.columns), list), go];
  }
  if (asks === "sheets") {
    const boxes = sheets.map(({ name, people, isChosen }) => {
      const box = Object.assign(element("input", ""), { type: "checkbox", value: name ?? "", checked: isChosen });
      return { box, label: element("label", "", box, ROSTER_WORDS.sheet(name ?? "", people)) };
    });
    const legend = element("legend", "", ROSTER_WORDS.sheets);
    const go = button(ROSTER_WORDS.goOn, () =>
      answer({ sheets: boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) }),
    );
    return [element("fieldset", "roster-question", legend, ...boxes.map(({ label }) => label)), go];
  }
  return [];
};

/**
 * What the columns are taken for, to be changed at any time; nothing if there are none to change. The lists have some
 * thirty options a column, and are made for whoever opens them.
 * @param {Described} described
 * @param {(choices: Choices) => void} answer
 */
export const columnsPanel = (described, answer) => {
  const { columns, withoutHeader } = described;
  const change = (/** @type {number} */ at, /** @type {string | null} */ field) =>
    answer({ columns: { ...taken(described), [at]: field }, withoutHeader });
  if (!columns.length) return [];
  const panel = foldedPanel("", ROSTER_WORDS.columns);
  panel.addEventListener("toggle", () => panel.append(columnList(described, change)), { once: true });
  return [panel];
};
