// What the search finds, without a browser: reads queries as JSON from standard input, writes for each the pages
// that it finds, the best first, and whether that is an answer.
//
//   node search_answers.mjs SEARCH_INDEX_JS

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { runInNewContext } from "node:vm";
import { Finder } from "../../site_hooks/browser/search/find.js";

const [index] = process.argv.slice(2);
const scope = /** @type {{ __index: import("../../site_hooks/browser/search/find.js").Index }} */ ({});
runInNewContext(readFileSync(index, "utf8"), scope);
const finder = new Finder(scope.__index.config, scope.__index.docs);
const queries = /** @type {string[]} */ (JSON.parse(await text(process.stdin)));
const answers = queries.map((query) => {
  const { pages, answered } = finder.find(query);
  return { pages: pages.map((items) => items[0]?.location.split("#")[0]), answered };
});
process.stdout.write(JSON.stringify(answers));
