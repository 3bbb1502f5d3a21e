// The image lacks what the memory of a new module holds anyway. Putting that back is safe only if this browser's new
// memory is the very one that the image was made against: restoring a wrong image can take the whole page down.

/**
 * What the build knows of a new module's memory. `volatile`: places of words that are chance's, for which the image has
 * its own; `own`: places of words that are this browser's and stay; `fingerprint`: that of all others.
 * @typedef {{ volatile: number[], own: number[], fingerprint: number }} FreshMemory
 */

const PRIME = 0x01000193; // of the FNV hash

/**
 * @param {Uint32Array} fresh the memory of a new module, its volatile and own words zero
 * @param {number} length in words; what lies beyond is zero
 * @param {(place: number, word: number) => void} [each] called for each word that is not zero
 */
export const fingerprintOf = (fresh, length, each = () => {}) => {
  let hash = 0;
  for (let place = 0; place < length; place++) {
    const word = /** @type {number} */ (fresh[place]);
    if (!word) continue;
    hash = Math.imul(hash ^ word ^ place, PRIME);
    each(place, word);
  }
  return hash >>> 0;
};

/**
 * Completes `image` with what `fresh` holds. Both are changed.
 * @param {Uint32Array} image
 * @param {Uint32Array} fresh
 * @param {FreshMemory} expected
 * @throws {Error} if this memory is not the one that the image was made against
 */
export const restoreFresh = (image, fresh, { volatile, own, fingerprint }) => {
  for (const place of own) image[place] = /** @type {number} */ (fresh[place]);
  for (const place of [...volatile, ...own]) fresh[place] = 0;
  const found = fingerprintOf(fresh, Math.min(image.length, fresh.length), (place, word) => {
    image[place] = /** @type {number} */ (image[place]) ^ word;
  });
  if (found !== fingerprint) throw new Error(`new memory has fingerprint ${found}, not ${fingerprint}`);
};
