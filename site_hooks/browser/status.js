// What every checker's part of a page has: the line that says where the runtime is, and what the build has told it.

import { element } from "./element.js";
import { statusText, WORDS } from "./words.js";

/**
 * What the build has put beside a checker: the words for severities, and where each rule is explained.
 * @param {HTMLElement} section
 * @returns {Pick<import("./verdict.js").Context, "severities" | "explanations">}
 */
export const toldBy = (section) => ({
  severities: JSON.parse(section.dataset.severities ?? "{}"),
  explanations: new Map([...section.querySelectorAll("a[data-explains]")].flatMap((link) =>
    (link instanceof HTMLAnchorElement ? [[link.dataset.explains ?? "", link.href]] : []))),
});

/** @param {import("./messages.js").Failure} failure */
const detailOf = ({ kind, detail }) =>
  element("details", "checker-detail", element("summary", "", WORDS.detail), `${kind}: ${detail}`);

/**
 * Shows the status; of a failure also how to go on.
 * @param {HTMLElement} line
 * @param {import("./messages.js").Status} status
 * @param {import("./client.js").Runtime} runtime
 * @param {() => void} again what to do once a new attempt has come off
 */
export const showStatus = (line, status, runtime, again) => {
  line.dataset.stage = status.stage;
  const text = statusText(status);
  if (status.stage !== "failed") {
    const reason = runtime.imageFailure;
    line.replaceChildren(text, ...(reason ? [detailOf(reason)] : []));
    return;
  }
  const retry = element("button", "md-button", WORDS.retry);
  retry.type = "button";
  retry.onclick = () => { runtime.retry().then(again, () => {}); };
  const byHand = element("a", "", WORDS.byHand);
  byHand.href = "#by-hand";
  line.replaceChildren(element("span", "", text), retry, byHand, detailOf(status.failure));
};
