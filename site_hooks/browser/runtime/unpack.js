// Unpacks a part while it arrives, and releases its content only once its hash is right. Runs in the worker.

import { sha256 } from "@noble/hashes/sha2.js";
import { Fault } from "./messages.js";

const WASM = { headers: { "content-type": "application/wasm" } }; // lets WebAssembly compile a stream

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
 * The SHA-256 of pieces, in hexadecimal.
 * @param {Uint8Array<ArrayBuffer>[]} pieces
 * @param {number} length of all pieces together
 */
const hashOf = async (pieces, length) => {
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  // crypto.subtle is missing on an intranet address without TLS, which is no secure context.
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** A part that is arriving. */
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
  /** Settles once the part has arrived and its hash is right; rejects with a Fault. @type {Promise<void>} */
  verified = new Promise((resolve, reject) => {
    this.#accept = resolve;
    this.#refuse = reject;
  });

  /** @param {import("./messages.js").Part} part */
  constructor(part) {
    this.part = part;
  }

  /** Takes a piece, or the whole part as base64. @param {Uint8Array<ArrayBuffer> | string} piece */
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
    this.#writer.write(bytes).catch(() => {}); // the hash below reveals what is not gzip
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

  /** The content, once its hash is right. Call either this or `module`, and only once. */
  bytes() {
    return this.#right(this.#read());
  }

  /** The compiled content, once its hash is right. Compiling starts with the first bytes. */
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

  /** Waits for the hash. @template Result @param {Promise<Result>} made from the content */
  async #right(made) {
    const result = await made.catch(async (error) => {
      await this.verified; // if the part is bad, that is the cause
      throw error;
    });
    await this.verified;
    return result;
  }
}
