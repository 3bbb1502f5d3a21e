// What can stand below the table of people, and what it may use.

import { element } from "../common/element.js";

/**
 * A part of the page about the roster that has been checked. `show` is called after each check.
 * @typedef {{ element: HTMLElement, show: (finished: import("./messages.js").Finished) => void | Promise<void> }} Panel
 *
 * What a panel may use. `request` asks the worker; `open` has it read a file, as "open-roster" does. `attempt` does
 * something and reports its failure. `table` is the table of people.
 * @typedef {{ request: (kind: string, payload: any) => Promise<any>,
 *   open: (kind: string, file: Blob, name: string, hear?: (done: number) => void) => Promise<any>,
 *   attempt: (act: () => Promise<void>) => void, table: import("./table.js").RosterTable }} Tools
 */

/**
 * A part that is folded at first.
 * @param {string} name its class besides "roster-panel"
 * @param {string} title
 * @param {...(Node | string)} parts
 */
export const foldedPanel = (name, title, ...parts) =>
  element("details", `roster-panel ${name}`.trim(), element("summary", "", title), ...parts);

/** @param {string} words */
export const hint = (words) => element("p", "roster-hint", words);

/** What is said to whoever looks or listens. */
export const saidLine = () => {
  const line = element("p", "roster-said");
  line.setAttribute("role", "status");
  return line;
};

/** Buttons side by side. @param {...HTMLElement} buttons */
export const toolsOf = (...buttons) => element("div", "roster-tools", ...buttons);
