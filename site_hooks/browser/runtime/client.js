// The page's side of the worker: starts Python once, asks it questions, and reports its stage.

import { bringParts, partsOf } from "./bring.js";
import { Fault, failureOf } from "./messages.js";
import { missingFeatures } from "./probe.js";
import { STAGES } from "./stages.js";
import { startWorker } from "./start_worker.js";

const ANSWER_PATIENCE = { check: 20_000, request: 60_000 }; // ms for an answer
const SECOND_UNPACKS = ["quick-core", "core", "image", "packages", "tables"]; // large, and not needed first
const PROGRESS_PAUSE = 200; // ms between two reports of progress

/**
 * @typedef {import("./messages.js").Status} Status
 * @typedef {import("./messages.js").ToWorker} ToWorker
 * @typedef {import("./messages.js").FromWorker} FromWorker
 * @typedef {import("./messages.js").Part} Part
 * @typedef {import("./stages.js").RuntimeEvent} RuntimeEvent
 * @typedef {(progress: any) => void} Heed takes what a request that takes long has done so far
 * @typedef {{ resolve: (answer: any) => void, reject: (error: Error) => void }} Waiting
 * @typedef {Waiting & { question: import("./messages.js").Question, heed: Heed }} Asked
 */

/**
 * Python with the rules, started at most once. If a check needs a function that the quick start left out, Python starts
 * again with all of them and is asked again; if the memory image does not work in this browser, it starts the plain way
 * instead. Any other failure is final until `retry`.
 */
