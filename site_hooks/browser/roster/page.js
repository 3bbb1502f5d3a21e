// The script of the roster's page: the runtime with the roster's worker and what reads tables, and the checker.

import { Runtime } from "../runtime/client.js";
import { RosterChecker } from "./checker.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;

// The checker's part of the page stands before this script.
const section = document.querySelector("[data-roster-checker]");
if (section instanceof HTMLElement) {
  /** @type {RosterChecker | undefined} */
  let checker;
  const show = (/** @type {import("../runtime/messages.js").Status} */ status) => checker?.showStatus(status);
  const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, show, ["tables"]);
  checker = new RosterChecker(section, runtime, root);
}
