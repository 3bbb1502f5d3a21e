// Many at once: checks each line like a single value and shows a table of the verdicts.

import { watchPerson } from "../common/attention.js";
import { find } from "../common/element.js";
import { askBeforeLeaving } from "../common/leave.js";
import { reveal } from "../common/reveal.js";
import { count } from "../common/status.js";
import { today } from "../common/today.js";
import { whenTyped } from "../common/typed.js";
import { WORDS } from "../common/words.js";
import { Fault } from "../runtime/messages.js";
import { showTable } from "./lines_table.js";

const SAYING = 200; // ms between two reports of progress
const AT_ONCE = 20; // lines asked together, so that the worker need not wait for the page
const PRACTICE = { rounds: 60, checks: 5 };

/** @typedef {import("./lines_table.js").Line} Line */

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
 * Selects a line. If the text has changed, it is the nearest line with the same text, or else the one with its number.
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

/**
 * Sets up the part of a checker's form for many at once, if it has one.
 * @param {HTMLElement} section
 * @param {import("./form.js").CheckerForm} checkerForm
 * @returns {{ changed: () => void, goOn: () => boolean }} `changed`: call it when a field of the form has changed;
 *   `goOn`: once Python is there again, which checks anew what a failure has stopped, and tells whether it has
 */
export const adoptLines = (section, checkerForm) => {
  const form = section.querySelector("form[data-lines]");
  if (!(form instanceof HTMLFormElement)) return { changed: () => {}, goOn: () => false };
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
  /** Everything that the table depends on. */
  const given = () => JSON.stringify([area.value, shared()]);
  let judged = ""; // what the shown table was made from
  let isChecking = false;
  let isStopped = false; // by a failure

  /** Says so if the table is out of date: people could take it for the answer, above all on paper. */
  const changed = () => {
    if (place.hidden || isChecking) return;
    const isStale = given() !== judged;
    if (isStale === "stale" in place.dataset) return;
    if (isStale) place.dataset.stale = "";
    else delete place.dataset.stale;
    for (const button of place.querySelectorAll(":scope > button")) button.toggleAttribute("disabled", isStale);
    said.textContent = isStale ? WORDS.lines.stale : "";
  };

  /**
   * @param {Line[]} lines
   * @param {import("../verdict/verdict.js").Verdict} whole what all lines show side by side
   * @param {string} day
   */
  const judge = async (lines, whole, day) => {
    const values = shared();
    const done = count();
    said.replaceChildren(WORDS.lines.checking, done);
    /** @type {import("./lines_table.js").Row[]} */
    const rows = [];
    let spoken = 0;
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      if (Date.now() - spoken > SAYING) {
        done.textContent = WORDS.lines.done(rows.length, lines.length);
        spoken = Date.now();
      }
      const asked = lines.slice(from, from + AT_ONCE).map(async (line) => {
        const verdict = await runtime.check(checker, { ...values, [field]: line.text }, day);
        return { line, verdict };
      });
      rows.push(...(await Promise.all(asked)));
    }
    showTable(place, rows, whole, (line) => select(area, line), {
      field,
      personal,
      severities,
      title,
      version: runtime.manifest.version,
      day,
    });
  };

  const checkAll = async () => {
    const isStill = watchPerson();
    const text = area.value;
    const day = today();
    place.hidden = true;
    delete place.dataset.stale;
    judged = given();
    /** @type {import("#verdicts").LinesVerdict} */
    const whole = await runtime.check("lines", { of: checker, text }, day);
    if (whole.outcome !== "pass") return whole.findings.map(({ message, remedy }) => message + remedy).join("");
    const numbers = new Set(whole.details.lines);
    await judge(
      linesOf(text).filter(({ number }) => numbers.has(number)),
      whole,
      day,
    );
    if (!isStill()) return place.querySelector(".checker-lines-count")?.textContent ?? "";
    said.textContent = ""; // it takes up room above, and the table would move up after it
    reveal(place);
    return "";
  };

  /** Checks a known value again and again while somebody pastes: browsers make code fast only once it has run often. */
  const practise = async () => {
    const { checker, values, today } = runtime.manifest.known;
    const checks = Array.from({ length: PRACTICE.checks }, () => JSON.parse(values));
    for (let round = 0; round < PRACTICE.rounds && !isChecking; round++) {
      await Promise.all(checks.map((each) => runtime.check(checker, each, today)));
    }
  };

  form.addEventListener("focusin", () => {
    runtime.start().catch(() => {});
  });
  form.addEventListener("focusin", () => practise().catch(() => {}), { once: true });
  whenTyped(area, changed);
  // Lines may be about people, so nothing keeps them: whoever leaves is asked.
  askBeforeLeaving(() => Boolean(area.value.trim()));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isChecking) return;
    isChecking = true;
    isStopped = false;
    submit.setAttribute("aria-disabled", "true"); // `disabled` would take the focus away
    try {
      said.textContent = await checkAll();
    } catch (error) {
      said.textContent = WORDS.lines.stopped;
      isStopped = error instanceof Fault;
      if (!isStopped) throw error;
    } finally {
      isChecking = false;
      submit.removeAttribute("aria-disabled");
      changed();
    }
  });
  const goOn = () => {
    const goesOn = isStopped && !isChecking;
    if (goesOn) form.requestSubmit();
    return goesOn;
  };
  return { changed, goOn };
};
