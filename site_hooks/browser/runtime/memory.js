// The memory image: what has to be changed in the memory of a new module so that Python stands in it, ready.
//
// An image holds words alone: how many runs of memory follow, then where each begins and how long it is, then the runs,
// XORed with what a new module's memory holds there. Applying it is safe only if this browser's new memory is the very
// one that it was made against: a wrong one can take the whole page down. So its fingerprint is taken first.

/**
 * What has to be known besides the image, in words. `header`: what Pyodide puts in front of a snapshot, as bytes;
 * `size`: of the memory that the image makes; `filled`: beyond lie zeros; `volatile`: places of chance's words, for which the image has its own; `own`: places of words that are this
 * browser's and stay; `fingerprint`: that of all others.
 * @typedef {{ header: number[], size: number, filled: number, volatile: number[], own: number[], fingerprint: number }} MemoryFacts
 */

const PRIME = 0x01000193; // of the FNV hash
const BLOCK = 256; // words; a run ends where a whole block has nothing to change

/**
 * @param {Uint32Array} words
 * @param {number} index
 */
const at = (words, index) => /** @type {number} */ (words[index]);

/**
 * The fingerprint of a new module's memory, whose volatile and own words are zero.
 * @param {Uint32Array} fresh
 * @param {number} filled
 */
export const fingerprintOf = (fresh, filled) => {
  let hash = 0;
  for (let place = 0; place < filled; place++) {
    const word = at(fresh, place);
    if (word) hash = Math.imul(hash ^ word ^ place, PRIME);
  }
  return hash >>> 0;
};

/**
 * Packs a snapshot's memory, XORed with that of a new module, into an image.
 * @param {Uint32Array} changes
 * @returns {Uint32Array<ArrayBuffer>}
 */
export const packImage = (changes) => {
  /** @type {[number, number][]} */
  const runs = [];
  for (let start = 0; start < changes.length; start += BLOCK) {
    if (!changes.subarray(start, start + BLOCK).some(Boolean)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === start) last[1] += BLOCK;
    else runs.push([start, BLOCK]);
  }
  const pieces = [
    Uint32Array.of(runs.length),
    Uint32Array.from(runs.flat()),
    ...runs.map(([start, length]) => changes.subarray(start, start + length)),
  ];
  const image = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    image.set(piece, end);
    end += piece.length;
  }
  return image;
};

/**
 * Makes of a new module's memory the one that the image stands for.
 * @param {Uint32Array} image
 * @param {Uint32Array} memory
 * @param {MemoryFacts} expected
 * @throws {Error} if this memory is not the one that the image was made against
 */
export const applyImage = (image, memory, { filled, volatile, own, fingerprint }) => {
  const kept = own.map((place) => at(memory, place));
  for (const place of [...volatile, ...own]) memory[place] = 0;
  const found = fingerprintOf(memory, filled);
  if (found !== fingerprint) throw new Error(`new memory has fingerprint ${found}, not ${fingerprint}`);
  own.forEach((place, index) => {
    memory[place] = /** @type {number} */ (kept[index]);
  });
  const runs = 1 + 2 * at(image, 0);
  let from = runs;
  for (let run = 1; run < runs; run += 2) {
    const start = at(image, run);
    const end = start + at(image, run + 1);
    let place = start;
    for (; place < Math.min(end, filled); place++) memory[place] = at(memory, place) ^ at(image, from++);
    memory.set(image.subarray(from, from + end - place), place); // nothing there to be XORed with
    from += end - place;
  }
};
