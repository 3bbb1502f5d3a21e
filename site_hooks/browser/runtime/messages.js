// What the page and the worker say to each other, and what a boot can come to: the shapes, declared once for both.

/**
 * A part of the runtime as the build packed it: gzip, named by its content; `stored` and `unpacked` are bytes.
 * @typedef {{ name: string, file: string, stored: number, unpacked: number, sha256: string }} Part
 *
 * How Python is started: from a memory image in which the rules are ready, or by importing them.
 * @typedef {"image" | "plain"} Way
 *
 * One check whose verdict is known, to see that a restored image works.
 * @typedef {{ checker: string, values: string, today: string, verdict: string }} Known
 *
 * Where Python has its library and its packages, and pydantic-core's extension, which is loaded before Python starts.
 * @typedef {{ library: string, sitePackages: string, extension: string }} Python
 *
 * `version` is that of the rules; `build` is what Pyodide says of itself; `memory` goes with the image; `ways` names the parts of each way.
 * @typedef {{ version: string, build: Record<string, string>, python: Python, known: Known, memory: import("./memory.js").MemoryFacts, ways: Record<Way, string[]>, parts: Part[] }} Manifest
 */

/**
 * Page → worker. A `piece` of a part is what has just been fetched of it; base64 holds all of it. A worker that is told to "hand-on"
 * unpacks parts for the other, who takes them at the other end of the channel.
 * @typedef {{ kind: "boot", way: Way, manifest: Manifest, from: MessagePort }
 *   | { kind: "hand-on", to: MessagePort }
 *   | { kind: "piece", part: Part, piece: Uint8Array<ArrayBuffer> | string }
 *   | Question & { id: number }} ToWorker
 *
 * A question to the rules; a request is for what a page's own worker adds. `values` is JSON.
 * @typedef {{ kind: "check", checker: string, values: string, today: string }
 *   | { kind: "request", of: string, request: unknown }} Question
 */

/**
 * What a worker does between the last part and its readiness.
 * @typedef {"starting" | "importing" | "testing"} BootStage
 */

/**
 * Worker → worker.
 * @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} Unpacked
 */

/**
 * Worker → page. "able": it can import modules; the `answer` to a check is JSON as validators.browser gives it; "refused":
 * a request came to nothing, and the worker goes on.
 * @typedef {{ kind: "able" }
 *   | { kind: "stage", stage: BootStage | "ready" }
 *   | { kind: "answer", id: number, answer: unknown }
   | { kind: "refused", id: number, detail: string }
 *   | { kind: "failed", failure: Failure }} FromWorker
 */

/**
 * Why there is no answer. `part` is set where one part is at fault; `detail` is for whoever is asked for help.
 * @typedef {{ kind: "unsupported" | "missing" | "cut-short" | "altered" | "stalled" | "broken",
 *   part?: string, detail: string }} Failure
 */

/**
 * Where the runtime is. `received` and `total` are bytes of the parts as stored.
 * @typedef {{ stage: "idle" | "probing" }
 *   | { stage: BootStage | "ready", way: Way }
 *   | { stage: "downloading", way: Way, received: number, total: number }
 *   | { stage: "failed", failure: Failure }} Status
 */

/** A failure as something that can be thrown. */
export class Fault extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(`${failure.kind} ${failure.part ?? ""} ${failure.detail}`);
    this.failure = failure;
  }
}

/**
 * The failure that an error stands for.
 * @param {unknown} error
 * @returns {Failure}
 */
export const failureOf = (error) =>
  error instanceof Fault ? error.failure : { kind: "broken", detail: String(error).slice(0, 500) };
