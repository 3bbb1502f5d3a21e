// Finds words in Chinese text, with the vocabulary that the build made (site_hooks/search).

const UNIT = /\p{Script=Han}|[a-z]+|\d+/uy;
// The costs of a cut: the fewest words win, then the longer ones; a leftover character costs a little more.
const WORD = 1;
const CHARACTER = 1.1;
const LENGTH = 0.001;

/**
 * Where a word stands in a text: [start, end) in characters.
 * @typedef {{ term: string, start: number, end: number }} Token
 */

/**
 * A way to go on from a place of a query: over `length` characters, which are or stand for a term.
 * @typedef {{ term: string, length: number, cost: number }} Way
 */

/** What a word costs. @param {string} word */
export const weighed = (word) => WORD - LENGTH * word.length ** 2;

/**
 * The cheapest way through a text.
 * @param {string} text
 * @param {(start: number) => Way[]} waysAt from a place
 */
export const cheapest = (text, waysAt) => {
  /** @type {{ cost: number, way: Way }[]} */
  const best = [];
  for (let start = text.length - 1; start >= 0; start -= 1)
    best[start] = waysAt(start)
      .map((way) => ({ way, cost: way.cost + (best[start + way.length]?.cost ?? 0) }))
      .reduce((one, other) => (other.cost < one.cost ? other : one));
  const taken = [];
  for (let start = 0; start < text.length; ) {
    const way = best[start]?.way ?? { term: "", length: 1, cost: 0 };
    taken.push(way);
    start += way.length;
  }
  return taken;
};

/** Replaces full-width and capital letters with plain ones, character by character. @param {string} text */
export const plain = (text) =>
  text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export class Vocabulary {
  /** Words by their first character. @type {Map<string, string[]>} */
  #words = new Map();

  /** @param {Iterable<string>} words in lower case */
  constructor(words) {
    for (const word of words) {
      const first = word.charAt(0);
      const known = this.#words.get(first);
      if (known) known.push(word);
      else this.#words.set(first, [word]);
    }
  }

  /** Every word and every single character of a text, with its place. @param {string} text @returns {Token[]} */
  all(text) {
    const lowered = plain(text);
    const tokens = [];
    for (let start = 0, inside = 0; start < lowered.length; start += 1) {
      const [unit, ...words] = this.#at(lowered, start);
      if (!unit) continue;
      // A number or a foreign word is one unit, but a word of the vocabulary may begin at its first letter.
      if (start >= inside) {
        inside = start + unit.length;
        for (const term of [unit, ...words]) tokens.push({ term, start, end: start + term.length });
      }
    }
    return tokens;
  }

  /** The fewest words that make up a text without a gap; none if there are none. @param {string} text */
  words(text) {
    /** From each place to the end. @type {(string[] | undefined)[]} */
    const ways = [];
    ways[text.length] = [];
    for (let start = text.length - 1; start >= 0; start -= 1)
      for (const word of this.#words.get(text.charAt(start)) ?? []) {
        const rest = ways[start + word.length];
        const isShorter = rest && rest.length + 1 < (ways[start]?.length ?? Number.POSITIVE_INFINITY);
        if (rest && isShorter && text.startsWith(word, start)) ways[start] = [word, ...rest];
      }
    return ways[0] ?? [];
  }

  /** A query cut into its words, in order. @param {string} query @returns {string[]} */
  cut(query) {
    const text = plain(query);
    return cheapest(text, (start) => this.waysAt(text, start))
      .map(({ term }) => term)
      .filter(Boolean);
  }

  /**
   * The ways to go on from a place of a query: a word, a character, or past what is neither.
   * @param {string} text
   * @param {number} start
   * @returns {Way[]}
   */
  waysAt(text, start) {
    const [unit, ...words] = this.#at(text, start);
    const ways = words.map((term) => ({ term, length: term.length, cost: weighed(term) }));
    if (!unit) return [...ways, { term: "", length: 1, cost: 0 }];
    const isWord = this.#words.get(unit.charAt(0))?.includes(unit);
    return [...ways, { term: unit, length: unit.length, cost: isWord ? weighed(unit) : CHARACTER }];
  }

  /**
   * The unit at a place, if one begins there, then the words that begin there.
   * @param {string} text
   * @param {number} start
   */
  #at(text, start) {
    UNIT.lastIndex = start;
    const unit = UNIT.exec(text)?.[0];
    if (!unit) return [];
    const words = (this.#words.get(text.charAt(start)) ?? []).filter(
      (word) => word !== unit && text.startsWith(word, start),
    );
    return [unit, ...words];
  }
}
