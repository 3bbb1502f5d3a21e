// The messages between the page and its workers, and the states of the runtime: declared once for both sides.

/**
 * What a page may need besides the rules: modules and libraries that read and write tables.
 * @typedef {"tables"} Extra
 *
 * A part of the runtime: a gzip file named by its content; `stored` and `unpacked` are its sizes in bytes.
 * @typedef {{ name: string, file: string, stored: number, unpacked: number }} Part
 *
 * How Python is started. "image": from a memory image in which the rules are ready. "quick": the same in modules without the
 * functions that checks of forms are not known to use. "plain": by importing the rules.
 * @typedef {"quick" | "image" | "plain"} Way
 *
 * A check with its verdict, to test a restored image.
 * @typedef {{ checker: string, values: string, today: string, verdict: string }} Known
 *
 * Where Python has its library and its packages, and pydantic-core's extension, which is loaded before Python starts.
 * @typedef {{ library: string, sitePackages: string, extension: string }} Python
 *
 * `version`: of the rules. `build`: what Pyodide says about itself. `memory`: what the image needs. `ways`: the parts
 * of each way, by name. `extras`: further parts for pages that need them, by what they are for.
 * @typedef {{ version: string, build: Record<string, string>, python: Python, known: Known,
 *   memory: import("./memory.js").MemoryFacts, ways: Record<Way, string[]>,
 *   extras: Record<Extra, string[]>, parts: Part[] }} Manifest
 */

/**
 * Page → worker. "bring": the worker fetches these parts. "piece": the whole part as base64, which only the page can read
 * from a share. "hand-on": this worker only unpacks, and sends what it unpacked through the channel, whose other end the
 * first worker gets with "boot". `extras`: what this page needs. A question may come before Python is ready.
 * @typedef {{ kind: "boot", way: Way, extras: Extra[], manifest: Manifest, from: MessagePort }
 *   | { kind: "hand-on", to: MessagePort }
 *   | { kind: "bring", parts: Part[], address: string, again: boolean }
 *   | { kind: "piece", part: Part, piece: string }
 *   | Question & { id: number }} ToWorker
 *
 * A question to the rules, or a request for what a page's own worker adds. `values` is JSON.
 * @typedef {{ kind: "check", checker: string, values: string, today: string }
 *   | { kind: "request", of: string, request: unknown }} Question
 */

/**
 * What a worker does once it has its parts.
 * @typedef {"starting" | "importing" | "testing"} BootStage
 */

/**
 * Worker → worker: an unpacked part.
 * @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} Unpacked
 */

/**
 * Worker → page. "able": the worker can import modules. "came": so many bytes of a part have arrived. "answer": to a check it is JSON from validators.browser.
 * "refused": only this request failed; the worker goes on. "progress": a request takes long, and goes on.
 * @typedef {{ kind: "able" }
 *   | { kind: "came", name: string, bytes: number }
 *   | { kind: "stage", stage: BootStage | "ready" }
 *   | { kind: "answer", id: number, answer: unknown }
 *   | { kind: "refused", id: number, detail: string }
 *   | { kind: "progress", id: number, progress: unknown }
 *   | { kind: "failed", failure: Failure }} FromWorker
 */

/**
 * Why there is no answer. `part`: the bad part, if there is one. `detail`: for technical support. "left-out": a function is
 * needed that the modules of the quick start do not have. "renewed": the site has a new version without this page's parts.
 * @typedef {{ kind: "unsupported" | "missing" | "renewed" | "cut-short" | "altered" | "stalled" | "broken" | "left-out",
 *   part?: string, detail: string }} Failure
 */

/**
 * The stage of the runtime. `received` and `total` count downloaded bytes.
 * @typedef {{ stage: "idle" | "probing" }
 *   | { stage: BootStage | "ready", way: Way }
 *   | { stage: "downloading", way: Way, received: number, total: number }
 *   | { stage: "failed", failure: Failure }} Status
 */

/** A failure that can be thrown. */
export class Fault extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(`${failure.kind} ${failure.part ?? ""} ${failure.detail}`);
    this.failure = failure;
  }
}

/**
 * The failure that describes an error.
 * @param {unknown} error
 * @returns {Failure}
 */
export const failureOf = (error) =>
  error instanceof Fault ? error.failure : { kind: "broken", detail: String(error).slice(0, 500) };
