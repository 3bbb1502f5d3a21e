// Finds sections by the words of a query and sorts their pages: those with all words come first.

import MiniSearch from "minisearch";
import { plain, Vocabulary } from "./segment.js";
import { escaped, marked, snippet } from "./show.js";

const BOOST = { title: 6, keywords: 6, page: 2, text: 1 };
const BM25 = { k: 1.2, b: 0.5, d: 0.5 }; // a long section is as good an answer as a short one
const SAME = 0.6; // the weight of a word with the same meaning
const STRAY = 0.2; // the weight of a character left over between words
// The bonus for a section with all words, with all words in its title, or with the query as typed.
const MORE = { together: 1, titled: 1, phrase: { title: 1, whole: 2, page: 0.5, text: 0.5 } };
const TIER = 1e6; // more than any score
const ASIDE = 0.1; // pages of less weight than this are for those who keep the site: others come before them
const PREFIX = /^(?:[a-z]{2,}|\d{3,})$/; // only foreign words and numbers match by their beginning

/**
 * A section of a page, or the beginning of the page, whose address has no fragment.
 * @typedef {{ location: string, title: string, text: string, keywords?: string, boost?: number }} Section
 * @typedef {{ words: string[], ignored: string[], same: Record<string, string[]>, weight: Record<string, number>
 *   }} Config
 * @typedef {{ config: Config, docs: Section[] }} Index what the build writes
 *
 * What the theme shows for a section. `terms`: for each word of the query, whether the section contains it.
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item
 *
 * A word of the query with its synonyms. A stray is a character left over between words.
 * @typedef {{ word: string, terms: string[], stray: boolean }} Asked
 * @typedef {{ section: Section, score: number, asked: Set<string>, titled: Set<string>, terms: Set<string> }} Hit
 */

/** @param {string} location */
const pageOf = (location) => location.split("#", 1)[0] ?? "";

/** The words of the query that these terms belong to. @param {Asked[]} asked @param {string[]} terms */
const wordsFor = (asked, terms) =>
  new Set(asked.filter((one) => one.terms.some((term) => terms.includes(term))).map(({ word }) => word));

export class Finder {
  /** @type {Map<string, Section>} */
  #sections;
  #vocabulary;
  #config;
  #same;
  #weights;
  #index;

