// A letter to print, fill in by hand and take along. All its words come with the verdict.

import { button, element } from "../common/element.js";
import { printAlone } from "../common/print.js";

/** @param {string} name @param {string[]} labels */
const blanks = (name, labels) =>
  element(
    "div",
    name,
    ...labels.map((label) => element("p", "", element("span", "", `${label}：`), element("span", "letter-blank"))),
  );

/** The letter, which shows on paper only, and the button that prints it. @param {import("#verdicts").Letter} letter */
export const letterOf = (letter) => {
  const paper = element(
    "div",
    "letter",
    element("p", "letter-title", letter.title),
    element("p", "letter-to", element("span", "letter-blank"), letter.to),
    element("p", "letter-opening", letter.opening),
    blanks("letter-blanks", letter.blanks),
    ...letter.sections.flatMap(({ title, items }) => [
      element("p", "letter-section", title),
      element("ul", "letter-items", ...items.map((item) => element("li", "", item))),
    ]),
    element("p", "letter-section", letter.reply),
    element("div", "letter-reply"),
    blanks("letter-signed", letter.signed),
  );
  return [button(letter.button, () => printAlone("letter"), "md-button md-button--primary checker-print"), paper];
};
