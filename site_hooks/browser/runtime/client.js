// The page's side of the worker: starts Python once, asks it questions, and reports its stage.

import { Attempt } from "./attempt.js";
import { Fault } from "./messages.js";
import { Questions } from "./questions.js";
import { ANSWER_PATIENCE, STAGES } from "./stages.js";

const PROGRESS_PAUSE = 200; // ms between two reports of progress

/**
 * @typedef {import("./messages.js").Status} Status
 * @typedef {import("./messages.js").Question} Question
 * @typedef {import("./messages.js").Failure} Failure
 * @typedef {import("./stages.js").RuntimeEvent} RuntimeEvent
 * @typedef {import("./questions.js").Heed} Heed
 */

/**
 * Python with the rules, started at most once. If a check needs a function that the quick start left out, Python starts
 * again with all of them and is asked again; if the memory image does not work in this browser, it starts the plain way
 * instead. Any other failure is final until `retry`.
 */
export class Runtime {
  /** @type {Status} */
  status = { stage: "idle" };
  /** Why the first way was given up, if it was. @type {Failure | undefined} */
  imageFailure;
  /** @type {import("./messages.js").Way} */
  #way;
  /** Settles when Python is ready or has failed. @type {Promise<void> | undefined} */
  #ready;
  /** @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} */
  #starting;
  /** @type {Attempt | undefined} */
  #attempt;
  /** Parts from a share, kept until Python is ready: another way needs some of them again. @type {Map<string, string>} */
  #kept = new Map();
  #isRetry = false;
  #questions = new Questions();
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
    this.#kept.clear();
    this.#ready = undefined;
    return this.start();
  }

  /** Ends the worker, and its memory with it. Whoever asks next starts another. */
  end() {
    const ended = new Error("the worker was ended");
    this.#stop();
    this.#starting?.reject(ended);
    this.#questions.rejectAll(ended);
    this.#kept.clear();
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
   * @param {Question} question
   * @param {Transferable[]} [transfer] what the worker may have for itself, unless it could be asked for again
   * @param {Heed} [heed]
   * @returns {Promise<any>}
   */
  async #ask(question, transfer = [], heed = () => {}) {
    const ready = this.start();
    if (this.status.stage === "failed") await ready; // throws
    ready.catch(() => {}); // the question is told too
    const isLast = this.status.stage === "ready" && this.#way !== "quick";
    const answer = this.#questions.add(question, isLast ? transfer : [], heed);
    this.#put();
    return answer;
  }

  /** Puts every open question that the worker takes by now. Checks wait in it until Python is ready. */
  #put() {
    const attempt = this.#attempt;
    const isReady = this.status.stage === "ready";
    if (!attempt?.isListening) return;
    for (const asked of this.#questions.open) {
      const { id, question, transfer, to } = asked;
      if (to === attempt || !(isReady || question.kind === "check")) continue;
      asked.to = attempt;
      if (isReady) this.#limit(ANSWER_PATIENCE[question.kind], question.kind);
      attempt.post({ ...question, id }, transfer);
    }
  }

  /** Begins an attempt in the present way. @param {"start" | "retreat"} event */
  #begin(event) {
    const { manifest, extras, address, workerSource } = this;
    const needs = { manifest, extras, address, workerSource, way: this.#way, again: this.#isRetry, kept: this.#kept };
    const attempt = new Attempt(needs, (said) => this.#hear(said));
    this.#attempt = attempt;
    this.#take(event);
    attempt.begin();
  }

  /** Ends the present attempt. */
  #stop() {
    this.#attempt?.end();
    clearTimeout(this.#timer);
  }

  /** @param {import("./attempt.js").Said} said */
  #hear(said) {
    if (said.kind === "listening") this.#put();
    else if (said.kind === "able") this.#take("able");
    else if (said.kind === "came") this.#take("piece");
    else if (said.kind === "stage") this.#reach(said.stage);
    else if (said.kind === "answer") this.#settle(said.id)?.resolve(said.answer);
    else if (said.kind === "refused") this.#settle(said.id)?.reject(new Error(said.detail));
    else if (said.kind === "stopped") this.#fail({ kind: this.#row.failure ?? "broken", detail: said.detail });
    else if (said.kind === "failed") this.#fail(said.failure);
    else {
      // It is news: the worker is at work, however long it takes.
      this.#limit(ANSWER_PATIENCE.request, "request");
      this.#questions.heed(said.id, said.progress);
    }
  }

  /** @param {import("./messages.js").BootStage | "ready"} stage */
  #reach(stage) {
    this.#take(stage);
    if (stage !== "ready") return;
    this.#kept.clear();
    this.#attempt?.settle();
    if (this.#questions.open.length) this.#limit(ANSWER_PATIENCE.check, "check");
    this.#put();
    this.#starting?.resolve();
  }

  /** The question that is answered, which is open no more. @param {number} id */
  #settle(id) {
    const asked = this.#questions.take(id);
    if (!asked) return undefined;
    clearTimeout(this.#timer);
    if (this.#questions.open.length) this.#limit(ANSWER_PATIENCE.request, "request"); // others still wait
    return asked;
  }

  get #row() {
    return STAGES[this.status.stage];
  }

  /** Moves to the stage that follows an event. @param {RuntimeEvent} event @param {Partial<Status>} [facts] */
  #take(event, facts) {
    const stage = this.#row.next[event];
    if (!stage) return;
    const isFurther = stage === "downloading" && this.status.stage === stage;
    const { received, total } = this.#attempt ?? {};
    this.status = /** @type {Status} */ ({ stage, way: this.#way, received, total, ...facts });
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
    this.#timer = setTimeout(() => {
      const late = { kind: this.#row.failure ?? "stalled", detail: `${what}, ${patience / 1000} s` };
      const part = this.status.stage === "downloading" && this.#attempt?.awaited;
      this.#fail(part ? { ...late, part } : late);
    }, patience);
  }

  /** Ends the attempt, and begins another if there is another way. @param {Failure} failure */
  #fail(failure) {
    this.#stop();
    const next = this.#nextWay(failure);
    if (next) {
      this.#way = next;
      this.imageFailure = failure;
      this.#begin("retreat");
      return;
    }
    const fault = new Fault(failure);
    this.#starting?.reject(fault);
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {}); // whoever asks next hears of it
    this.#questions.rejectAll(fault);
    this.#take("fail", { failure });
  }

  /** The way to try after a failure, if there is one. @param {Failure} failure */
  #nextWay({ kind, part }) {
    if (kind === "left-out") return "image";
    // If every part was right, this browser cannot restore the image.
    const isPossible = this.#way !== "plain" && this.status.stage !== "ready" && this.#row.next.retreat;
    return isPossible && kind !== "unsupported" && !part ? "plain" : undefined;
  }
}
