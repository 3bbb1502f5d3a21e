// Shows a verdict. It knows the shape of a verdict and no rule; every text becomes a text node.

import { button, element, withWholeNumbers } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { WORDS } from "../common/words.js";
import { calendarButton } from "./calendar_file.js";
import { comparison } from "./comparison.js";
import { letterOf } from "./letter.js";

/**
 * @typedef {import("#verdicts").Outcome} Outcome
 * @typedef {import("#verdicts").Severity} Severity
 * @typedef {import("#verdicts").Finding} Finding
 * @typedef {import("#verdicts").Segment} Segment
 * @typedef {import("#verdicts").Verdict} Verdict
 *
 * What the page knows besides the verdict. By field: `values` for the rules, `shown` for people (the words of a choice)
 * and `labels`. `personal`: the names of fields about a person. `root`: the address of the site. `severities`: their
 * words. `explanations`: where each rule is explained. `version`: of the rules. `today`: the day of the check.
 * `goTo`: takes a person to a field. `foldedAs`: the findings are folded under these words.
 * @typedef {{ title: string, values: Record<string, string>, shown: Record<string, string>,
 *   personal: string[], labels: Record<string, string>, root: string, severities: Record<Severity, string>,
 *   explanations: Map<string, string>, version: string, today: string, goTo?: (field: string) => void,
 *   foldedAs?: string }} Context
 */

/** @type {Severity[]} */
const GRAVEST_FIRST = ["error", "unsure", "warning", "note"];
const LONGEST_SHOWN = 300; // characters; a pasted page would push the findings out of sight

/** Sorts findings, the gravest first. @param {Finding[]} findings */
export const gravestFirst = (findings) =>
  GRAVEST_FIRST.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

/** As much of a text as is shown. @param {string} text */
const beginning = (text) =>
  Array.from(text.slice(0, 2 * LONGEST_SHOWN))
    .slice(0, LONGEST_SHOWN)
    .join("");

/** A text, or the beginning of a long one and its length. @param {string} text */
export const shortened = (text) => {
  const shown = beginning(text);
  return shown.length < text.length ? shown + WORDS.rest(Array.from(text).length) : text;
};

/**
 * The text of a field, with the places of its findings marked.
 * @param {string} typed
 * @param {Finding[]} findings of this field
 */
const marked = (typed, findings) => {
  const characters = Array.from(typed); // places count code points
  /** @type {(Severity | undefined)[]} */
  const gravest = characters.map((_, place) =>
    GRAVEST_FIRST.find((severity) =>
      findings.some(({ severity: each, at }) => each === severity && at && at[0] <= place && place < at[1]),
    ),
  );
  const line = element("p", "checker-typed");
  for (let start = 0, end = 0; start < Math.min(characters.length, LONGEST_SHOWN); start = end) {
    while (end < characters.length && gravest[end] === gravest[start]) end++;
    const run = characters.slice(start, Math.min(end, LONGEST_SHOWN)).join("");
    const severity = gravest[start];
    line.append(severity && severity !== "note" ? element("mark", `checker-${severity}`, run) : run);
  }
  if (characters.length > LONGEST_SHOWN) line.append(WORDS.rest(characters.length));
  return line;
};

/** @param {Segment[]} segments */
const takenApart = (segments) => {
  const list = element("ol", "checker-segments");
  for (const { kind, label, text, meaning } of segments) {
    const item = element(
      "li",
      `checker-segment-${kind}`,
      element("span", "checker-segment-label", label),
      element("span", "checker-segment-text", text),
      element("span", "checker-segment-meaning", meaning),
    );
    list.append(item);
  }
  return list;
};

