// The status line of a checker: what the runtime is doing, and how to go on after a failure.

import { watchPerson } from "./attention.js";
import { openRenewed } from "./carried.js";
import { button, element } from "./element.js";
import { statusCount, statusText, WORDS } from "./words.js";

/**
 * A progress text in a live region: visible, but screen readers skip it because it changes too often.
 * @param {string} [text]
 */
export const count = (text = "") => {
  const made = element("span", "checker-count", text);
  made.setAttribute("aria-hidden", "true");
  return made;
};

/** Makes the pieces of a status line. @param {HTMLElement} line as the build made it */
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
  line.tabIndex = -1; // it takes the focus when the button disappears
  return made;
};

/**
 * The pieces of each line. They stay, because an element that is open or has the focus must not be replaced.
 * @type {WeakMap<HTMLElement, ReturnType<typeof piecesOf>>}
 */
const pieces = new WeakMap();

/**
 * Sets a text only if it changes: a live region reads out every text that is set.
 * @param {HTMLElement} place
 * @param {string} text
 */
const put = (place, text) => {
  if (place.textContent !== text) place.textContent = text;
};

/**
 * Shows a status, and after a failure the ways to go on.
 * @param {HTMLElement} line
 * @param {import("../runtime/messages.js").Status} status
 * @param {import("../runtime/client.js").Runtime} runtime
 * @param {(isStill: () => boolean) => void} again is called when a new attempt has succeeded; `isStill` tells whether
 *   the person has done nothing else since they asked for it
 */
export const showStatus = (line, status, runtime, again) => {
  const shown = pieces.get(line) ?? piecesOf(line);
  pieces.set(line, shown);
  line.dataset.stage = status.stage;
  put(shown.text, statusText(status));
  put(shown.count, statusCount(status));
  // Once Python is ready nobody needs to know what did not work before, unless they are reading it.
  const { imageFailure } = runtime;
  if (imageFailure) line.dataset.imageFailure = `${imageFailure.kind}: ${imageFailure.detail}`;
  const isOver = status.stage === "ready" && !shown.details.open;
  const reason = status.stage === "failed" ? status.failure : isOver ? undefined : imageFailure;
  put(shown.detail, reason ? `${reason.kind}: ${reason.detail}` : "");
  if (!reason) shown.details.remove();
  else if (!shown.details.isConnected) line.append(shown.details);
  shown.ways.replaceChildren();
  if (status.stage !== "failed") return;
  const hasFocus = document.activeElement === line;
  const retry = () => {
    line.focus();
    const isStill = watchPerson();
    runtime.retry().then(
      () => again(isStill),
      () => {},
    );
  };
  const renew = () => put(shown.text, openRenewed() ? WORDS.renewed : WORDS.notRenewed);
  const isRenewed = status.failure.kind === "renewed";
  const goOn = isRenewed ? button(WORDS.renew, renew) : button(WORDS.retry, retry);
  const byHand = element("a", "", WORDS.byHand);
  byHand.href = "#by-hand";
  shown.ways.append(goOn, byHand);
  if (hasFocus) goOn.focus();
};
