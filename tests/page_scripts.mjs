// What the pages' scripts make of texts and names, without a browser: reads what is given as JSON from standard input and
// writes the outcome as JSON.
//
//   node page_scripts.mjs paths|csv|calendar|files|kept|batch

import { text } from "node:stream/consumers";

const scope = /** @type {any} */ (globalThis);
scope.self = scope;
scope.HTMLInputElement = class {};
const nothing = /** @type {any} */ ({ querySelector: () => null, querySelectorAll: () => [] });
const named = (/** @type {string[]} */ names) =>
  names.map((name) => /** @type {any} */ ({ name, value: "", keeps: true, short: "" }));
const page = "../site_hooks/browser";

/** @type {Record<string, (given: any) => unknown>} */
const scripts = {
  paths: async (files) => (await import(`${page}/photo/paths.js`)).pathsFor(files),
  csv: async (rows) => (await import(`${page}/common/csv.js`)).csvOf(rows).text(),
  calendar: async (reminders) => {
    await import(`${page}/verdict/calendar.js`);
    return scope.calendarFile(reminders);
  },
  files: async ({ contents, fields }) => {
    const { readFile } = await import(`${page}/application_form/file.js`);
    return Promise.all(
      contents.map((/** @type {string} */ content) => readFile(new File([content], ""), named(fields))),
    );
  },
  kept: async ({ contents, fields }) => {
    const { Kept } = await import(`${page}/form/kept.js`);
    return contents.map((/** @type {string | null} */ content) => {
      scope.localStorage = { getItem: () => content };
      return new Kept(nothing, named(fields)).read();
    });
  },
  // What a worker is asked for when photos are checked and some of them are looked at, by their places.
  batch: async ({ names, meanwhile, afterwards }) => {
    const { Batch } = await import(`${page}/photo/batch.js`);
    /** @type {string[]} */
    const asked = [];
    const request = async (/** @type {string} */ kind, /** @type {{ name: string }} */ { name }) => {
      asked.push(`${kind} ${name}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return kind === "preview"
        ? { kind, preview: name }
        : { kind: "verdict", verdict: JSON.stringify({ about: name }), thumbnail: "data:", preview: undefined };
    };
    const batch = new Batch(
      { start: async () => {}, request },
      "photo",
      () => "2026-03-01",
      () => {},
    );
    const photos = batch.add(names.map((/** @type {string} */ name) => ({ file: new File([], name), folder: "" })));
    const look = (/** @type {number[]} */ places) =>
      Promise.all(places.map(async (place) => (await batch.look(photos[place], 900)).verdict.about));
    batch.goOn();
    const seen = await look(meanwhile);
    while (batch.counts.done < names.length) await new Promise((resolve) => setTimeout(resolve, 1));
    return { asked, seen: [...seen, ...(await look(afterwards))] };
  },
};

const [script = ""] = process.argv.slice(2);
const given = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await scripts[script]?.(given)));
