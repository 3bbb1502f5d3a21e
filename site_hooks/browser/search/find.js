// Finds sections by the words of a query and sorts their pages: those come first that have all words that name
// something, and for a sentence those that are about one of them.

import MiniSearch from "minisearch";
import { Sounds } from "./hear.js";
import { Mender } from "./mend.js";
import { plain, Vocabulary } from "./segment.js";
import { escaped, marked, snippet } from "./show.js";

const BOOST = { title: 6, keywords: 6, page: 2, text: 1 };
const BM25 = { k: 1.2, b: 0.5, d: 0.5 }; // a long section is as good an answer as a short one
const SAME = 0.6; // the weight of a word with the same meaning
const ENOUGH = 1 / 3; // less than this share of the query on the best page is no answer
const PLAIN = 0.4; // the weight of a word that names nothing, beside one that does
const STRAY = 0.2; // the weight of a character left over between words
const UNKNOWN = 0.5; // what such a character counts when it is asked whether there is an answer: it may only fill
// The bonus for a section with all words, with all words in its title, or with the query as typed.
const MORE = { together: 1, titled: 1, phrase: { title: 1, whole: 2, page: 0.5, text: 0.5 } };
const TIER = 1e6; // more than any score
const ASIDE = 0.1; // pages of less weight than this are for those who keep the site: others come before them
const PREFIX = /^(?:[a-z]{2,}|\d{3,})$/; // only foreign words and numbers match by their beginning

/**
 * A section of a page, or the beginning of the page, whose address has no fragment.
 * @typedef {{ location: string, title: string, text: string, keywords?: string, boost?: number }} Section
 * @typedef {{ words: string[], ignored: string[], elsewhere: string[], same: Record<string, string[]>,
 *   sounds: Record<string, string[]>, syllables: string[], meant: string[], alike: string[],
 *   blurred: Record<string, string>, weight: Record<string, number> }} Config
 * @typedef {{ config: Config, docs: Section[] }} Index what the build writes
 *
 * What the theme shows for a section. `terms`: for each word of the query, whether the section contains it.
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item
 *
 * A word of the query with its synonyms. A page needs those that name something; a stray is a character left over.
 * @typedef {{ word: string, terms: string[], weight: number, stray: boolean, needed: boolean }} Asked
 * @typedef {{ section: Section, score: number, asked: Set<string>, titled: Set<string>, terms: Set<string> }} Hit
 */

/** Whether it is one Chinese character. @param {string} word */
const isHan = (word) => word.length === 1 && !/[a-z\d]/.test(word);

/** Whether it tells little for itself: a character, or a small number. @param {string} word */
const isSmall = (word) => isHan(word) || /^\d{1,2}$/.test(word);

/** The words of a page's front matter. @param {string} text */
const keywordsOf = (text) => text.split("，").map(plain);

/** @param {string} location */
const pageOf = (location) => location.split("#", 1)[0] ?? "";

/** The words of the query that these terms belong to. @param {Asked[]} asked @param {string[]} terms */
const wordsFor = (asked, terms) =>
  new Set(asked.filter((one) => one.terms.some((term) => terms.includes(term))).map(({ word }) => word));

export class Finder {
  /** @type {Map<string, Section>} */
  #sections;
  #vocabulary;
  #mender;
  #config;
  #named;
  #same;
  #sounds;
  #weights;
  #index;

