// Unpacks a part while it arrives, and releases its content only once it is known to be right. Runs in the worker.

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

/** A part that is arriving. */
export class Arrival {
  #received = 0;
  #gunzip = new DecompressionStream("gzip");
  #writer = this.#gunzip.writable.getWriter();
  /** @type {() => void} */
  #accept = () => {};
  /** @type {(fault: Fault) => void} */
  #refuse = () => {};
  /** Settles once the part has arrived and is right; rejects with a Fault. @type {Promise<void>} */
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
      this.#stop("altered", String(error));
      return;
    }
    this.#received += bytes.length;
    this.#writer.write(bytes).catch((error) => this.#stop("altered", String(error)));
    if (typeof piece === "string" || this.#received >= this.part.stored) this.#end();
  }

  #end() {
    const { stored } = this.part;
    if (this.#received !== stored) {
      this.#stop(this.#received < stored ? "cut-short" : "altered", `${this.#received} of ${stored} bytes`);
      return;
    }
    // gzip ends with the CRC-32 and the size of its content: the stream closes only if both are right.
    this.#writer.close().then(this.#accept, (error) => this.#stop("altered", String(error)));
  }

  /** Refuses the part. @param {"altered" | "cut-short"} kind @param {string} detail */
  #stop(kind, detail) {
    const fault = new Fault({ kind, part: this.part.name, detail });
    this.#refuse(fault);
    this.#writer.abort(fault).catch(() => {});
  }

  /** The content, once it is known to be right. Call either this or `module`, and only once. */
  async bytes() {
    const bytes = new Uint8Array(this.part.unpacked);
    await this.#read((piece, place) => bytes.set(piece, place));
    return bytes;
  }

  /** The compiled content, once it is known to be right. Compiling starts with the first bytes. */
  async module() {
    /** @type {Promise<void> | undefined} */
    let reading;
    let isWanted = true;
    const content = new ReadableStream({
      start: (controller) => {
        reading = this.#read((piece) => isWanted && controller.enqueue(piece));
        reading.then(
          () => isWanted && controller.close(),
          (error) => controller.error(error),
        );
      },
      cancel: () => {
        isWanted = false; // what is known to be no module: whether the part is bad is still to be found out
      },
    });
    const module = await WebAssembly.compileStreaming(new Response(content, WASM)).catch(async (error) => {
      await reading; // if the part is bad, that is the cause
      throw error;
    });
    await reading;
    return module;
  }

  /** Unpacks to the end, and waits until all is known to be right. @param {(piece: Uint8Array, place: number) => void} take */
  async #read(take) {
    const reader = this.#gunzip.readable.getReader();
    let place = 0;
    for (;;) {
      const { done, value } = await reader.read().catch(async (error) => {
        await this.verified; // it is bad, and how is known by then
        throw error;
      });
      if (done) break;
      if (place + value.length <= this.part.unpacked) take(value, place);
      place += value.length;
    }
    await this.verified;
    if (place !== this.part.unpacked) {
      throw new Fault({ kind: "altered", part: this.part.name, detail: `${place} bytes, not ${this.part.unpacked}` });
    }
  }
}
