// 申领证件人员名单 on paper: cut into sheets here, because Chromium 109 counts no pages for us.

import { element } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { ROSTER_WORDS } from "./words.js";

const WORDS = ROSTER_WORDS.list;

/** @typedef {import("./messages.js").List} List */

/** @param {List} list */
const tableOf = ({ head }) => {
  const body = element("tbody", "");
  const heads = head.map((text) => Object.assign(element("th", "", text), { scope: "col" }));
  return {
    body,
    table: element("table", "roster-list-table", element("thead", "", element("tr", "", ...heads)), body),
  };
};

/** Adds a sheet with everything but people. @param {HTMLElement} place @param {List} list */
const sheetOf = (place, list) => {
  const { table, body } = tableOf(list);
  const page = element("p", "roster-list-page");
  const sheet = element(
    "section",
    "roster-list-sheet",
    element("h1", "", list.title),
    element("p", "roster-list-note", list.note),
    table,
    page,
  );
  place.append(sheet);
  return { sheet, body, page, isFull: () => sheet.scrollHeight > sheet.clientHeight };
};

/** What stands below the last person. @param {List} list */
const endOf = ({ total, toFill }) =>
  element(
    "div",
    "roster-list-end",
    element("p", "roster-list-total", total),
    element("div", "roster-list-fill", ...toFill.map((text) => element("p", "", text))),
  );

/**
 * Fills sheets with people, as many as fit on each.
 * @param {HTMLElement} place on the page, so that it can be measured
 * @param {List} list
 */
const fill = (place, list) => {
  const first = sheetOf(place, list);
  const sheets = [first];
  let current = first;
  const next = () => {
    current = sheetOf(place, list);
    sheets.push(current);
  };
  for (const cells of list.rows) {
    const row = element("tr", "", ...cells.map((text) => element("td", "", text)));
    current.body.append(row);
    if (current.isFull() && current.body.rows.length > 1) {
      next();
      current.body.append(row); // it moves
    }
  }
  const end = endOf(list);
  current.page.before(end);
  if (current.isFull() && current.body.rows.length > 1) {
    // Nobody stamps a sheet without a name on it, so the last person goes over too.
    const last = current.body.lastElementChild;
    next();
    if (last) current.body.append(last);
    current.page.before(end);
  }
  sheets.forEach(({ page }, at) => {
    page.textContent = WORDS.page(at + 1, sheets.length);
  });
};

/** Prints the list. It is made for the paper and gone after it. @param {List} list */
export const printList = (list) => {
  const place = element("div", "roster-list");
  document.body.append(place);
  place.classList.add("roster-list-measured");
  fill(place, list);
  place.classList.remove("roster-list-measured");
  addEventListener("afterprint", () => place.remove(), { once: true });
  printAlone("list");
};
