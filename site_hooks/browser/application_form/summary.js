// What is left to do with the form: one line for each thing, which leads to its field.

import { element } from "../common/element.js";
import { gravestFirst } from "../verdict/verdict.js";
import { FORM_WORDS } from "./words.js";

/**
 * How a message comes to what it says stands beside the field.
 * @param {import("../verdict/verdict.js").Finding} finding
 * @param {import("../form/form.js").CheckerForm} form
 */
const lineOf = ({ field: name, message, severity, rule }, form) => {
  const field = form.fields.find((each) => each.name === name);
  const label = field && !message.includes(field.label) ? `${field.label}：` : "";
  const words = [element("span", `checker-severity checker-${severity}`, form.told.severities[severity])];
  const item = element("li", "");
  item.dataset.finds = rule;
  const [said = ""] = message.split("\n");
  if (!field) {
    item.append(...words, said);
    return item;
  }
  const link = element("a", "", `${label}${said}`);
  link.href = `#${field.control.id}`;
  link.onclick = (event) => {
    event.preventDefault(); // the address stays as it is
    form.goTo(field.name);
  };
  item.append(...words, link);
  return item;
};

/**
 * @param {HTMLElement} place
 * @param {import("../verdict/verdict.js").Verdict} verdict
 * @param {import("../form/form.js").CheckerForm} form
 */
export const showSummary = (place, { findings, headline, outcome }, form) => {
  const order = new Map(form.fields.map(({ name }, index) => [name, index]));
  const at = (/** @type {string | null} */ field) => order.get(field ?? "") ?? -1;
  const toDo = findings
    .filter(({ severity }) => severity !== "note")
    .sort((one, other) => at(one.field) - at(other.field));
  place.dataset.outcome = outcome;
  place.replaceChildren(
    element("h2", "checker-outcome", element("strong", "", headline.text), element("span", "", headline.sentence)),
    ...(toDo.length
      ? [element("ul", "form-summary-list", ...gravestFirst(toDo).map((each) => lineOf(each, form)))]
      : []),
    element("p", "form-summary-rest", FORM_WORDS.whole),
  );
};
