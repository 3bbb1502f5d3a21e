// Takes what was typed for what was meant: a character that sounds or looks alike, or two that changed places.

import { cheapest, plain, weighed } from "./segment.js";

const SLIP = 0.35; // each character that was typed wrongly: what was typed rightly always costs less

/** Whether two neighbours changed places. @param {string} typed @param {string} word */
const isSwapped = (typed, word) => {
  const first = [...word].findIndex((character, place) => character !== typed[place]);
  const swapped = word.charAt(first + 1) + word.charAt(first);
  return first >= 0 && typed === word.slice(0, first) + swapped + word.slice(first + 2);
};

export class Mender {
  #vocabulary;
  #ignored;
  /** The groups that a character is in. @type {Map<string, Set<number>>} */
  #groups = new Map();
  /** The words that are meant, by each character that may be typed first. @type {Map<string, Set<string>>} */
  #words = new Map();

  /**
   * @param {import("./segment.js").Vocabulary} vocabulary
   * @param {string[]} meant the words that people may mean
   * @param {string[]} alike groups of characters of which any two are typed for one another
   * @param {string[]} ignored words that name nothing
   */
  constructor(vocabulary, meant, alike, ignored) {
    this.#vocabulary = vocabulary;
    this.#ignored = new Set(ignored);
    alike.forEach((group, number) => {
      for (const character of group) this.#group(character).add(number);
    });
    for (const word of meant)
      for (const first of new Set([word.charAt(1), ...this.#likeOnes(word.charAt(0), alike)])) {
        const words = this.#words.get(first) ?? new Set();
        this.#words.set(first, words.add(word));
      }
  }

  /** The query as it was meant. @param {string} query */
  mend(query) {
    const text = plain(query);
    const ways = cheapest(text, (start) => [...this.#vocabulary.waysAt(text, start), ...this.#slipsAt(text, start)]);
    let at = 0;
    return ways
      .map(({ term, length }) => {
        at += length;
        return term || text.slice(at - length, at);
      })
      .join("");
  }

  /**
   * The words that are meant at a place, if something else was typed.
   * @param {string} text
   * @param {number} start
   * @returns {import("./segment.js").Way[]}
   */
  #slipsAt(text, start) {
    return [...(this.#words.get(text.charAt(start)) ?? [])].flatMap((term) => {
      const typed = text.slice(start, start + term.length);
      const slips = this.#slips(typed, term);
      // A word without a right character, or in place of words that ask, is meant only if nothing else was typed.
      const asks = [...typed].every((character) => this.#ignored.has(character));
      const isMeant = slips > 0 && ((slips < term.length && !asks) || text.trim().length === term.length);
      return isMeant ? [{ term, length: term.length, cost: weighed(term) + slips * SLIP }] : [];
    });
  }

  /** How many characters of a word were typed wrongly; 0 if it is another word. @param {string} typed @param {string} word */
  #slips(typed, word) {
    if (isSwapped(typed, word)) return 1;
    let slips = 0;
    for (const [place, character] of [...word].entries()) {
      const other = typed[place];
      if (other === character) continue;
      if (!other || !this.#isAlike(other, character)) return 0;
      slips += 1;
    }
    return slips;
  }

  /** @param {string} one @param {string} other */
  #isAlike(one, other) {
    const groups = this.#groups.get(other);
    return [...(this.#groups.get(one) ?? [])].some((number) => groups?.has(number));
  }

  /** @param {string} character @param {string[]} alike */
  #likeOnes(character, alike) {
    return [character, ...[...this.#group(character)].flatMap((number) => [...(alike[number] ?? "")])];
  }

  /** @param {string} character */
  #group(character) {
    const known = this.#groups.get(character) ?? new Set();
    this.#groups.set(character, known);
    return known;
  }
}
