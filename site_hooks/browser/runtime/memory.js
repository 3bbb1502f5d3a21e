// The memory image: the changes that turn the memory of a new module into one where Python and the rules are ready.
//
// An image consists of 32-bit words: the number of runs, then the start and length of each run, then the runs
// themselves, XORed with the memory of a new module. Applied to any other memory it can crash the whole page, so the
// fingerprint of this browser's new memory is checked first.

/**
 * What else is needed to apply an image; sizes and places count words. `header`: the bytes that Pyodide puts before a
 * snapshot. `size`: of the resulting memory. `filled`: behind this place a new memory holds only zeros. `volatile`:
 * places that differ at random and are taken from the image. `own`: places that differ from browser to browser and are
 * kept. `fingerprint`: of all other words.
 * @typedef {{ header: number[], size: number, filled: number, volatile: number[], own: number[],
 *   fingerprint: number }} MemoryFacts
 */

const PRIME = 0x01000193; // of the FNV hash
const BLOCK = 256; // words; a run ends before a block without changes

/**
 * @param {Uint32Array} words
 * @param {number} index
 */
const at = (words, index) => /** @type {number} */ (words[index]);

/**
 * The fingerprint of a new module's memory. Its volatile and own words must be zero.
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
 * Applies an image to the memory of a new module.
 * @param {Uint32Array} image
 * @param {Uint32Array} memory
 * @param {MemoryFacts} expected
 * @throws {Error} if the image was not made for this memory
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
    memory.set(image.subarray(from, from + end - place), place); // a new memory is zero there
    from += end - place;
  }
};
