// What is wrong with a field, beside the field itself.

import { element, unfold, withWholeNumbers } from "../common/element.js";
import { gravestFirst } from "../verdict/verdict.js";

const MOST = 3; // messages; the verdict has all of them

/**
 * Shows the findings of a field under it, and tells screen readers that it is not right.
 * @param {import("./fields.js").Field} field
 * @param {import("../verdict/verdict.js").Finding[]} findings of the whole form
 * @param {Record<import("../verdict/verdict.js").Severity, string>} severities
 * @param {boolean} [withRemedy] whether to say what to do as well
 */
export const showBeside = ({ name, control, place }, findings, severities, withRemedy) => {
  const id = `${control.id}-said`;
  const own = gravestFirst(findings.filter(({ field, severity }) => field === name && severity !== "note"));
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  document.getElementById(id)?.remove();
  if (own.length) {
    const lines = own
      .slice(0, MOST)
      .map(({ severity, message, remedy }) =>
        element(
          "span",
          `checker-${severity}`,
          ...withWholeNumbers(`${severities[severity]}：${message}${withRemedy ? remedy : ""}`),
        ),
      );
    const said = element("p", "checker-field-said", ...lines);
    said.id = id;
    place.append(said);
    described.push(id);
  }
  control.setAttribute("aria-describedby", described.join(" "));
  if (own.some(({ severity }) => severity === "error")) {
    control.setAttribute("aria-invalid", "true");
    unfold(place);
  } else control.removeAttribute("aria-invalid");
};
