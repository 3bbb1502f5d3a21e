// The worker: fetches the parts or takes them from the page, starts Python with them, then answers questions. A second
// worker with the same script unpacks some parts meanwhile, because unpacking is half of the work. Both are one classic
// script and start from a Blob, which works over HTTP and from a file share.

import { BOOTS, importModule } from "./boot.js";
import { fetchPart } from "./fetch_part.js";
import { Fault, failureOf } from "./messages.js";
import { IMPORT_IN_WORKER } from "./probe.js";
import { Arrival } from "./unpack.js";

// Pyodide refuses classic workers, which it recognises by calling importScripts.
Object.assign(self, {
  importScripts: () => {
    throw new Error("no scripts here");
  },
});

/**
 * What arrives under a name: a part, or the bytes that the other worker has unpacked.
 * @typedef {Arrival | Uint8Array<ArrayBuffer>} Incoming
 * @typedef {{ incoming: Promise<Incoming>, arrive: (incoming: Incoming) => void, arrival?: Arrival }} Slot
 */

const NEWS_PAUSE = 100; // ms between two words on what has arrived of a part

/** @type {Map<string, Slot>} */
const slots = new Map();
/** @type {(rules: Promise<import("./boot.js").Rules>) => void} */
let boots = () => {};
/** The rules, once Python is ready. @type {Promise<import("./boot.js").Rules>} */
const booted = new Promise((resolve) => {
  boots = resolve;
});
/**
 * Answers requests, by their kind. A page with its own worker adds to it. `progress` tells the page what is done so far.
 * @type {Record<string, (request: any, rules: import("./boot.js").Rules, progress: (done: unknown) => void) => Promise<{
 *   answer: unknown, transfer?: Transferable[] }>>}
 */
export const answers = {};
/** Where this worker sends parts, if it only unpacks. @type {MessagePort | undefined} */
let other;
/** @type {import("./messages.js").Way | undefined} */
let way;

/** The place for a part, whether it is asked for or arrives first. @param {string} name */
const slot = (name) => {
  const known = slots.get(name);
  if (known) return known;
  /** @type {(incoming: Incoming) => void} */
  let arrive = () => {};
  const incoming = /** @type {Promise<Incoming>} */ (
    new Promise((resolve) => {
      arrive = resolve;
    })
  );
  /** @type {Slot} */
  const made = { incoming, arrive };
  slots.set(name, made);
  return made;
};

/** @type {import("./boot.js").Parts} */
const parts = {
  bytes: async (name) => {
    const incoming = await slot(name).incoming;
    return incoming instanceof Arrival ? incoming.bytes() : incoming;
  },
  module: async (name) => {
    const incoming = await slot(name).incoming;
    return incoming instanceof Arrival ? incoming.module() : WebAssembly.compile(incoming);
  },
};

/** @param {import("./messages.js").FromWorker} message @param {Transferable[]} [transfer] */
const say = (message, transfer = []) =>
  /** @type {{ postMessage(message: unknown, transfer: Transferable[]): void }} */ (
    /** @type {unknown} */ (self)
  ).postMessage(message, transfer);

/** @param {unknown} error */
const fail = (error) => {
  const failure = failureOf(error);
  const isTrap = way === "quick" && error instanceof WebAssembly.RuntimeError;
  say({ kind: "failed", failure: isTrap ? { ...failure, kind: "left-out" } : failure });
};

/** @param {import("./messages.js").Part} part @param {MessagePort} port */
const handOn = async (part, port) => {
  const bytes = await parts.bytes(part.name);
  /** @type {import("./messages.js").Unpacked} */
  const unpacked = { name: part.name, bytes };
  port.postMessage(unpacked, [bytes.buffer]);
};

/** @param {import("./messages.js").Part} part @param {Uint8Array<ArrayBuffer> | string} piece bytes, or the whole part as base64 */
const takePiece = (part, piece) => {
  const place = slot(part.name);
  if (!place.arrival) {
    place.arrival = new Arrival(part);
    place.arrive(place.arrival);
    place.arrival.verified.catch(fail); // Pyodide might wait for a bad part for ever
    if (other) handOn(part, other).catch(fail);
  }
  place.arrival.take(piece);
};

/** Fetches a part, and tells the page how much of it has come. @param {import("./messages.js").Part} part */
const bring = async (part, /** @type {{ address: string, again: boolean }} */ { address, again }) => {
  let bytes = 0;
  let toldAt = 0;
  const take = (/** @type {Uint8Array<ArrayBuffer>} */ piece) => {
    takePiece(part, piece);
    bytes += piece.length;
    const now = performance.now();
    if (bytes < part.stored && now - toldAt < NEWS_PAUSE) return;
    toldAt = now;
    say({ kind: "came", name: part.name, bytes });
  };
  await fetchPart(part, { address, again, take });
};

/**
 * Answers a request. If that fails, the worker goes on, unless Pyodide itself has crashed.
 * @param {import("./messages.js").ToWorker & { kind: "request" }} message
 * @param {import("./boot.js").Rules} ready
 */
const answerRequest = async ({ id, of, request }, ready) => {
  try {
    const progress = (/** @type {unknown} */ done) => say({ kind: "progress", id, progress: done });
    const answering = /** @type {NonNullable<typeof answers[string]>} */ (answers[of]);
    const { answer, transfer } = await answering(request, ready, progress);
    say({ kind: "answer", id, answer }, transfer);
  } catch (error) {
    if (/** @type {{ pyodide_fatal_error?: boolean }} */ (error)?.pyodide_fatal_error) throw error;
    say({ kind: "refused", id, detail: failureOf(error).detail });
  }
};

/** Answers a question, once Python is ready. @param {import("./messages.js").Question & { id: number }} asked */
const answer = async (asked) => {
  const rules = await booted;
  if (asked.kind === "check") {
    say({ kind: "answer", id: asked.id, answer: rules.check_json(asked.checker, asked.values, asked.today) });
  } else {
    await answerRequest(asked, rules);
  }
};

/** @param {import("./messages.js").ToWorker} message */
const take = async (message) => {
  if (message.kind === "bring") {
    for (const part of message.parts) bring(part, message).catch(fail);
  } else if (message.kind === "piece") {
    takePiece(message.part, message.piece);
  } else if (message.kind === "hand-on") {
    other = message.to;
  } else if (message.kind === "boot") {
    message.from.onmessage = ({ data }) => slot(data.name).arrive(data.bytes);
    /** @type {import("./boot.js").Report} */
    const report = (stage) => say({ kind: "stage", stage });
    const boot = BOOTS[message.way];
    way = message.way;
    boots(able.then(() => boot(parts, report, message.manifest, message.extras)));
    await booted;
    slots.clear();
    say({ kind: "stage", stage: "ready" });
  } else {
    await answer(message);
  }
};

// Without this a browser cannot load Pyodide: find out at once.
const able = importModule("export default 1").then(
  () => say({ kind: "able" }),
  (error) => {
    throw new Fault({ kind: "unsupported", detail: `${IMPORT_IN_WORKER}: ${error}` });
  },
);
able.catch(fail);

self.onmessage = ({ data }) => {
  take(data).catch(fail);
};
