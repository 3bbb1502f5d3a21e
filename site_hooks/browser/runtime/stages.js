// The stages of the runtime in one table: which events each accepts, which stage follows, how long it may last.

/**
 * `start`: somebody needs Python. `able`: the worker can import modules. `piece`: a piece of a part has arrived.
 * `starting`, `importing`, `testing`, `ready`: all parts have arrived, and this is what the worker does. `retreat`: the
 * present way does not work, so the next one comes. `fail`: there is no other way.
 * @typedef {"start" | "able" | "piece" | import("./messages.js").BootStage | "ready" | "retreat" | "fail"} RuntimeEvent
 *
 * `next`: the stage that follows each event; any other event is ignored. `patience`: milliseconds without an event
 * until the attempt fails, generous for old, busy office computers. `failure`: what a silent or broken worker means in
 * this stage, if that differs from "stalled" and "broken".
 * @typedef {import("./messages.js").Status["stage"]} Stage
 * @typedef {{ next: Partial<Record<RuntimeEvent, Stage>>, patience?: number,
 *   failure?: import("./messages.js").Failure["kind"] }} StageRow
 */

// From a share, a piece is a whole part.
const PIECE_PATIENCE = location.protocol === "file:" ? 120_000 : 30_000;
const ENDS = /** @type {const} */ ({ ready: "ready", retreat: "probing", fail: "failed" });

/** @type {Record<Stage, StageRow>} */
export const STAGES = {
  idle: { next: { start: "probing" } },
  // If not even an empty worker answers, the browser cannot run Python.
  probing: { next: { able: "downloading", fail: "failed" }, patience: 60_000, failure: "unsupported" },
  downloading: {
    next: { piece: "downloading", starting: "starting", importing: "importing", testing: "testing", ...ENDS },
    patience: PIECE_PATIENCE,
  },
  starting: {
    next: { starting: "starting", importing: "importing", testing: "testing", ...ENDS },
    patience: 60_000,
  },
  importing: { next: ENDS, patience: 120_000 },
  testing: { next: ENDS, patience: 20_000 },
  // Each question has its own limit, below.
  ready: { next: { retreat: "probing", fail: "failed" } },
  failed: { next: { start: "probing" } },
};

/** Milliseconds until an attempt fails that is asked a question and says nothing. */
export const ANSWER_PATIENCE = { check: 20_000, request: 60_000 };
