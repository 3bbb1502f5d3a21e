// The script of the roster's page: the runtime with the roster's worker and what reads tables, and the checker.

import { carryOver } from "../common/carried.js";
import { takeOver } from "../common/hand_over.js";
import { whenParsed } from "../common/parsed.js";
import { Runtime } from "../runtime/client.js";
import { Submission } from "../submission/panel.js";
import { Applicants } from "./applicants.js";
import { RosterChecker } from "./checker.js";
import { Comparison } from "./comparison.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;

whenParsed(() => {
  const section = document.querySelector("[data-roster-checker]");
  if (section instanceof HTMLElement) {
    /** @type {RosterChecker | undefined} */
    let checker;
    const show = (/** @type {import("../runtime/messages.js").Status} */ status) => checker?.showStatus(status);
    const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, show, {
      way: "image",
      extras: ["tables"],
    });
    const made = new RosterChecker(section, runtime, root, [
      (tools) => new Comparison(tools),
      (tools) => new Applicants(tools),
    ]);
    checker = made;
    const beside = document.querySelector("[data-submission]");
    if (beside instanceof HTMLElement) new Submission(beside, runtime, made);
    takeOver("table", (table) => made.takeText(table, "forms"));
    carryOver(
      () => made.text.value,
      (typed) => {
        made.text.value = typed;
        made.text.dispatchEvent(new Event("input")); // as if it were typed here
      },
    );
  }
});
