// A row of the table of people.

import { element, withWholeNumbers } from "../common/element.js";
import { ROSTER_WORDS } from "./words.js";

const SHORT = 12; // characters that are kept on one line

/**
 * A cell. What paper may not show is masked there.
 * @param {import("./messages.js").Row["cells"][number]} cell
 * @param {string} label of the column, for narrow screens
 */
const cellOf = ({ text, paper }, label) => {
  const cell = element("td", text.length <= SHORT ? "roster-short" : "");
  cell.dataset.label = label;
  if (paper === null) cell.append(text);
  else cell.append(element("span", "checker-on-screen", text), element("span", "checker-on-paper", paper));
  return cell;
};

/**
 * @param {import("./messages.js").Row} row
 * @param {string[]} labels of the columns
 * @param {Record<string, string>} severities
 * @param {HTMLElement[]} first cells before the others
 */
export const rowOf = ({ outcome, cells, findings, person }, labels, severities, first) => {
  const problems = findings.map(({ severity, cell, label, message, remedy }) => {
    const made = element(
      "p",
      `roster-finding checker-${severity}`,
      element("strong", "checker-severity", severities[severity] ?? ""),
      ...withWholeNumbers(`${cell ? `${cell} ` : ""}${label ? `${label}：` : ""}${message}`),
      element("span", "roster-remedy", ROSTER_WORDS.remedy, ...withWholeNumbers(remedy)),
    );
    made.tabIndex = -1; // 上一处 and 下一处 go there
    return made;
  });
  const made = element(
    "tr",
    "",
    ...first,
    ...cells.map((cell, at) => cellOf(cell, labels[at] ?? "")),
    element("td", "roster-what", ...problems),
  );
  made.dataset.outcome = outcome;
  made.dataset.person = String(person);
  return made;
};
