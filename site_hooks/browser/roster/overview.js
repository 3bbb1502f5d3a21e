// What was found, at a glance: how many people came out how, and one line for each kind of what was found.

import { button, element, withWholeNumbers } from "../common/element.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * @param {import("./messages.js").Finished} finished
 * @param {Record<string, string>} severities
 * @param {(kind: string) => void} showOnly shows the people of a kind in the table
 * @param {(field: string, value: string) => void} say adds something to what is fixed for the unit
 */
export const overviewOf = ({ counts, overview }, severities, showOnly, say) => {
  const lines = overview.map(({ severity, text, kind, answer }) => {
    const words = kind ? button("", () => showOnly(kind), "roster-kind") : element("span", "");
    words.append(...withWholeNumbers(text));
    const parts = [element("strong", "checker-severity", severities[severity] ?? ""), words];
    if (answer) parts.push(button(answer.words, () => say(answer.field, answer.value), "roster-answer"));
    return element("li", `checker-${severity}`, ...parts);
  });
  return element(
    "section",
    "roster-overview",
    element("h3", "", ROSTER_WORDS.overview),
    element("p", "roster-counts", ...counts.map(({ outcome, text }) => element("span", `roster-${outcome}`, text))),
    ...(lines.length
      ? [element("p", "roster-hint", ROSTER_WORDS.overviewHint), element("ul", "roster-kinds", ...lines)]
      : []),
  );
};

/** The reports of a check: numbers, reviews, exams. @param {import("./messages.js").Finished} finished */
export const reportsOf = ({ blocks }) =>
  element(
    "div",
    "roster-blocks",
    ...blocks.map(({ title, lines }) =>
      element(
        "section",
        "roster-block",
        element("h3", "", title),
        ...lines.map((line) => element("p", "", ...withWholeNumbers(line))),
      ),
    ),
  );
