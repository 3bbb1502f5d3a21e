// The memory image: the changes that turn the memory of a new module into one where Python and the rules are ready.
//
// An image consists of 32-bit words: the number of blocks that a new module fills, the sum of each of them, the number of
// runs, the start and length of each run, then the runs themselves. In blocks that a new module fills, they are XORed
// with its memory. Applied to any other memory an image can crash the whole page, so the sums of this browser's new
// memory are compared first.

/**
 * What else is needed to apply an image; sizes and places count words. `header`: the bytes that Pyodide puts before a
 * snapshot. `size`: of the resulting memory. `volatile`: places that differ at random and are taken from the image.
 * `own`: places that differ from browser to browser and are kept.
 * @typedef {{ header: number[], size: number, volatile: number[], own: number[] }} MemoryFacts
 */

const PRIME = 0x01000193; // of the FNV hash
const BLOCK = 1024; // words that are summed together
const GRAIN = 256; // words; a run ends before so many without changes

/**
 * @param {Uint32Array} words
 * @param {number} index
 */
const at = (words, index) => /** @type {number} */ (words[index]);

/**
 * The sum of a block of memory; 0 if it holds only zeros.
 * @param {Uint32Array} memory
 * @param {number} block
 */
const sumOf = (memory, block) => {
  let sum = 0;
  const end = Math.min((block + 1) * BLOCK, memory.length);
  for (let place = block * BLOCK; place < end; place++) {
    const word = at(memory, place);
    if (word) sum = Math.imul(sum ^ word ^ place, PRIME);
  }
  return sum >>> 0;
};

/** Addresses as a person looks for them: in bytes. @param {number} block */
const addressesOf = (block) => [block, block + 1].map((each) => `0x${(4 * BLOCK * each).toString(16)}`).join("–");

/**
 * Packs the memory of a snapshot into an image.
 * @param {Uint32Array} snapshot is changed
 * @param {Uint32Array} fresh the memory of a new module; its volatile and own words are zero
 * @param {number[]} own
 * @returns {Uint32Array<ArrayBuffer>}
 */
export const packImage = (snapshot, fresh, own) => {
  const sums = Array.from({ length: fresh.length / BLOCK }, (_, block) => sumOf(fresh, block));
  while (!sums.at(-1)) sums.pop();
  for (let place = 0; place < sums.length * BLOCK; place++) snapshot[place] = at(snapshot, place) ^ at(fresh, place);
  for (const place of own) snapshot[place] = 0;
  /** @type {[number, number][]} */
  const runs = [];
  for (let start = 0; start < snapshot.length; start += GRAIN) {
    if (!snapshot.subarray(start, start + GRAIN).some(Boolean)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === start) last[1] += GRAIN;
    else runs.push([start, GRAIN]);
  }
  const pieces = [
    Uint32Array.of(sums.length, ...sums, runs.length),
    Uint32Array.from(runs.flat()),
    ...runs.map(([start, length]) => snapshot.subarray(start, start + length)),
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
 * @throws {Error} if the image was not made for this memory, with the addresses at which it is another
 */
export const applyImage = (image, memory, { volatile, own }) => {
  const kept = own.map((place) => at(memory, place));
  for (const place of [...volatile, ...own]) memory[place] = 0;
  const sums = image.subarray(1, 1 + at(image, 0));
  const others = [...sums.keys()].filter((block) => sums[block] && sums[block] !== sumOf(memory, block));
  if (others.length) throw new Error(`new memory differs at ${others.map(addressesOf).join(", ")}`);
  const first = sums.length + 2;
  let from = first + 2 * at(image, first - 1);
  for (let run = first; run < first + 2 * at(image, first - 1); run += 2) {
    const end = at(image, run) + at(image, run + 1);
    for (let start = at(image, run); start < end; ) {
      const block = Math.floor(start / BLOCK);
      const stop = block < sums.length ? Math.min(end, (block + 1) * BLOCK) : end;
      if (sums[block]) {
        for (let place = start; place < stop; place++) memory[place] = at(memory, place) ^ at(image, from++);
      } else {
        memory.set(image.subarray(from, from + stop - start), start);
        from += stop - start;
      }
      start = stop;
    }
  }
  own.forEach((place, index) => {
    memory[place] = /** @type {number} */ (kept[index]);
  });
};
