// Hands a text to another page of the site, from memory to memory: nothing is stored, and no address has it.

/** @typedef {"table" | "typed"} What a table for the page that takes it, or what was typed on this page */

/** Begins the name of a window that waits for a text; its token follows. @param {What} what */
const waitingFor = (what) => `hand-over:${what}:`;

/** A token that no other window can guess. */
const makeToken = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");

/**
 * Opens a page in a new window, and gives it a text when it asks, once. Browsers allow it while somebody presses a button.
 * @param {string} address of a page that calls `takeOver`
 * @param {What} what
 * @param {string} text
 * @returns {boolean} whether the browser has opened the window
 */
export const handOver = (address, what, text) => {
  const token = makeToken();
  const other = open(address, waitingFor(what) + token);
  if (!other) return false;
  // From a folder every origin is "null", so the window and its token have to be right too.
  const answer = (/** @type {MessageEvent} */ { source, origin, data, ports }) => {
    if (source !== other || origin !== self.origin || data !== token) return;
    removeEventListener("message", answer);
    ports[0]?.postMessage(text);
  };
  addEventListener("message", answer);
  return true;
};

/**
 * Asks the page that has opened this one for its text, if it has one of this kind to give.
 * @param {What} what
 * @param {(text: string) => void} take
 */
export const takeOver = (what, take) => {
  const { opener, name } = window;
  const waiting = waitingFor(what);
  if (!opener || !name.startsWith(waiting)) return;
  window.name = ""; // who opens this window's page again has no text waiting
  window.opener = null;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    port1.close();
    if (typeof data === "string") take(data);
  };
  opener.postMessage(name.slice(waiting.length), self.origin === "null" ? "*" : self.origin, [port2]);
};
