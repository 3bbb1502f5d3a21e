// What the pages' scripts make of texts and names, without a browser: reads what is given as JSON from standard input and
// writes the outcome as JSON.
//
//   node page_scripts.mjs paths|csv|calendar|files|kept

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
};

const [script = ""] = process.argv.slice(2);
const given = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await scripts[script]?.(given)));
