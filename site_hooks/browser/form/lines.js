// Many at once: one check a line, and a table of what came of it. Each line is judged by the rules like a single one.

import { watchPerson } from "../common/attention.js";
import { button, element, find } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { count } from "../common/status.js";
import { today } from "../common/today.js";
import { WORDS } from "../common/words.js";
import { Fault } from "../runtime/messages.js";
import { calendarButton } from "../verdict/calendar_file.js";
import { gravestFirst, shortened } from "../verdict/verdict.js";

const MOST = 500; // lines at once; an old machine takes some milliseconds for each
const SAYING = 200; // ms between two words on progress

/**
 * A line with something on it: its number from 1, its place in the text, and what became of it.
 * @typedef {{ number: number, start: number, text: string }} Line
 * @typedef {{ line: Line, verdict: import("../verdict/verdict.js").Verdict }} Row
 *
 * What is the same for all rows: the field that a line is, whether it is personal, the words for severities, the title of
 * the form, the rules' version and the day of the check.
 * @typedef {{ field: string, personal: boolean, severities: Record<import("../verdict/verdict.js").Severity, string>, title: string,
 *   version: string, day: string }} About
 */

/** @param {string} text @returns {Line[]} */
const linesOf = (text) => {
  let start = 0;
  return text.split("\n").flatMap((line, index) => {
    const found = { number: index + 1, start, text: line };
    start += line.length + 1;
    return line.trim() ? [found] : [];
  });
};

/**
 * Selects a line in the text, which may have changed since: the one that reads the same, else the one with its number.
 * @param {HTMLTextAreaElement} area
 * @param {Line} line
 */
const select = (area, { number, text }) => {
  const lines = linesOf(area.value);
  const distance = (/** @type {Line} */ line) => Math.abs(line.number - number);
  const same = lines.filter((line) => line.text === text);
  const [found] = (same.length ? same : lines).sort((one, other) => distance(one) - distance(other));
  area.focus();
  if (found) area.setSelectionRange(found.start, found.start + found.text.length);
};

/** @param {string} label @param {...(Node | string)} children */
const cell = (label, ...children) => {
  const made = element("td", "", ...children);
  made.dataset.label = label; // stands before it where the table is too wide for the screen
  return made;
};

/** @param {Row} row @param {HTMLTextAreaElement} area @param {string[]} labels @param {About} about */
const tableRow = ({ line, verdict }, area, labels, { field, personal, severities }) => {
  const { columns, goTo, nothing } = WORDS.lines;
  const { details, findings, outcome } = verdict;
  const back = button(String(line.number), () => select(area, line), "checker-lines-back");
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
    cell(columns.outcome, element("strong", `checker-lines-outcome checker-lines-${outcome}`, WORDS.outcome[outcome])),
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
 * @param {HTMLTextAreaElement} area
 * @param {About} about
 */
const showTable = (place, rows, area, about) => {
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
  const counts = /** @type {const} */ (["pass", "fail", "unsure"])
    .map((outcome) => [WORDS.outcome[outcome], rows.filter(({ verdict }) => verdict.outcome === outcome).length])
    .filter(([, count]) => count)
    .map(([word, count]) => `${word} ${count} 个`);
  const reminders = remindersOf(rows);
  place.replaceChildren(
    element("p", "checker-lines-title", `${title} · ${WORDS.checkedOn} ${day} · ${WORDS.version} ${version}`),
    element("p", "checker-lines-count", WORDS.lines.title(rows.length), counts.join("，"), "。"),
    element(
      "table",
      "checker-lines-table",
      element("thead", "", head),
      ...rows.map((row) => tableRow(row, area, labels, about)),
    ),
    button(WORDS.lines.print, () => printAlone("lines"), "md-button checker-print"),
    ...(reminders.length ? calendarButton(reminders) : []),
  );
  place.hidden = false;
};

/**
 * Takes over the part of a checker's form for many at once, if it has one.
 * @param {HTMLElement} section
 * @param {import("./form.js").CheckerForm} checkerForm
 * @returns {() => void} to be called when a field of the form has changed
 */
export const adoptLines = (section, checkerForm) => {
  const form = section.querySelector("form[data-lines]");
  if (!(form instanceof HTMLFormElement)) return () => {};
  const area = find(form, "textarea", HTMLTextAreaElement);
  const submit = find(form, "[type=submit]", HTMLButtonElement);
  const said = find(section, ".checker-lines-status", HTMLElement);
  const place = find(section, ".checker-lines-result", HTMLElement);
  const { checker, runtime, title } = checkerForm;
  const { severities } = checkerForm.told;
  const field = form.dataset.lines ?? "";
  const beside = (form.dataset.beside ?? "").split(" ");
  const personal = checkerForm.personal.includes(field);
  const shared = () => Object.fromEntries(Object.entries(checkerForm.values).filter(([name]) => beside.includes(name)));
  /** All that the table goes by. */
  const given = () => JSON.stringify([area.value, shared()]);
  let judged = ""; // what was given for the table that is shown
  let isChecking = false;

  /** Says so where the table is not on what stands there now; it could be taken for the answer, on paper above all. */
  const changed = () => {
    if (place.hidden || isChecking) return;
    const isStale = given() !== judged;
    if (isStale === "stale" in place.dataset) return;
    if (isStale) place.dataset.stale = "";
    else delete place.dataset.stale;
    for (const button of place.querySelectorAll(":scope > button")) button.toggleAttribute("disabled", isStale);
    said.textContent = isStale ? WORDS.lines.stale : "";
  };

  /** @param {Line[]} lines */
  const judge = async (lines) => {
    const values = shared();
    const day = today();
    const done = count();
    said.replaceChildren(WORDS.lines.checking, done);
    /** @type {Row[]} */
    const rows = [];
    let spoken = 0;
    for (const line of lines) {
      if (Date.now() - spoken > SAYING) {
        done.textContent = WORDS.lines.done(rows.length, lines.length);
        spoken = Date.now();
      }
      rows.push({ line, verdict: await runtime.check(checker, { ...values, [field]: line.text }, day) });
    }
    showTable(place, rows, area, { field, personal, severities, title, version: runtime.manifest.version, day });
  };

  const checkAll = async () => {
    const isStill = watchPerson();
    const lines = linesOf(area.value);
    place.hidden = true;
    delete place.dataset.stale;
    judged = given();
    if (!lines.length) return WORDS.lines.none;
    if (lines.length > MOST) return WORDS.lines.tooMany(lines.length, MOST);
    await judge(lines);
    if (!isStill()) return place.querySelector(".checker-lines-count")?.textContent ?? "";
    place.focus();
    return "";
  };

  form.addEventListener("focusin", () => {
    runtime.start().catch(() => {});
  });
  area.addEventListener("input", changed);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isChecking) return;
    isChecking = true;
    submit.setAttribute("aria-disabled", "true"); // `disabled` would take the focus away
    try {
      said.textContent = await checkAll();
    } catch (error) {
      said.textContent = WORDS.lines.stopped;
      if (!(error instanceof Fault)) throw error;
    } finally {
      isChecking = false;
      submit.removeAttribute("aria-disabled");
      changed();
    }
  });
  return changed;
};
