// What every checker's part of a page has: the line that says where the runtime is, and what the build has told it.

import { watchPerson } from "./attention.js";
import { button, element } from "./element.js";
import { statusCount, statusText, WORDS } from "./words.js";

/**
 * What tells in a live region how far a thing has come, as often as it likes: to be seen, and not read out each time.
 * @param {string} [text]
 */
export const count = (text = "") => {
  const made = element("span", "checker-count", text);
  made.setAttribute("aria-hidden", "true");
  return made;
};

/** @param {HTMLElement} line that was as the build made it */
const piecesOf = (line) => {
  const made = {
    text: element("span", "checker-status-text"),
    count: count(),
    ways: element("span", "checker-status-ways"),
    detail: element("span", ""),
    details: element("details", "checker-detail", element("summary", "", WORDS.detail)),
  };
  made.details.append(made.detail);
  line.replaceChildren(made.text, made.count, made.ways);
  line.tabIndex = -1; // it takes the focus of the button that goes
  return made;
};

/** The pieces stay from one status to the next: a thing that is open or has the focus must not be replaced. @type {WeakMap<HTMLElement, ReturnType<typeof piecesOf>>} */
const pieces = new WeakMap();

/** Puts text where it is not yet, for a live region reads out what is put there. @param {HTMLElement} place @param {string} text */
const put = (place, text) => {
  if (place.textContent !== text) place.textContent = text;
};

/**
 * Shows the status; of a failure also how to go on.
 * @param {HTMLElement} line
 * @param {import("../runtime/messages.js").Status} status
 * @param {import("../runtime/client.js").Runtime} runtime
 * @param {(isStill: () => boolean) => void} again what to do once a new attempt has come off; `isStill` says whether the
 *   person who asked for it has done nothing else since
 */
export const showStatus = (line, status, runtime, again) => {
  const shown = pieces.get(line) ?? piecesOf(line);
  pieces.set(line, shown);
  line.dataset.stage = status.stage;
  put(shown.text, statusText(status));
  put(shown.count, statusCount(status));
  const reason = status.stage === "failed" ? status.failure : runtime.imageFailure;
  put(shown.detail, reason ? `${reason.kind}: ${reason.detail}` : "");
  if (!reason) shown.details.remove();
  else if (!shown.details.isConnected) line.append(shown.details);
  shown.ways.replaceChildren();
  if (status.stage !== "failed") return;
  const hasFocus = document.activeElement === line;
  const retry = button(WORDS.retry, () => {
    line.focus();
    const isStill = watchPerson();
    runtime.retry().then(
      () => again(isStill),
      () => {},
    );
  });
  const byHand = element("a", "", WORDS.byHand);
  byHand.href = "#by-hand";
  shown.ways.append(retry, byHand);
  if (hasFocus) retry.focus();
};
