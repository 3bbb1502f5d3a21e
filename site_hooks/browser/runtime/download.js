// Downloads one part: with fetch over HTTP, or with a <script> that holds base64 from a file share.

import { Fault } from "./messages.js";

const STALLED = 30_000; // ms without a byte over HTTP
const SCRIPT_STALLED = 120_000; // ms for a whole script: it reports no progress

/**
 * Downloads a part. `address` is the folder of the parts, with a slash at its end. `take` gets each piece: bytes over
 * HTTP, the whole part as base64 from a share. `again` bypasses the cache, because an earlier copy was bad. `signal`
 * cancels. Rejects with a Fault.
 * @typedef {(part: import("./messages.js").Part, how: {
 *   address: string, take: (piece: Uint8Array<ArrayBuffer> | string) => void, again: boolean, signal: AbortSignal
 * }) => Promise<void>} Download
 */

/** @type {Download} */
const overHttp = async (part, { address, take, again, signal }) => {
  const abort = new AbortController();
  signal.addEventListener("abort", () => abort.abort());
  let answered = false;
  let timer = setTimeout(() => abort.abort(), STALLED);
  try {
    const response = await fetch(`${address}${part.file}.bin`, {
      cache: again ? "reload" : "default",
      signal: abort.signal,
    });
    if (!response.ok || !response.body)
      throw new Fault({ kind: "missing", part: part.name, detail: `HTTP ${response.status}` });
    const type = response.headers.get("content-type") ?? "";
    // A proxy or a login page answers with status 200.
    if (type.startsWith("text/html")) throw new Fault({ kind: "altered", part: part.name, detail: type });
    answered = true;
    let received = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), STALLED);
      received += value.length;
      if (received > part.stored) {
        abort.abort();
        throw new Fault({ kind: "altered", part: part.name, detail: `more than ${part.stored} bytes` });
      }
      take(value);
    }
    if (received < part.stored) {
      throw new Fault({ kind: "cut-short", part: part.name, detail: `${received} of ${part.stored} bytes` });
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (abort.signal.aborted)
      throw new Fault({ kind: "stalled", part: part.name, detail: `nothing for ${STALLED / 1000} s` });
    throw new Fault({ kind: answered ? "cut-short" : "missing", part: part.name, detail: String(error) });
  } finally {
    clearTimeout(timer);
  }
};

/** @type {Download} */
const fromShare = (part, { address, take, signal }) =>
  new Promise((resolve, reject) => {
    /** @type {{ packs?: Record<string, string> }} */
    const scope = /** @type {any} */ (self);
    const script = document.createElement("script");
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
      script.remove();
    };
    const giveUp = () => fail("stalled", "given up");
    /** @param {import("./messages.js").Failure["kind"]} kind @param {string} detail */
    const fail = (kind, detail) => {
      settle();
      // It may still arrive: free its memory then.
      script.onload = () => {
        delete scope.packs?.[part.name];
      };
      reject(new Fault({ kind, part: part.name, detail }));
    };
    const timer = setTimeout(() => fail("stalled", `nothing for ${SCRIPT_STALLED / 1000} s`), SCRIPT_STALLED);
    script.onerror = () => fail("missing", `${part.file}.bin.js`);
    script.onload = () => {
      const text = scope.packs?.[part.name];
      if (typeof text !== "string") return fail("altered", `${part.file}.bin.js holds no part`);
      delete scope.packs?.[part.name];
      settle();
      take(text);
      resolve();
    };
    signal.addEventListener("abort", giveUp);
    script.src = `${address}${part.file}.bin.js`;
    document.head.append(script);
  });

/** The way that works from this page's address. */
export const download = location.protocol === "file:" ? fromShare : overHttp;
