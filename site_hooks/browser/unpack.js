// A fetched part → what is in it, once its hash is right. Runs in the worker, off the page's thread.

import { sha256 } from "@noble/hashes/sha2.js";
import { Fault } from "./messages.js";

/** @param {string} text base64 */
const fromBase64 = (text) => {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
};

/** @param {Uint8Array<ArrayBuffer>} bytes */
const hashOf = async (bytes) => {
  // An intranet address without TLS is no secure context: crypto.subtle is missing there.
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/**
 * The content of a part as a stream, whose type lets WebAssembly compile it as it comes.
 * @param {import("./messages.js").Part} part
 * @param {ArrayBuffer | string} body
 * @returns {Promise<Response>}
 * @throws {Fault} if the body is not what was packed
 */
export const unpack = async (part, body) => {
  let packed;
  try {
    packed = typeof body === "string" ? fromBase64(body) : new Uint8Array(body);
  } catch (error) {
    throw new Fault({ kind: "altered", part: part.name, detail: String(error) });
  }
  if (packed.length < part.stored) {
    throw new Fault({ kind: "cut-short", part: part.name, detail: `${packed.length} of ${part.stored} bytes` });
  }
  const hash = await hashOf(packed);
  if (hash !== part.sha256) {
    throw new Fault({ kind: "altered", part: part.name, detail: `SHA-256 ${hash}, ${packed.length} bytes` });
  }
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
};