export class Runtime {
  /** @type {Status} */
  status = { stage: "idle" };
  /** Why the first way was given up, if it was. @type {import("./messages.js").Failure | undefined} */
  imageFailure;
  /** @type {import("./messages.js").Way} */
  #way;
  /** Settles when Python is ready or has failed. @type {Promise<void> | undefined} */
  #ready;
  /** @type {Waiting | undefined} */
  #starting;
  /** Ends the workers and downloads of the present attempt. */
  #attempt = new AbortController();
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Worker | undefined} */
  #unpacker;
  /**
   * What the worker does; reported once all parts are here, though it starts earlier.
   * @type {import("./messages.js").BootStage}
   */
  #doing = "starting";
  #received = 0;
  #total = 0;
  /**
   * The downloaded parts, kept until Python is ready: the plain way needs some of them again.
   * @type {Map<string, import("./bring.js").Piece[]>}
   */
  #fetched = new Map();
  #isRetry = false;
  /** The questions without an answer yet, by their number. @type {Map<number, Asked>} */
  #asked = new Map();
  #lastNumber = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #reportedAt = 0;

  /**
   * @param {import("./messages.js").Manifest} manifest
   * @param {string} address of the folder with the parts, with a slash at its end
   * @param {string} workerSource the bundled worker.js
   * @param {(status: Status) => void} onStatus
   * @param {{ way?: import("./messages.js").Way, extras?: import("./messages.js").Extra[] }} [needs] what the page needs: a
   *   way to start if it asks more than checks of forms, and more than the rules
   */
  constructor(manifest, address, workerSource, onStatus, { way = "quick", extras = [] } = {}) {
    this.#way = way;
    this.manifest = manifest;
    this.address = address;
    this.workerSource = workerSource;
    this.onStatus = onStatus;
    this.extras = extras;
  }

  /**
   * Starts Python if it has not started yet.
   * @returns {Promise<void>} settles when Python is ready; rejects with a Fault
   */
  start() {
    this.#ready ??= new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
      this.#begin("start");
    });
    return this.#ready;
  }

  /** Forgets a failure and starts again. */
  retry() {
    this.#isRetry = true;
    this.#fetched.clear();
    this.#ready = undefined;
    return this.start();
  }

  /** Ends the worker, and its memory with it. Whoever asks next starts another. */
  end() {
    const ended = new Error("the worker was ended");
    this.#attempt.abort();
    clearTimeout(this.#timer);
    this.#starting?.reject(ended);
    for (const { reject } of this.#asked.values()) reject(ended);
    this.#asked.clear();
    this.#fetched.clear();
    this.#ready = undefined;
    this.status = { stage: "idle" };
    this.onStatus(this.status);
  }

  /**
   * Checks values with the rules.
   * @param {string} checker
   * @param {Record<string, string>} values
   * @param {string} today YYYY-MM-DD
   * @returns {Promise<any>} the verdict; rejects with a Fault
   */
  async check(checker, values, today) {
    return JSON.parse(await this.#ask({ kind: "check", checker, values: JSON.stringify(values), today }));
  }

  /**
   * Asks for what the page's own worker adds. Several requests may wait at the same time.
   * @param {string} of the kind of request
   * @param {unknown} request
   * @param {Transferable[]} [transfer]
   * @param {Heed} [heed]
   * @returns {Promise<any>} the answer; rejects with a Fault, or with another Error if only this request failed
   */
  request(of, request, transfer = [], heed = () => {}) {
    return this.#ask({ kind: "request", of, request }, transfer, heed);
  }

  /**
   * @param {import("./messages.js").Question} question
   * @param {Transferable[]} [transfer]
   * @param {Heed} [heed]
   * @returns {Promise<any>}
   */
  async #ask(question, transfer = [], heed = () => {}) {
    await this.start();
    if (this.#attempt.signal.aborted) await this.#ready; // another question may just have ended the worker
    const id = ++this.#lastNumber;
    const answer = new Promise((resolve, reject) => this.#asked.set(id, { question, resolve, reject, heed }));
    if (this.status.stage === "ready") this.#put(id, question, transfer); // or else it is put once Python is there again
    return answer;
  }

  /** @param {number} id @param {import("./messages.js").Question} question @param {Transferable[]} [transfer] */
  #put(id, question, transfer = []) {
    this.#limit(ANSWER_PATIENCE[question.kind], question.kind);
    this.#post({ ...question, id }, transfer);
  }

  /** Begins an attempt in the present way. @param {"start" | "retreat"} event */
  #begin(event) {
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#doing = "starting";
    this.#received = 0;
    this.#take(event);
    this.#bring(attempt.signal).catch((error) => this.#fail(error, attempt.signal));
  }

  /** Starts the workers and downloads every part for them. @param {AbortSignal} signal */
  async #bring(signal) {
    const missing = await missingFeatures();
    if (signal.aborted) return;
    if (missing.length) throw new Fault({ kind: "unsupported", detail: missing.join(", ") });
    /** @type {Promise<void>} */
    const able = new Promise((resolve) => {
      this.#worker = this.#makeWorker(signal, resolve);
    });
    await able;
    // A second worker unpacks in parallel, because unpacking is half of the work.
    this.#unpacker = this.#makeWorker(signal);
    const { port1, port2 } = new MessageChannel();
    this.#unpacker.postMessage({ kind: "hand-on", to: port1 }, [port1]);
    this.#post({ kind: "boot", way: this.#way, extras: this.extras, manifest: this.manifest, from: port2 }, [port2]);
    const parts = partsOf(this.manifest, this.#way, this.extras);
    this.#total = parts.reduce((sum, part) => sum + part.stored, 0);
    this.#take("able");
    await bringParts(parts, {
      address: this.address,
      again: this.#isRetry,
      fetched: this.#fetched,
      signal,
      take: (part, piece) => {
        const worker = SECOND_UNPACKS.includes(part.name) ? this.#unpacker : this.#worker;
        worker?.postMessage({ kind: "piece", part, piece });
        this.#received += typeof piece === "string" ? part.stored : piece.length;
        this.#take("piece");
      },
    });
    if (!signal.aborted) this.#take(this.#doing);
  }

  /** @param {AbortSignal} signal @param {() => void} [able] is called when the worker can import modules */
  #makeWorker(signal, able = () => {}) {
    return startWorker(this.workerSource, {
      signal,
      hear: (message) => {
        if (signal.aborted) return;
        if (message.kind === "able") able();
        else this.#hear(message, signal);
      },
      stopped: (detail) => this.#fail(new Fault({ kind: this.#row.failure ?? "broken", detail }), signal),
    });
  }

  /** @param {Exclude<FromWorker, { kind: "able" }>} message @param {AbortSignal} signal */
  #hear(message, signal) {
    if (message.kind === "failed") {
      this.#fail(new Fault(message.failure), signal);
    } else if (message.kind === "answer") {
      this.#settle(message.id, ({ resolve }) => resolve(message.answer));
    } else if (message.kind === "refused") {
      this.#settle(message.id, ({ reject }) => reject(new Error(message.detail)));
    } else if (message.kind === "progress") {
      // It is news: the worker is at work, however long it takes.
      this.#limit(ANSWER_PATIENCE.request, "request");
      this.#asked.get(message.id)?.heed(message.progress);
    } else if (message.stage === "ready") {
      this.#fetched.clear();
      this.#unpacker?.terminate();
      this.#take("ready");
      for (const [id, { question }] of this.#asked) this.#put(id, question);
      this.#starting?.resolve(undefined);
    } else {
      this.#doing = message.stage;
      if (this.status.stage !== "downloading") this.#take(message.stage);
    }
  }

  /** @param {number} id @param {(asked: Asked) => void} how */
  #settle(id, how) {
    const waiting = this.#asked.get(id);
    if (!waiting) return;
    this.#asked.delete(id);
    clearTimeout(this.#timer);
    how(waiting);
    if (this.#asked.size) this.#limit(ANSWER_PATIENCE.request, "request"); // others still wait
  }

  get #row() {
    return STAGES[this.status.stage];
  }

  /** Moves to the stage that follows an event. @param {RuntimeEvent} event @param {Partial<Status>} [facts] */
  #take(event, facts) {
    const stage = this.#row.next[event];
    if (!stage) return;
    const isFurther = stage === "downloading" && this.status.stage === stage;
    const progress = { received: this.#received, total: this.#total };
    this.status = /** @type {Status} */ ({ stage, way: this.#way, ...progress, ...facts });
    this.#limit(this.#row.patience, stage);
    if (isFurther && Date.now() - this.#reportedAt < PROGRESS_PAUSE) return;
    this.#reportedAt = Date.now();
    this.onStatus(this.status);
  }

  /**
   * Fails the attempt if nothing happens in time.
   * @param {number | undefined} patience ms
   * @param {string} what is awaited
   */
  #limit(patience, what) {
    clearTimeout(this.#timer);
    if (!patience) return;
    const { signal } = this.#attempt;
    const late = new Fault({ kind: this.#row.failure ?? "stalled", detail: `${what}, ${patience / 1000} s` });
    this.#timer = setTimeout(() => this.#fail(late, signal), patience);
  }

  /** @param {ToWorker} message @param {Transferable[]} transfer */
  #post(message, transfer) {
    this.#worker?.postMessage(message, transfer);
  }

  /** Ends the attempt that `signal` belongs to. @param {unknown} error @param {AbortSignal} signal */
  #fail(error, signal) {
    if (signal.aborted) return;
    const fault = error instanceof Fault ? error : new Fault(failureOf(error));
    this.#attempt.abort();
    clearTimeout(this.#timer);
    const next = this.#nextWay(fault.failure);
    if (next) {
      this.#way = next;
      this.imageFailure = fault.failure;
      this.#begin("retreat");
      return;
    }
    this.#starting?.reject(fault);
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {}); // whoever asks next hears of it
    for (const { reject } of this.#asked.values()) reject(fault);
    this.#asked.clear();
    this.#take("fail", { failure: fault.failure });
  }

  /** The way to try after a failure, if there is one. @param {import("./messages.js").Failure} failure */
  #nextWay({ kind, part }) {
    if (kind === "left-out") return "image";
    // If every part was right, this browser cannot restore the image.
    const isPossible = this.#way !== "plain" && this.status.stage !== "ready" && this.#row.next.retreat;
    return isPossible && kind !== "unsupported" && !part ? "plain" : undefined;
  }
}
