// Saves the people of the page as a file, and reads such a file again.

import { save } from "../common/save.js";
import { FORM_WORDS } from "./words.js";

const LARGEST = 2_000_000; // bytes; two hundred people take a tenth of it
const MOST = 200; // people; for more there is the roster
const TOLD = 5; // of the things in a file that nobody knows

/**
 * `unknown` says where in the file something stands that the form has no place for.
 * @typedef {import("./entries.js").Values} Values
 * @typedef {{ people: Values[], unknown: string[] }} Read
 */

/** @param {Values[]} people one is saved as an object, as the command line takes it; several as a list */
export const saveFile = (people) => {
  const text = `${JSON.stringify(people.length === 1 ? people[0] : people, null, 2)}\n`;
  save(new Blob([text], { type: "application/json" }), FORM_WORDS.fileName);
};

/** Text in UTF-8, or as older Chinese editors write it. @param {ArrayBuffer} bytes */
const decoded = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

/** Finds the line of each key in turn. @param {string} text */
const lineFinder = (text) => {
  /** @type {Map<string, number>} */
  const searchedTo = new Map();
  return (/** @type {string} */ key) => {
    const written = JSON.stringify(key);
    const at = text.indexOf(written, searchedTo.get(key) ?? 0);
    if (at < 0) return "";
    searchedTo.set(key, at + written.length);
    return FORM_WORDS.line(text.slice(0, at).split("\n").length);
  };
};

/**
 * Reads a file that was saved here, or by a program that follows the form's schema.
 * @param {File} file
 * @param {import("../form/fields.js").Field[]} fields
 * @returns {Promise<Read | string>} a string says why not
 */
export const readFile = async (file, fields) => {
  if (file.size > LARGEST) return FORM_WORDS.tooLarge;
  let text;
  let content;
  try {
    text = decoded(await file.arrayBuffer());
  } catch {
    return FORM_WORDS.unread;
  }
  if (!text.trim()) return FORM_WORDS.emptyFile;
  try {
    content = JSON.parse(text);
  } catch {
    return FORM_WORDS.strange;
  }
  const items = Array.isArray(content) ? content : [content];
  if (items.length > MOST) return FORM_WORDS.tooMany(items.length, MOST);
  const names = new Set(fields.map(({ name }) => name));
  const lineOf = lineFinder(text);
  /** @type {Read} */
  const read = { people: [], unknown: [] };
  for (const [index, item] of items.entries()) {
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      read.unknown.push(FORM_WORDS.notAPerson(index + 1));
      continue;
    }
    /** @type {Values} */
    const values = {};
    for (const [key, value] of Object.entries(item)) {
      const line = read.unknown.length < TOLD ? lineOf(key) : ""; // looking for thousands would take minutes
      if (names.has(key) && ["string", "number", "boolean"].includes(typeof value)) values[key] = String(value);
      else if (!names.has(key) || value !== null) read.unknown.push(FORM_WORDS.unknownKey(line, key));
    }
    if (Object.keys(values).length) read.people.push(values);
  }
  return read.people.length || read.unknown.length ? read : FORM_WORDS.strange;
};

/** What of a file nobody knows, in words. @param {string[]} unknown */
export const unknownText = (unknown) =>
  unknown.length ? FORM_WORDS.unknown(unknown.slice(0, TOLD).join("、"), unknown.length, TOLD) : "";

/**
 * Takes a file that is dropped anywhere on the page; without this it would replace the page.
 * @param {HTMLElement} section
 * @param {(file: File) => void} take
 */
export const listenForFiles = (section, take) => {
  const over = (/** @type {boolean} */ isOver) => section.classList.toggle("form-drop-over", isOver);
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) over(false);
  });
  addEventListener("drop", (event) => {
    over(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (file) take(file);
  });
};
