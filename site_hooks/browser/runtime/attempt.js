// One attempt to start Python in one way: its two workers, and the parts on their way to them.

import { Fault, failureOf } from "./messages.js";
import { missingFeatures } from "./probe.js";
import { isRenewed } from "./renewal.js";
import { fromShare } from "./share.js";
import { startWorker } from "./start_worker.js";

const SECOND_UNPACKS = ["quick-core", "core", "image", "packages", "tables"]; // large, and not needed first
const MAY_BE_GONE = ["missing", "altered"]; // some servers answer with a page of theirs in place of what is not there

/**
 * @typedef {import("./messages.js").Part} Part
 *
 * `kept`: parts from a share, kept for the next attempt. `again`: bypass the browser's cache.
 * @typedef {{ manifest: import("./messages.js").Manifest, way: import("./messages.js").Way,
 *   extras: import("./messages.js").Extra[], address: string, workerSource: string, again: boolean,
 *   kept: Map<string, string> }} Needs
 *
 * What an attempt says: whatever the first worker says, what it does only once it has all parts. "listening": from now on
 * checks may be put to the worker. "stopped": a worker broke down.
 * @typedef {import("./messages.js").FromWorker | { kind: "listening" } | { kind: "stopped", detail: string }} Said
 */

export class Attempt {
  /** Whether checks may be put to the worker. */
  isListening = false;
  #ended = new AbortController();
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Worker | undefined} */
  #unpacker;
  /** @type {Part[]} */
  #parts;
  /** Bytes of each part that have arrived. @type {Map<string, number>} */
  #arrived = new Map();
  /**
   * What the worker does; said once all parts are here, though it starts earlier.
   * @type {import("./messages.js").BootStage}
   */
  #doing = "starting";
  #hasFailed = false;

  /** @param {Needs} needs @param {(said: Said) => void} hear is not called any more once the attempt has ended */
  constructor(needs, hear) {
    this.needs = needs;
    this.hear = hear;
    const { parts, ways, extras } = needs.manifest;
    // In the order in which Python needs them.
    this.#parts = [...ways[needs.way], ...needs.extras.flatMap((each) => extras[each])].flatMap((name) =>
      parts.filter((part) => part.name === name),
    );
    this.total = this.#parts.reduce((sum, { stored }) => sum + stored, 0);
  }

  get received() {
    return [...this.#arrived.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** The first part that is not here yet, if any. */
  get awaited() {
    return this.#parts.find(({ name, stored }) => this.#arrived.get(name) !== stored)?.name;
  }

  begin() {
    this.#bring().catch((error) => this.#fail(failureOf(error)));
  }

  /** Ends the workers and the downloads. */
  end() {
    this.#ended.abort();
  }

  /** Ends what is of no use once Python is ready. */
  settle() {
    this.#unpacker?.terminate();
  }

  /** @param {import("./messages.js").ToWorker} message @param {Transferable[]} [transfer] */
  post(message, transfer = []) {
    this.#worker?.postMessage(message, transfer);
  }

  /** @param {Said} said */
  #say(said) {
    if (!this.#ended.signal.aborted) this.hear(said);
  }

  /** Says once why the attempt has failed. @param {import("./messages.js").Failure} failure */
  async #fail(failure) {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const isOld = MAY_BE_GONE.includes(failure.kind) && (await isRenewed());
    this.#say({ kind: "failed", failure: isOld ? { ...failure, kind: "renewed" } : failure });
  }

  /** Starts the workers and brings them every part. */
  async #bring() {
    const { manifest, way, extras, address, again } = this.needs;
    const missing = await missingFeatures();
    if (this.#ended.signal.aborted) return;
    if (missing.length) throw new Fault({ kind: "unsupported", detail: missing.join(", ") });
    // The second worker unpacks in parallel, because unpacking is half of the work.
    this.#worker = this.#makeWorker((message) => this.#hearFirst(message));
    this.#unpacker = this.#makeWorker((message) => this.#hearBoth(message));
    const { port1, port2 } = new MessageChannel();
    this.#unpacker.postMessage({ kind: "hand-on", to: port1 }, [port1]);
    this.post({ kind: "boot", way, extras, manifest, from: port2 }, [port2]);
    this.isListening = true;
    this.#say({ kind: "listening" });
    if (location.protocol === "file:") {
      await Promise.all(this.#parts.map((part) => this.#bringFromShare(part)));
      return;
    }
    for (const worker of [this.#worker, this.#unpacker]) {
      const parts = this.#parts.filter((part) => this.#unpackerOf(part) === worker);
      worker.postMessage({ kind: "bring", parts, address, again });
    }
  }

  /** @param {Part} part */
  async #bringFromShare(part) {
    const { address, kept } = this.needs;
    const { signal } = this.#ended;
    const text = kept.get(part.name) ?? (await fromShare(part, address, signal));
    if (signal.aborted) return;
    kept.set(part.name, text);
    this.#unpackerOf(part)?.postMessage({ kind: "piece", part, piece: text });
    this.#hearBoth({ kind: "came", name: part.name, bytes: part.stored });
  }

  /** @param {Part} part */
  #unpackerOf({ name }) {
    return SECOND_UNPACKS.includes(name) ? this.#unpacker : this.#worker;
  }

  /** @param {(message: import("./messages.js").FromWorker) => void} hear */
  #makeWorker(hear) {
    return startWorker(this.needs.workerSource, {
      signal: this.#ended.signal,
      hear,
      stopped: (detail) => this.#say({ kind: "stopped", detail }),
    });
  }

  /** @param {import("./messages.js").FromWorker} message */
  #hearFirst(message) {
    if (message.kind === "stage" && message.stage !== "ready") {
      this.#doing = message.stage;
      if (!this.awaited) this.#say(message);
    } else if (message.kind === "able") {
      this.#say(message);
      if (!this.awaited) this.#say({ kind: "stage", stage: this.#doing });
    } else if (message.kind === "came" || message.kind === "failed") {
      this.#hearBoth(message);
    } else {
      this.#say(message);
    }
  }

  /** Hears what both workers may say. @param {import("./messages.js").FromWorker} message */
  #hearBoth(message) {
    if (message.kind === "failed") this.#fail(message.failure);
    if (message.kind !== "came") return;
    this.#arrived.set(message.name, message.bytes);
    this.#say(message);
    if (!this.awaited) this.#say({ kind: "stage", stage: this.#doing });
  }
}