  /** @param {Config} config @param {Section[]} sections */
  constructor(config, sections) {
    this.#config = config;
    this.#vocabulary = new Vocabulary(config.words);
    this.#sections = new Map(sections.map((section) => [section.location, section]));
    this.#same = new Map(Object.entries(config.same));
    this.#weights = Object.entries(config.weight).sort(([one], [other]) => other.length - one.length);
    this.#index = new MiniSearch({
      idField: "location",
      fields: Object.keys(BOOST),
      extractField: (section, field) => (field === "page" ? this.#pageTitle(section) : (section[field] ?? "")),
      tokenize: (text) => this.#vocabulary.all(text).map((token) => token.term),
      processTerm: (term) => term,
    });
    this.#index.addAll(sections);
  }

  /**
   * The pages that answer a query, each with its sections, the best first.
   * @param {string} query
   * @returns {Item[][]}
   */
  find(query) {
    const asked = this.#asked(query);
    const hits = this.#hits(asked);
    // A word that no page contains does not distinguish pages.
    const needed = asked.filter(({ word, stray }) => !stray && hits.some((hit) => hit.asked.has(word)));
    const all = (/** @type {Set<string>} */ words) => needed.every(({ word }) => words.has(word));
    const phrase = plain(query).trim();
    /** @type {Map<string, Hit[]>} */
    const pages = new Map();
    for (const hit of hits) {
      const page = pageOf(hit.section.location);
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    const found = [...pages].map(([page, its]) => {
      const isAside = this.#weight(page) < ASIDE;
      const tier = all(new Set(its.flatMap((hit) => [...hit.asked]))) && !isAside ? TIER : 0;
      const items = its.map((hit) => {
        const more =
          (all(hit.asked) ? MORE.together : 0) +
          (all(hit.titled) ? MORE.titled : 0) +
          this.#phrase(hit.section, phrase);
        const score = hit.score * (1 + more);
        return this.#item(hit, asked, tier + score);
      });
      return this.#withPage(
        page,
        items.sort((one, other) => other.score - one.score),
      );
    });
    return found.sort((one, other) => (other[0]?.score ?? 0) - (one[0]?.score ?? 0));
  }

  /** @param {string} query @returns {Asked[]} */
  #asked(query) {
    const words = [...new Set(this.#vocabulary.cut(query))];
    const telling = words.filter((word) => !this.#config.ignored.includes(word));
    const asked = telling.length > 0 ? telling : words;
    const isCharacter = (/** @type {string} */ word) => word.length === 1 && !/[a-z\d]/.test(word);
    const allStray = asked.every(isCharacter);
    return asked.map((word) => {
      const same = (this.#same.get(word) ?? []).map((other) => other.toLowerCase());
      return { word, terms: [...new Set([word, ...same])], stray: isCharacter(word) && !allStray };
    });
  }

  /** @param {Section} section @param {string} phrase */
  #phrase(section, phrase) {
    const keywords = plain(section.keywords ?? "");
    const fields = { title: section.title, page: this.#pageTitle(section), text: section.text };
    const more = (/** @type {keyof typeof fields} */ field) =>
      plain(fields[field]).includes(phrase) ? MORE.phrase[field] : 0;
    const isWhole = plain(section.title) === phrase || keywords.split("，").includes(phrase);
    return more("title") + more("page") + more("text") + (isWhole ? MORE.phrase.whole : 0);
  }

  /** @param {Section} section */
  #pageTitle(section) {
    return this.#sections.get(pageOf(section.location))?.title ?? "";
  }

  /** @param {Asked[]} asked @returns {Hit[]} */
  #hits(asked) {
    const queries = asked.map(({ terms }) => ({ combineWith: /** @type {const} */ ("OR"), queries: terms }));
    const counts = new Map(asked.map(({ word, stray }) => [word, stray ? STRAY : 1]));
    const results = this.#index.search(
      { combineWith: "OR", queries },
      {
        bm25: BM25,
        boost: BOOST,
        boostDocument: (location) => this.#weight(location),
        boostTerm: (term) => counts.get(term) ?? SAME,
        prefix: (term) => PREFIX.test(term),
        tokenize: (term) => [term],
      },
    );
    return results.flatMap((result) => {
      const section = this.#sections.get(result.id);
      // The title of the page adds to a section's score but is not enough to show it.
      if (!section || Object.values(result.match).every((fields) => fields.join() === "page")) return [];
      const matched = wordsFor(asked, result.queryTerms);
      const inTitle = result.terms.filter((term) =>
        result.match[term]?.some((field) => field === "title" || field === "keywords"),
      );
      return [
        {
          section,
          // The library multiplies by the number of matched terms; a word and its synonym count once.
          score: (result.score / result.queryTerms.length) * matched.size,
          asked: matched,
          titled: wordsFor(asked, inTitle),
          terms: new Set(result.terms),
        },
      ];
    });
  }

  /** @param {string} location */
  #weight(location) {
    const [, weight] = this.#weights.find(([start]) => location.startsWith(start)) ?? ["", 1];
    return weight * (this.#sections.get(location)?.boost ?? 1);
  }

  /** @param {Hit} hit @param {Asked[]} asked @param {number} score @returns {Item} */
  #item(hit, asked, score) {
    const strays = new Set(asked.filter(({ stray }) => stray).map(({ word }) => word));
    const found = (/** @type {string} */ text) =>
      this.#vocabulary.all(text).filter(({ term }) => hit.terms.has(term) && !strays.has(term));
    return {
      location: hit.section.location,
      title: marked(hit.section.title, found),
      text: snippet(hit.section.text, found),
      score,
      terms: Object.fromEntries(asked.filter(({ stray }) => !stray).map(({ word }) => [word, hit.asked.has(word)])),
    };
  }

  /**
   * Adds the page itself, because the theme shows sections under their page.
   * @param {string} page
   * @param {Item[]} items
   */
  #withPage(page, items) {
    if (items.some((item) => item.location === page)) return items;
    const title = this.#sections.get(page)?.title ?? "";
    return [...items, { location: page, title: escaped(title), text: "", score: 0, terms: {} }];
  }
}
