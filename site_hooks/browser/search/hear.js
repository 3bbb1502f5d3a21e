// What people mean who leave their input method in Latin letters: words by their sound.

import SearchableMap from "minisearch/SearchableMap";
import { Vocabulary } from "./segment.js";

const BEGINNING = 3; // letters by which a sound may begin
const FAULTS = [5, 7]; // letters from which on one of them may be wrong, or two

export class Sounds {
  #words;
  #sounds;
  #blurred;

  /**
   * @param {Record<string, string[]>} sounds blurred, and their words
   * @param {string[]} syllables blurred: they may stand between sounds
   * @param {Record<string, string>} blurred
   */
  constructor(sounds, syllables, blurred) {
    /** @type {import("minisearch/SearchableMap").default<string[]>} */
    this.#words = SearchableMap.fromObject(sounds);
    const whole = Object.keys(sounds).filter((sound) => sound.length >= BEGINNING);
    this.#sounds = new Vocabulary(new Set([...whole, ...syllables]));
    this.#blurred = Object.entries(blurred).map(([pattern, instead]) => ({ all: new RegExp(pattern, "g"), instead }));
  }

  /** The words that sound like what was typed, be it only their beginning. @param {string} typed @returns {string[]} */
  heard(typed) {
    if (!/^[a-z]+$/.test(typed)) return [];
    const sound = this.#blur(typed);
    const exact = this.#words.get(sound);
    if (exact || sound.length < BEGINNING) return exact ?? [];
    const begun = [...this.#words.atPrefix(sound).values()].flat();
    return begun.length > 0 ? begun : this.#nearly(sound);
  }

  /** Letters that sound like several words, as those words. @param {string} typed */
  cut(typed) {
    if (this.#has(typed)) return [typed];
    const pieces = /^[a-z]+$/.test(typed) ? this.#sounds.words(this.#blur(typed)) : [];
    const sounds = pieces.filter((piece) => this.#words.has(piece));
    return sounds.length > 0 ? sounds : [typed];
  }

  /** The query without what parts the syllables of a word, as input methods show them. @param {string} query */
  joined(query) {
    const whole = query.replace(/(?<=[a-z])'(?=[a-z])/g, "");
    const words = whole.replace(/ /g, "");
    return this.#has(words) ? words : whole;
  }

  /** Whether a word sounds so, or begins so. @param {string} typed */
  #has(typed) {
    const sound = this.#blur(typed);
    return this.#words.has(sound) || (sound.length >= BEGINNING && this.#words.atPrefix(sound).size > 0);
  }

  /** The words with the sounds that differ least. @param {string} sound @returns {string[]} */
  #nearly(sound) {
    const near = [...this.#words.fuzzyGet(sound, FAULTS.filter((length) => sound.length >= length).length).values()];
    const least = Math.min(...near.map(([, faults]) => faults));
    return near.filter(([, faults]) => faults === least).flatMap(([words]) => words);
  }

  /** @param {string} sound */
  #blur(sound) {
    return this.#blurred.reduce((text, { all, instead }) => text.replace(all, instead), sound);
  }
}
