// The stages of the runtime in one table: which events end each of them, what follows, and how long it may last.

/**
 * `start`: a person needs Python. `able`: the worker can import modules. `piece`: some of a part is here. `starting`,
 * `importing`, `testing` and `ready`: all parts are here, and this is what the worker does. `retreat`: the image does
 * not work in this browser, so the plain way is tried. `fail`: nothing is left to try.
 * @typedef {"start" | "able" | "piece" | import("./messages.js").BootStage | "ready" | "retreat" | "fail"} RuntimeEvent
 *
 * `next`: the stage that follows an event; an event that is not listed changes nothing. `patience`: milliseconds without
 * an event after which the attempt fails, generous because an old office computer under load must still make it.
 * `failure`: what it means if the worker is silent for that long or stops, where that tells more than that it did.
 * @typedef {import("./messages.js").Status["stage"]} Stage
 * @typedef {{ next: Partial<Record<RuntimeEvent, Stage>>, patience?: number,
 *   failure?: import("./messages.js").Failure["kind"] }} StageRow
 */

const ENDS = /** @type {const} */ ({ ready: "ready", retreat: "probing", fail: "failed" });

/** @type {Record<Stage, StageRow>} */
export const STAGES = {
  idle: { next: { start: "probing" } },
  // A browser in which not even an empty worker answers cannot run Python.
  probing: { next: { able: "downloading", fail: "failed" }, patience: 60_000, failure: "unsupported" },
  // Each download has a limit of its own.
  downloading: {
    next: { piece: "downloading", starting: "starting", importing: "importing", testing: "testing", ...ENDS },
  },
  starting: {
    next: { starting: "starting", importing: "importing", testing: "testing", ...ENDS },
    patience: 60_000,
  },
  importing: { next: ENDS, patience: 120_000 },
  testing: { next: ENDS, patience: 20_000 },
  // Each question has a limit of its own.
  ready: { next: { fail: "failed" } },
  failed: { next: { start: "probing" } },
};
