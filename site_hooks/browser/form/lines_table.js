// The table of the verdicts on many lines.

import { csvOf } from "../common/csv.js";
import { button, element, withWholeNumbers } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { save } from "../common/save.js";
import { WORDS } from "../common/words.js";
import { calendarButton } from "../verdict/calendar_file.js";
import { tally } from "../verdict/tally.js";
import { gravestFirst, shortened } from "../verdict/verdict.js";

/**
 * A line that is not blank: its number from 1, and its place in the text.
 * @typedef {{ number: number, start: number, text: string }} Line
 * @typedef {{ line: Line, verdict: import("../verdict/verdict.js").Verdict }} Row
 *
 * What all rows share: the name of the field, whether it is personal, the words for severities, the title of the form,
 * the version of the rules and the day of the check.
 * @typedef {{ field: string, personal: boolean, severities: Record<import("../verdict/verdict.js").Severity, string>,
 *   title: string, version: string, day: string }} About
 */

/** @type {import("../verdict/verdict.js").Outcome[]} */
const OUTCOMES = ["fail", "unsure", "pass"];

/** @param {string} label @param {...(Node | string)} children */
const cell = (label, ...children) => {
  const made = element("td", "", ...children);
  made.dataset.label = label; // shown before it if the table is too wide for the screen
  return made;
};

/** @param {Row} row @param {(line: Line) => void} select @param {string[]} labels @param {About} about */
const tableRow = ({ line, verdict }, select, labels, { field, personal, severities }) => {
  const { columns, goTo } = WORDS.lines;
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
  const items = gravestFirst(findings).map((finding) => said(finding, severities));
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
  const group = element("tbody", "", row);
  if (items.length) {
    // What to do gets a row of its own: it needs more room than a column.
    const what = cell(columns.what, element("ul", "", ...items));
    what.colSpan = row.cells.length - 1;
    group.append(element("tr", "checker-lines-what", element("td", "checker-lines-indent"), what));
    group.classList.toggle("checker-lines-quiet", !isToDo(verdict));
  }
  group.dataset.line = String(line.number);
  return group;
};

/**
 * A finding as a list item.
 * @param {import("../verdict/verdict.js").Finding} finding
 * @param {About["severities"]} severities
 */
const said = ({ rule, severity, message, remedy }, severities) => {
  const item = element(
    "li",
    `checker-${severity}`,
    element("span", "checker-severity", severities[severity]),
    ...withWholeNumbers(message),
    element("span", "checker-remedy", ...withWholeNumbers(remedy)),
  );
  item.dataset.rule = rule;
  return item;
};

/** Whether somebody has to do or check something. @param {import("../verdict/verdict.js").Verdict} verdict */
const isToDo = ({ findings }) => findings.some(({ severity }) => severity !== "note");

/** Sorts rows: the smallest comes first. @param {Row} row */
const urgency = ({ verdict }) => OUTCOMES.indexOf(verdict.outcome) * 2 + (isToDo(verdict) ? 0 : 1);

/** @param {Row[]} rows */
const remindersOf = (rows) => {
  const found = rows.flatMap(({ verdict }) => (verdict.details.reminder ? [verdict.details.reminder] : []));
  return [...new Map(found.map((reminder) => [reminder.id, reminder])).values()];
};

/**
 * The table as a CSV file: each line, how it was read, and what to do.
 * @param {Row[]} rows
 * @param {string[]} labels
 * @param {About} about
 */
const asCsv = (rows, labels, { severities, day, version }) => {
  const { columns } = WORDS.lines;
  const head = [
    columns.line,
    columns.content,
    ...labels,
    columns.outcome,
    columns.what,
    WORDS.checkedOn,
    WORDS.version,
  ];
  const body = rows.map(({ line, verdict }) => [
    line.number,
    line.text.trim(),
    ...labels.map((label) => verdict.details.segments?.find((segment) => segment.label === label)?.text ?? ""),
    verdict.headline.tally,
    gravestFirst(verdict.findings)
      .filter(({ severity }) => severity !== "note")
      .map(({ severity, message, remedy }) => `${severities[severity]}：${message}${remedy}`)
      .join("\n"),
    day,
    version,
  ]);
  return csvOf([head, ...body]);
};

/**
 * The controls of the table: which rows to show, in which order, and whether with explanations.
 * @param {HTMLTableElement} table
 * @param {{ row: Row, group: HTMLElement }[]} made
 */
const tools = (table, made) => {
  const filter = element("select", "checker-lines-filter");
  const kinds = [...new Set(made.map(({ row }) => row.verdict.headline.tally))];
  filter.append(new Option(WORDS.lines.all, ""), ...kinds.map((kind) => new Option(kind, kind)));
  const inOrder = element("input", "");
  const withNotes = element("input", "");
  const draw = () => {
    const order = inOrder.checked ? made : [...made].sort((one, other) => urgency(one.row) - urgency(other.row));
    for (const { row, group } of order) {
      group.hidden = Boolean(filter.value) && row.verdict.headline.tally !== filter.value;
      table.append(group);
    }
    table.classList.toggle("checker-lines-noted", withNotes.checked);
  };
  for (const control of [filter, inOrder, withNotes]) control.addEventListener("change", draw);
  for (const box of [inOrder, withNotes]) box.type = "checkbox";
  draw();
  const hasNotes = made.some(({ row }) => row.verdict.findings.some(({ severity }) => severity === "note"));
  return element(
    "div",
    "checker-lines-tools",
    element("label", "", WORDS.lines.filter, filter),
    element("label", "", inOrder, WORDS.lines.inOrder),
    ...(hasNotes ? [element("label", "", withNotes, WORDS.lines.withNotes)] : []),
  );
};

/**
 * Shows the table and what can be done with it.
 * @param {HTMLElement} place
 * @param {Row[]} rows
 * @param {import("../verdict/verdict.js").Verdict} whole what all lines show side by side
 * @param {(line: Line) => void} select takes the person to a line in the text
 * @param {About} about
 */
export const showTable = (place, rows, whole, select, about) => {
  const { personal, severities, title, version, day } = about;
  const { columns } = WORDS.lines;
  // The columns for the segments, which the verdicts name.
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
  const table = element("table", "checker-lines-table", element("thead", "", head));
  const made = rows.map((row) => ({ row, group: tableRow(row, select, labels, about) }));
  const reminders = remindersOf(rows);
  const verdicts = rows.map(({ verdict }) => verdict);
  place.replaceChildren(
    element("p", "checker-lines-title", `${title} · ${WORDS.checkedOn} ${day} · ${WORDS.version} ${version}`),
    element("p", "checker-lines-count", WORDS.lines.title(rows.length), tally(verdicts, "个"), "。"),
    ...(whole.findings.length
      ? [element("ul", "checker-lines-whole", ...gravestFirst(whole.findings).map((each) => said(each, severities)))]
      : []),
    tools(table, made),
    table,
    button(WORDS.lines.print, () => printAlone("lines"), "md-button checker-print"),
    button(
      WORDS.lines.csv,
      () => save(asCsv(rows, labels, about), WORDS.lines.csvName(title, day)),
      "md-button checker-print",
    ),
    ...(reminders.length ? calendarButton(reminders) : []),
  );
  place.hidden = false;
};
