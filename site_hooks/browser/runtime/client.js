// The page's side of the worker: brings the parts, starts it once, asks it, and says where things are.

import { download } from "./download.js";
import { Fault, failureOf } from "./messages.js";
import { IMPORT_IN_WORKER, missingFeatures } from "./probe.js";

/**
 * How long a stage may go without news, in ms. Generous: an old office machine under load must still make it.
 */
const PATIENCE = {
  probing: 60_000,
  starting: 60_000,
  importing: 120_000,
  testing: 20_000,
  checking: 20_000,
  working: 60_000,
};

const START = 0;
const ABLE = -1;
const HANDED_ON = ["core", "image", "packages"]; // large, and not the first to be needed
const SAYING = 200; // ms between two words on progress

/**
 * @typedef {Uint8Array<ArrayBuffer> | string} Piece
 * @typedef {{ resolve: (answer: any) => void, reject: (error: Error) => void }} Waiting
 * @typedef {import("./messages.js").Status} Status
 * @typedef {import("./messages.js").ToWorker} ToWorker
 * @typedef {import("./messages.js").FromWorker} FromWorker
 */

/**
 * Python with the rules, started at most once. If the memory image does not work in this browser, Python is started
 * the plain way instead. Any other failure is final until `retry`.
 */
export class Runtime {
  /** @type {Status} */
  status = { stage: "idle" };
  /** Why the plain way was taken, if it was. @type {import("./messages.js").Failure | undefined} */
  imageFailure;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Worker | undefined} */
  #unpacker;
  /** @type {Promise<void> | undefined} */
  #ready;
  /** What waits for the worker: the start, its ability to import, checks by their number. @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #attempt = new AbortController();
  /** @type {import("./messages.js").Way} */
  #way = "image";
  /** What the worker does, said once all parts are here: it begins while they still arrive. @type {import("./messages.js").BootStage} */
  #doing = "starting";
  /** The parts as fetched, kept until the worker is ready: the plain way needs some of them again. @type {Map<string, Piece[]>} */
  #fetched = new Map();
  #asked = START;
  #said = 0;
  #retried = false;

  /**
   * @param {import("./messages.js").Manifest} manifest
   * @param {string} address of the folder with the parts, with a slash at its end
   * @param {string} workerSource the bundled worker.js
   * @param {(status: Status) => void} onStatus
   */
  constructor(manifest, address, workerSource, onStatus) {
    this.manifest = manifest;
    this.address = address;
    this.workerSource = workerSource;
    this.onStatus = onStatus;
  }

  /** Starts, unless it was started. @returns {Promise<void>} settles when checks can be made; rejects with a Fault */
  start() {
    this.#ready ??= this.#boot();
    return this.#ready;
  }

  /** Forgets a failure and starts anew. */
  retry() {
    this.#retried = true;
    this.#fetched.clear();
    this.#ready = undefined;
    return this.start();
  }

  /**
   * @param {string} checker
   * @param {Record<string, string>} values
   * @param {string} today YYYY-MM-DD
   * @returns {Promise<import("../verdict/verdict.js").Verdict>} rejects with a Fault
   */
  async check(checker, values, today) {
    return JSON.parse(
      await this.#ask("checking", (id) => ({ kind: "check", id, checker, values: JSON.stringify(values), today })),
    );
  }

  /**
   * Asks for what the page's own worker adds. Several requests may be under way.
   * @param {string} of the kind of request
   * @param {unknown} request
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>} the answer; rejects with a Fault, or with another Error if only this request came to nothing
   */
  request(of, request, transfer = []) {
    return this.#ask("working", (id) => ({ kind: "request", id, of, request }), transfer);
  }

  /**
   * @param {keyof typeof PATIENCE} stage
   * @param {(id: number) => ToWorker} message
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>}
   */
  async #ask(stage, message, transfer = []) {
    await this.start();
    if (this.#attempt.signal.aborted) await this.#ready; // what was asked just before may have been the worker's end
    const id = ++this.#asked;
    const answer = this.#wait(id);
    this.#watch(stage);
    this.#post(message(id), transfer);
    return answer;
  }

  /** @param {number} id @returns {Promise<any>} */
  #wait(id) {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** @param {number} id @param {(waiting: Waiting) => void} how */
  #settle(id, how) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return; // the second worker is able too: that must not end the time limit of what the first one does
    clearTimeout(this.#timer);
    how(waiting);
    this.#waiting.delete(id);
    if (id > START && this.#waiting.size) this.#watch("working"); // others are still under way
  }

  async #boot() {
    const started = this.#wait(START);
    this.#begin();
    await started;
  }

  /** Makes an attempt in the way that is due. */
  #begin() {
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#doing = "starting";
    this.#bring(attempt.signal).catch((error) => this.#fail(error, attempt.signal));
  }

  /** Brings every part to a new worker. @param {AbortSignal} signal */
  async #bring(signal) {
    const way = this.#way;
    this.#say({ stage: "probing" });
    const missing = await missingFeatures();
    if (missing.length) throw new Fault({ kind: "unsupported", detail: missing.join(", ") });
    this.#worker = this.#makeWorker(signal);
    this.#watch("probing");
    await this.#wait(ABLE);
    // A second worker unpacks beside the first, which has enough to do.
    const unpacker = this.#makeWorker(signal);
    this.#unpacker = unpacker;
    const { port1, port2 } = new MessageChannel();
    unpacker.postMessage({ kind: "hand-on", to: port1 }, [port1]);
    this.#post({ kind: "boot", way, manifest: this.manifest, from: port2 }, [port2]);
    const names = this.manifest.ways[way];
    const parts = this.manifest.parts.filter(({ name }) => names.includes(name));
    parts.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
    const total = parts.reduce((sum, part) => sum + part.stored, 0);
    let received = 0;
    await Promise.all(
      parts.map(async (part) => {
        const worker = HANDED_ON.includes(part.name) ? unpacker : this.#worker;
        const kept = this.#fetched.get(part.name);
        /** @type {Piece[]} */
        const pieces = [];
        /** @param {Piece} piece */
        const take = (piece) => {
          if (signal.aborted) return;
          pieces.push(piece);
          worker?.postMessage({ kind: "piece", part, piece });
          received += typeof piece === "string" ? part.stored : piece.length;
          this.#say({ stage: "downloading", way, received, total });
        };
        if (kept) kept.forEach(take);
        else await download(part, { address: this.address, again: this.#retried, signal, take });
        if (!signal.aborted) this.#fetched.set(part.name, pieces);
      }),
    );
    if (signal.aborted) return;
    if (this.status.stage === "downloading") this.#enter(this.#doing);
  }

  /** @param {AbortSignal} signal */
  #makeWorker(signal) {
    const source = URL.createObjectURL(new Blob([this.workerSource], { type: "text/javascript" }));
    const revoke = () => URL.revokeObjectURL(source);
    let worker;
    try {
      worker = new Worker(source);
    } catch (error) {
      revoke();
      throw new Fault({ kind: "unsupported", detail: `${IMPORT_IN_WORKER}: ${error}` });
    }
    worker.onmessage = ({ data }) => this.#hear(data, signal);
    worker.addEventListener("message", revoke, { once: true }); // by then it has read its script
    worker.onerror = (event) => {
      event.preventDefault();
      const detail = event.message || "the worker stopped";
      const isProbing = this.status.stage === "probing";
      this.#fail(new Fault({ kind: isProbing ? "unsupported" : "broken", detail }), signal);
    };
    signal.addEventListener("abort", () => {
      worker.terminate();
      revoke();
    });
    return worker;
  }

  /** @param {FromWorker} message @param {AbortSignal} signal */
  #hear(message, signal) {
    if (signal.aborted) return;
    if (message.kind === "failed") {
      this.#fail(new Fault(message.failure), signal);
    } else if (message.kind === "able") {
      this.#settle(ABLE, ({ resolve }) => resolve(""));
    } else if (message.kind === "answer") {
      this.#settle(message.id, ({ resolve }) => resolve(message.answer));
    } else if (message.kind === "refused") {
      this.#settle(message.id, ({ reject }) => reject(new Error(message.detail)));
    } else if (message.stage === "ready") {
      this.#fetched.clear();
      this.#unpacker?.terminate();
      this.#say({ stage: "ready", way: this.#way });
      this.#settle(START, ({ resolve }) => resolve(""));
    } else {
      this.#doing = message.stage;
      if (this.status.stage !== "downloading") this.#enter(message.stage);
    }
  }

  /** @param {import("./messages.js").BootStage} stage */
  #enter(stage) {
    this.#say({ stage, way: this.#way });
    this.#watch(stage);
  }

  /** Gives a stage its time, from now on. @param {keyof typeof PATIENCE} stage */
  #watch(stage) {
    clearTimeout(this.#timer);
    const { signal } = this.#attempt;
    const late = new Fault({
      kind: stage === "probing" ? "unsupported" : "stalled",
      detail: `${stage}, ${PATIENCE[stage] / 1000} s`,
    });
    this.#timer = setTimeout(() => this.#fail(late, signal), PATIENCE[stage]);
  }

  /** @param {ToWorker} message @param {Transferable[]} [transfer] */
  #post(message, transfer = []) {
    this.#worker?.postMessage(message, transfer);
  }

  /** @param {Status} status */
  #say(status) {
    const before = this.status.stage;
    this.status = status;
    const now = Date.now();
    if (status.stage === "downloading" && before === status.stage && now - this.#said < SAYING) return;
    this.#said = now;
    this.onStatus(status);
  }

  /** Ends the attempt that `signal` belongs to. @param {unknown} error @param {AbortSignal} signal */
  #fail(error, signal) {
    if (signal.aborted) return;
    const fault = error instanceof Fault ? error : new Fault(failureOf(error));
    clearTimeout(this.#timer);
    this.#attempt.abort();
    const { kind, part } = fault.failure;
    if (this.#way === "image" && this.status.stage !== "ready" && kind !== "unsupported" && !part) {
      this.#way = "plain"; // every part was right, so it is the browser that cannot restore the image
      this.imageFailure = fault.failure;
      this.#begin();
      return;
    }
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {}); // whoever asks next hears of it
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
    this.#say({ stage: "failed", failure: fault.failure });
  }
}
