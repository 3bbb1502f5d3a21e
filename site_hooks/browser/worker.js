// The worker: takes the parts as they arrive, starts Python with them, then answers. While it starts, a second one of
// its kind unpacks for it: unpacking is half of the work, and keeps a thread busy. Bundled into one classic script and
// started from a Blob, which is what works over HTTP and from a file share alike.

import { bootImage, bootPlain } from "./boot.js";
import { failureOf } from "./messages.js";
import { IMPORT_IN_WORKER } from "./probe.js";
import { unpack } from "./unpack.js";

// Pyodide refuses classic workers, and knows one by this function working.
Object.assign(self, { importScripts: () => { throw new Error("no scripts here"); } });

/**
 * A part that may not have arrived yet.
 * @typedef {import("./boot.js").Content} Content
 * @typedef {{ content: Promise<Content>, arrive: (content: Content | Promise<Content>) => void }} Awaited
 */

/** @type {Map<string, Awaited>} */
const parts = new Map();
/** @type {import("./boot.js").Check | undefined} */
let check;
/** Where parts are handed on to, if this worker only unpacks. @type {MessagePort | undefined} */
let other;

/** @param {string} name */
const awaited = (name) => {
  const known = parts.get(name);
  if (known) return known;
  /** @type {Awaited["arrive"]} */
  let arrive = () => {};
  /** @type {Awaited} */
  const made = { content: new Promise((resolve) => { arrive = resolve; }), arrive };
  parts.set(name, made);
  return made;
};

/** @param {string} name */
const part = (name) => awaited(name).content;

/** @param {import("./messages.js").FromWorker} message */
const say = (message) => /** @type {{ postMessage(message: unknown): void }} */ (/** @type {unknown} */ (self)).postMessage(message);

/** @param {import("./messages.js").ToWorker} message */
const answer = async (message) => {
  if (message.kind === "part") {
    const content = unpack(message.part, message.body);
    if (other) {
      const bytes = new Uint8Array(await (await content).arrayBuffer());
      /** @type {import("./messages.js").Unpacked} */
      const unpacked = { name: message.part.name, bytes };
      other.postMessage(unpacked, [bytes.buffer]);
    } else {
      awaited(message.part.name).arrive(content);
      await content;
    }
  } else if (message.kind === "hand-on") {
    other = message.to;
  } else if (message.kind === "boot") {
    message.from.onmessage = ({ data }) => awaited(data.name).arrive(data.bytes);
    /** @type {import("./boot.js").Report} */
    const report = (stage) => say({ kind: "stage", stage });
    const boot = message.way === "image" ? bootImage : bootPlain;
    check = await boot(part, report, message.manifest);
    parts.clear();
    say({ kind: "stage", stage: "ready" });
  } else if (check) {
    say({ kind: "verdict", id: message.id, verdict: check(message.checker, message.values, message.today) });
  }
};

self.onmessage = ({ data }) => {
  answer(data).catch((error) => say({ kind: "failed", failure: failureOf(error) }));
};

// A browser that cannot do this could not load Pyodide either: better to know before that is fetched.
import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" }))).then(
  () => say({ kind: "able" }),
  (error) => say({ kind: "failed", failure: { kind: "unsupported", detail: `${IMPORT_IN_WORKER}: ${error}` } }),
);
