// Bundles the script of the search box, with the worker's script in it.
//
//   node bundle.mjs OUT_JS

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [outfile] = process.argv.slice(2);
/** @param {string} name */
const source = (name) => fileURLToPath(new URL(name, import.meta.url));
const common = { bundle: true, charset: "utf8", format: "iife", legalComments: "inline", minify: true };

const worker = await build({ ...common, entryPoints: [source("worker.js")], target: ["chrome103", "firefox115"], write: false });
await build({
  ...common,
  entryPoints: [source("page.js")],
  target: ["es2017"],
  outfile,
  define: { SEARCH_WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
});
