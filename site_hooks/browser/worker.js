// The worker: takes the parts as they arrive, boots once all are there, then answers. Bundled into one classic script
// and started from a Blob, which is what works over HTTP and from a file share alike.

import { boot } from "./boot.js";
import { failureOf } from "./messages.js";
import { unpack } from "./unpack.js";

// Pyodide refuses classic workers, and knows one by this function working.
Object.assign(self, { importScripts: () => { throw new Error("no scripts here"); } });

/** @type {Map<string, Promise<ArrayBuffer>>} */
const arriving = new Map();
/** @type {import("./boot.js").Check | undefined} */
let check;

/** @param {import("./messages.js").FromWorker} message */
const say = (message) => /** @type {{ postMessage(message: unknown): void }} */ (/** @type {unknown} */ (self)).postMessage(message);

/** @param {import("./messages.js").ToWorker} message */
const answer = async (message) => {
  if (message.kind === "part") {
    const bytes = unpack(message.part, message.body);
    arriving.set(message.part.name, bytes);
    await bytes;
  } else if (message.kind === "boot") {
    /** @type {Map<string, ArrayBuffer>} */
    const parts = new Map();
    for (const [name, bytes] of arriving) parts.set(name, await bytes);
    arriving.clear();
    check = await boot(parts, (stage) => say({ kind: "stage", stage }));
    say({ kind: "stage", stage: "ready" });
  } else if (check) {
    say({ kind: "verdict", id: message.id, verdict: check(message.checker, message.values, message.today) });
  }
};

self.onmessage = ({ data }) => {
  answer(data).catch((error) => say({ kind: "failed", failure: failureOf(error) }));
};
