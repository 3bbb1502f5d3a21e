// The table of the verdicts on many lines.

import { button, element } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { WORDS } from "../common/words.js";
import { calendarButton } from "../verdict/calendar_file.js";
import { tally } from "../verdict/tally.js";
import { gravestFirst, shortened } from "../verdict/verdict.js";

/**
 * A line with something on it: its number from 1, and its place in the text.
 * @typedef {{ number: number, start: number, text: string }} Line
 * @typedef {{ line: Line, verdict: import("../verdict/verdict.js").Verdict }} Row
 *
 * What is the same for all rows: the field that a line is, whether it is personal, the words for severities, the title of
 * the form, the rules' version and the day of the check.
 * @typedef {{ field: string, personal: boolean, severities: Record<import("../verdict/verdict.js").Severity, string>, title: string,
 *   version: string, day: string }} About
 */

/** @param {string} label @param {...(Node | string)} children */
const cell = (label, ...children) => {
  const made = element("td", "", ...children);
  made.dataset.label = label; // stands before it where the table is too wide for the screen
  return made;
};

/** @param {Row} row @param {(line: Line) => void} select @param {string[]} labels @param {About} about */
const tableRow = ({ line, verdict }, select, labels, { field, personal, severities }) => {
  const { columns, goTo, nothing } = WORDS.lines;
  const { details, findings, headline, outcome } = verdict;
  const back = button(String(line.number), () => select(line), "checker-lines-back");
  back.title = goTo(line.number);
  back.setAttribute("aria-label", goTo(line.number));
  const text = shortened(line.text.trim());
  const content = personal
    ? [
        element("span", "checker-on-screen", text),
        element("span", "checker-on-paper", shortened(details.masked?.[field] || WORDS.notPrinted)),
      ]
    : [details.label ? shortened(details.label) : text];
  const items = gravestFirst(findings).map(({ rule, severity, message, remedy }) => {
    const item = element(
      "li",
      `checker-${severity}`,
      element("span", "checker-severity", severities[severity]),
      message,
      element("span", "checker-remedy", remedy),
    );
    item.dataset.rule = rule;
    return item;
  });
  const row = element(
    "tr",
    "checker-lines-row",
    cell(columns.line, back),
    cell(columns.content, ...content),
    ...labels.map((label) => {
      const found = details.segments?.find((segment) => segment.label === label);
      return cell(
        label,
        ...(found
          ? [element("span", "checker-lines-text", found.text), element("span", "checker-lines-meaning", found.meaning)]
          : []),
      );
    }),
    cell(columns.outcome, element("strong", `checker-lines-outcome checker-lines-${outcome}`, headline.tally)),
  );
  // What to do takes a row of its own: words need more room than a column has.
  const what = cell(columns.what, ...(items.length ? [element("ul", "", ...items)] : [nothing]));
  what.colSpan = row.cells.length - 1;
  const group = element(
    "tbody",
    "",
    row,
    element("tr", "checker-lines-what", element("td", "checker-lines-indent"), what),
  );
  group.dataset.line = String(line.number);
  return group;
};

/** @param {Row[]} rows */
const remindersOf = (rows) => {
  const found = rows.flatMap(({ verdict }) => (verdict.details.reminder ? [verdict.details.reminder] : []));
  return [...new Map(found.map((reminder) => [reminder.id, reminder])).values()];
};

/**
 * Shows the table and what can be done with it.
 * @param {HTMLElement} place
 * @param {Row[]} rows
 * @param {(line: Line) => void} select takes the person to a line in the text
 * @param {About} about
 */
export const showTable = (place, rows, select, about) => {
  const { personal, title, version, day } = about;
  const { columns } = WORDS.lines;
  // What every verdict of a checker is taken apart into; the rows name the pieces.
  const labels = personal
    ? []
    : [...new Set(rows.flatMap(({ verdict }) => verdict.details.segments?.map(({ label }) => label) ?? []))];
  const head = element(
    "tr",
    "",
    ...[columns.line, columns.content, ...labels, columns.outcome].map((label) => {
      const made = element("th", "", label);
      made.scope = "col";
      return made;
    }),
  );
  const verdicts = rows.map(({ verdict }) => verdict);
  const reminders = remindersOf(rows);
  place.replaceChildren(
    element("p", "checker-lines-title", `${title} · ${WORDS.checkedOn} ${day} · ${WORDS.version} ${version}`),
    element("p", "checker-lines-count", WORDS.lines.title(rows.length), tally(verdicts, "个"), "。"),
    element(
      "table",
      "checker-lines-table",
      element("thead", "", head),
      ...rows.map((row) => tableRow(row, select, labels, about)),
    ),
    button(WORDS.lines.print, () => printAlone("lines"), "md-button checker-print"),
    ...(reminders.length ? calendarButton(reminders) : []),
  );
  place.hidden = false;
};