/** @param {Finding} finding @param {Context} context */
const findingItem = (finding, { root, labels, severities, explanations, goTo }) => {
  const link = element("a", "", finding.citation.source);
  link.href = new URL(finding.citation.href, root).href;
  const explanation = explanations.get(finding.rule);
  const explanationLink = element("a", "checker-explanation", WORDS.explanation);
  if (explanation) explanationLink.href = explanation;
  const isMain = finding.field === Object.keys(labels)[0]; // most findings are about the first field and need no label
  const { field } = finding;
  const label = field && !isMain ? labels[field] : undefined;
  const item = element(
    "li",
    `checker-finding checker-${finding.severity}`,
    element(
      "p",
      "checker-message",
      element("strong", "checker-severity", severities[finding.severity]),
      label ? `${label}：` : "",
      ...withWholeNumbers(finding.message),
    ),
    element("p", "checker-remedy", element("span", "checker-lead", WORDS.remedy), ...withWholeNumbers(finding.remedy)),
    element(
      "p",
      "checker-basis",
      element("span", "checker-lead", WORDS.basis),
      link,
      ...(explanation ? [explanationLink] : []),
      ...(field && goTo && finding.severity !== "note"
        ? [button(WORDS.toField, () => goTo(field), "checker-to-field")]
        : []),
    ),
  );
  item.dataset.rule = finding.rule;
  return item;
};

/** @param {Finding[]} findings @param {Context} context */
const findingsOf = (findings, context) => {
  const list = element("ul", "checker-findings");
  list.append(...gravestFirst(findings).map((finding) => findingItem(finding, context)));
  const { foldedAs } = context;
  return foldedAs ? element("details", "checker-folded", element("summary", "", foldedAs), list) : list;
};

/**
 * Input, version and day, which make a printed verdict a slip. Personal values are masked: others may see the paper.
 * @param {Context} context
 * @param {Record<string, string>} masked
 */
const slip = ({ shown, personal, labels, version, today }, masked) => {
  const list = element("dl", "checker-slip");
  const onPaper = (/** @type {string} */ name) =>
    personal.includes(name) ? masked[name] || WORDS.notPrinted : (shown[name] ?? "");
  const rows = Object.entries(labels)
    .filter(([name]) => shown[name])
    .map(([name, label]) => [label, onPaper(name)]);
  for (const [term = "", description = ""] of [...rows, [WORDS.checkedOn, today], [WORDS.version, version]]) {
    list.append(element("dt", "", term), element("dd", "", beginning(description)));
  }
  return list;
};

/**
 * Shows a verdict in `place`, the most important things first.
 * @param {HTMLElement} place
 * @param {Verdict} verdict
 * @param {Context} context
 */
export const showVerdict = (place, verdict, context) => {
  const { details, findings, headline, outcome } = verdict;
  const parts = [
    element("p", "checker-slip-title", `${context.title} · ${WORDS.slip}`),
    slip(context, details.masked ?? {}),
    element(
      "h2",
      "checker-outcome",
      element("strong", "", ...withWholeNumbers(headline.text)),
      element("span", "", ...withWholeNumbers(headline.sentence)),
    ),
    ...Object.entries(context.labels).flatMap(([name]) => {
      const own = findings.filter(({ field, at }) => field === name && at);
      return own.some(({ severity }) => severity !== "note") ? [marked(context.values[name] ?? "", own)] : [];
    }),
    ...Object.values(verdict.normalised)
      .filter(({ to }) => to)
      .map(({ to, changes }) =>
        element(
          "p",
          "checker-changes",
          WORDS.readAs,
          element("code", "", beginning(to)),
          WORDS.readAsEnd,
          changes.join("、"),
        ),
      ),
    ...(details.segments?.length ? [takenApart(details.segments)] : []),
    ...(details.diff?.some(({ kind }) => kind !== "same") ? [comparison(details.diff, details.sides)] : []),
    ...(findings.length ? [findingsOf(findings, context)] : []),
    ...(details.letter ? letterOf(details.letter) : []),
    button(WORDS.printSlip, () => printAlone("slip"), "md-button checker-print"),
    ...(details.reminder ? calendarButton([details.reminder]) : []),
  ];
  place.replaceChildren(...parts);
  place.classList.toggle("checker-confidential", context.personal.length > 0);
  place.dataset.outcome = outcome;
  place.dataset.headline = headline.text;
  place.hidden = false;
};