  /** @param {Config} config @param {Section[]} sections */
  constructor(config, sections) {
    this.#config = config;
    this.#vocabulary = new Vocabulary(config.words);
    this.#mender = new Mender(this.#vocabulary, config.meant, config.alike, config.ignored);
    this.#sounds = new Sounds(config.sounds, config.syllables, config.blurred);
    this.#sections = new Map(sections.map((section) => [section.location, section]));
    this.#named = new Set(config.meant);
    this.#same = new Map(Object.entries(config.same));
    this.#weights = Object.entries(config.weight).sort(([one], [other]) => other.length - one.length);
    this.#index = new MiniSearch({
      idField: "location",
      fields: Object.keys(BOOST),
      extractField: (section, field) => (field === "page" ? this.#pageTitle(section) : (section[field] ?? "")),
      tokenize: (text, field) => [
        ...this.#vocabulary.all(text).map((token) => token.term),
        ...(field === "keywords" ? keywordsOf(text) : []),
      ],
      processTerm: (term) => term,
    });
    this.#index.addAll(sections);
  }

  /**
   * The pages that have to do with a query, each with its sections, the best first, and whether that is an answer.
   * @param {string} query
   * @returns {{ pages: Item[][], answered: boolean }}
   */
  find(query) {
    const meant = this.#mender.mend(this.#sounds.joined(query));
    const asked = this.#asked(meant);
    const hits = this.#hits(asked);
    // A word that no page contains does not distinguish pages.
    const needed = asked.filter((one) => one.needed && hits.some((hit) => hit.asked.has(one.word)));
    const all = (/** @type {Set<string>} */ words) => needed.every(({ word }) => words.has(word));
    const phrase = meant.trim();
    // Words put side by side are all meant; in a sentence one of them is, and the others tell about it.
    const isSentence = !/\s/.test(phrase);
    /** @type {Map<string, Hit[]>} */
    const pages = new Map();
    for (const hit of hits) {
      const page = pageOf(hit.section.location);
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    const found = [...pages].map(([page, its]) => {
      const isAside = this.#weight(page) < ASIDE;
      const isAbout = its.some(
        ({ section, titled }) => section.location === page && needed.some(({ word }) => titled.has(word)),
      );
      const words = new Set(its.flatMap((hit) => [...hit.asked]));
      const tier = ((isAbout && isSentence) || all(words)) && !isAside ? TIER : 0;
      const part = needed.filter(({ word }) => words.has(word)).length / (needed.length || 1);
      const items = its.map((hit) => {
        const more =
          (all(hit.asked) ? MORE.together : 0) +
          (all(hit.titled) ? MORE.titled : 0) +
          this.#phrase(hit.section, phrase);
        const score = hit.score * part * (1 + more);
        return this.#item(hit, asked, tier + score);
      });
      return this.#withPage(
        page,
        items.sort((one, other) => other.score - one.score),
      );
    });
    found.sort((one, other) => (other[0]?.score ?? 0) - (one[0]?.score ?? 0));
    const best = pageOf(found[0]?.[0]?.location ?? "");
    const its = pages.get(best) ?? [];
    const isOurs = !asked.some(({ word }) => this.#config.elsewhere.includes(word));
    const isTold = its.some(({ section }) => this.#phrase(section, phrase) > 0) || this.#share(asked, its) >= ENOUGH;
    return { pages: found, answered: isOurs && isTold };
  }

  /** How much of what was asked a page tells, by characters. @param {Asked[]} asked @param {Hit[]} hits */
  #share(asked, hits) {
    const words = new Set(hits.flatMap((hit) => [...hit.asked]));
    const texts = hits.map(({ section }) => plain(`${section.title}\n${section.text}\n${section.keywords ?? ""}`));
    const found = (/** @type {Asked[]} */ piece) =>
      piece.length > 1
        ? texts.some((text) => text.includes(piece.map(({ word }) => word).join("")))
        : piece.every(({ word }) => words.has(word));
    // Characters left over beside each other are a word that no page has, unless one has them like that.
    const pieces = asked.reduce((/** @type {Asked[][]} */ before, one) => {
      const last = before.at(-1);
      if (isHan(one.word) && isHan(last?.at(-1)?.word ?? "")) last?.push(one);
      else before.push([one]);
      return before;
    }, []);
    const length = (/** @type {Asked[][]} */ all) =>
      all.flat().reduce((sum, { word, stray, weight }) => sum + word.length * (stray ? UNKNOWN : weight), 0);
    return length(pieces.filter(found)) / (length(pieces) || 1);
  }

  /** @param {string} query @returns {Asked[]} */
  #asked(query) {
    const words = [
      ...new Set(this.#vocabulary.cut(query).flatMap((word) => (this.#knows(word) ? word : this.#sounds.cut(word)))),
    ];
    const telling = words.filter(
      (word) => ![word, ...this.#sounds.heard(word)].some((other) => this.#config.ignored.includes(other)),
    );
    const asked = telling.length > 0 ? telling : words;
    const areNamed = asked.some((word) => this.#names(word));
    const areStray = asked.every(isSmall);
    return asked.map((word) => {
      const said = [word, ...this.#sounds.heard(word)];
      const same = said.flatMap((one) => [one, ...(this.#same.get(one) ?? [])]).map((other) => other.toLowerCase());
      const names = this.#names(word);
      const stray = isSmall(word) && !names && !areStray;
      const weight = names ? 1 : stray ? STRAY : areNamed ? PLAIN : 1;
      return { word, terms: [...new Set(same)], weight, stray, needed: !stray && (names || !areNamed) };
    });
  }

  /** Whether it heads a page or a section, is a word of the field, or is not Chinese. @param {string} word */
  #names(word) {
    return this.#named.has(word) || PREFIX.test(word);
  }

  /** Whether a page has it. @param {string} word */
  #knows(word) {
    return this.#index.search(word, { prefix: true, tokenize: (term) => [term] }).length > 0;
  }

  /** @param {Section} section @param {string} phrase */
  #phrase(section, phrase) {
    const fields = { title: section.title, page: this.#pageTitle(section), text: section.text };
    const more = (/** @type {keyof typeof fields} */ field) =>
      plain(fields[field]).includes(phrase) ? MORE.phrase[field] : 0;
    const isWhole = plain(section.title) === phrase || keywordsOf(section.keywords ?? "").includes(phrase);
    return more("title") + more("page") + more("text") + (isWhole ? MORE.phrase.whole : 0);
  }

  /** @param {Section} section */
  #pageTitle(section) {
    return this.#sections.get(pageOf(section.location))?.title ?? "";
  }

  /** @param {Asked[]} asked @returns {Hit[]} */
  #hits(asked) {
    const queries = asked.map(({ terms }) => ({ combineWith: /** @type {const} */ ("OR"), queries: terms }));
    const weights = new Map(asked.map(({ word, weight }) => [word, weight]));
    const results = this.#index.search(
      { combineWith: "OR", queries },
      {
        bm25: BM25,
        boost: BOOST,
        boostDocument: (location) => this.#weight(location),
        boostTerm: (term) => weights.get(term) ?? SAME,
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
