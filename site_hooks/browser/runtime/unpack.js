// A part as it arrives → what is in it: unpacked while it still arrives, used only once its hash is right. Runs in the
// worker, off the page's thread.

import { sha256 } from "@noble/hashes/sha2.js";
import { Fault } from "./messages.js";

const WASM = { headers: { "content-type": "application/wasm" } }; // lets WebAssembly compile it as it comes

/** @param {string} text base64 */
const fromBase64 = (text) => {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
};

/**
 * @param {Uint8Array<ArrayBuffer>[]} pieces
 * @param {number} length of them all
 */
const hashOf = async (pieces, length) => {
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  // An intranet address without TLS is no secure context: crypto.subtle is missing there.
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** A part on its way in. */
export class Arrival {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #pieces = [];
  #received = 0;
  #gunzip = new DecompressionStream("gzip");
  #writer = this.#gunzip.writable.getWriter();
  /** @type {() => void} */
  #accept = () => {};
  /** @type {(fault: Fault) => void} */
  #refuse = () => {};
  /** Settles once the part is here and its hash is right; rejects with a Fault. @type {Promise<void>} */
  verified = new Promise((resolve, reject) => {
    this.#accept = resolve;
    this.#refuse = reject;
  });

  /** @param {import("./messages.js").Part} part */
  constructor(part) {
    this.part = part;
  }

  /** Takes a piece, or all at once as base64. @param {Uint8Array<ArrayBuffer> | string} piece */
  take(piece) {
    let bytes;
    try {
      bytes = typeof piece === "string" ? fromBase64(piece) : piece;
    } catch (error) {
      this.#refuse(new Fault({ kind: "altered", part: this.part.name, detail: String(error) }));
      return;
    }
    this.#pieces.push(bytes);
    this.#received += bytes.length;
    this.#writer.write(bytes).catch(() => {}); // what is no gzip is refused for its hash, below
    if (typeof piece === "string" || this.#received >= this.part.stored) {
      this.#end().catch((error) =>
        this.#refuse(new Fault({ kind: "broken", part: this.part.name, detail: String(error) })),
      );
    }
  }

  async #end() {
    this.#writer.close().catch(() => {});
    const { name: part, stored, sha256: expected } = this.part;
    if (this.#received < stored) {
      this.#refuse(new Fault({ kind: "cut-short", part, detail: `${this.#received} of ${stored} bytes` }));
      return;
    }
    const hash = await hashOf(this.#pieces, this.#received);
    this.#pieces = [];
    if (hash === expected) this.#accept();
    else this.#refuse(new Fault({ kind: "altered", part, detail: `SHA-256 ${hash}, ${this.#received} bytes` }));
  }

  /** The content, once it is here and right. Either this or `module` can be asked for, once. */
  bytes() {
    return this.#right(this.#read());
  }

  /** The content compiled, which begins before all of it is here; settled once it is right. */
  module() {
    return this.#right(WebAssembly.compileStreaming(new Response(this.#gunzip.readable, WASM)));
  }

  async #read() {
    const bytes = new Uint8Array(this.part.unpacked);
    const reader = this.#gunzip.readable.getReader();
    let end = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytes;
      bytes.set(value, end);
      end += value.length;
    }
  }

  /** @template Result @param {Promise<Result>} made of the content */
  async #right(made) {
    const result = await made.catch(async (error) => {
      await this.verified; // a bad part is the cause of whatever went wrong with it
      throw error;
    });
    await this.verified;
    return result;
  }
}
