// What the page and the worker say to each other, and what a boot can come to: the shapes, declared once for both.

/**
 * A part of the runtime as the build packed it: gzip, named by its content.
 * @typedef {{ name: string, file: string, stored: number, sha256: string }} Part
 * @typedef {{ version: string, parts: Part[] }} Manifest `version` is that of the rules.
 */

/**
 * Page → worker. `body` is the part as fetched: bytes over HTTP, base64 from a share.
 * @typedef {{ kind: "part", part: Part, body: ArrayBuffer | string }
 *   | { kind: "boot" }
 *   | { kind: "check", id: number, checker: string, values: string, today: string }} ToWorker
 */

/**
 * Worker → page. `verdict` is JSON as validators.browser gives it.
 * @typedef {{ kind: "stage", stage: "starting" | "loading-rules" | "ready" }
 *   | { kind: "verdict", id: number, verdict: string }
 *   | { kind: "failed", failure: Failure }} FromWorker
 */

/**
 * Why there is no answer. `part` is set where one part is at fault; `detail` is for whoever is asked for help.
 * @typedef {{ kind: "unsupported" | "missing" | "cut-short" | "altered" | "stalled" | "broken",
 *   part?: string, detail: string }} Failure
 */

/**
 * Where the runtime is. `received` and `total` are bytes of the parts as stored.
 * @typedef {{ stage: "idle" | "probing" | "starting" | "loading-rules" | "ready" }
 *   | { stage: "downloading", received: number, total: number }
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
