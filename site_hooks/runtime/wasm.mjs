// Leaves exports out of a WebAssembly module; all else stays as it is, byte for byte.

const HEADER = 8; // bytes: magic number and version
const EXPORTS = 7; // id of the section

/**
 * An unsigned LEB128 number and the place behind it.
 * @param {Uint8Array} bytes
 * @param {number} place
 * @returns {[number, number]}
 */
const readNumber = (bytes, place) => {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = bytes[place++];
    value += (byte % 0x80) * factor;
    if (byte < 0x80) return [value, place];
  }
};

/** A number as unsigned LEB128. @param {number} value @returns {number[]} */
const numberBytes = (value) => (value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...numberBytes(value >>> 7)]);

/**
 * The exports section with those exports alone whose names are in `kept`.
 * @param {Uint8Array} content
 * @param {Set<string>} kept
 */
const filterExports = (content, kept) => {
  const decoder = new TextDecoder();
  const entries = [];
  const [count, first] = readNumber(content, 0);
  for (let index = 0, place = first; index < count; index++) {
    const start = place;
    const [length, name] = readNumber(content, start);
    const kind = name + length;
    [, place] = readNumber(content, kind + 1);
    if (kept.has(decoder.decode(content.subarray(name, kind)))) entries.push(content.subarray(start, place));
  }
  return Buffer.concat([Uint8Array.from(numberBytes(entries.length)), ...entries]);
};

/**
 * The module with those exports alone whose names are in `kept`.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {Set<string>} kept
 */
export const keepExports = (wasm, kept) => {
  /** @type {Uint8Array[]} */
  const pieces = [wasm.subarray(0, HEADER)];
  for (let place = HEADER; place < wasm.length; ) {
    const id = wasm[place];
    const [size, start] = readNumber(wasm, place + 1);
    place = start + size;
    const section = wasm.subarray(start, place);
    const content = id === EXPORTS ? filterExports(section, kept) : section;
    pieces.push(Uint8Array.from([id, ...numberBytes(content.length)]), content);
  }
  return new Uint8Array(Buffer.concat(pieces));
};
