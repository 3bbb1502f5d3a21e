// Bundles the page's script, with the worker's script and the manifest in it.
//
//   node bundle.mjs MANIFEST_JSON OUT_JS

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [manifest, outfile] = process.argv.slice(2);
/** @param {string} name */
const source = (name) => fileURLToPath(new URL(name, import.meta.url));
const common = { bundle: true, charset: "utf8", format: "iife", legalComments: "inline", minify: true };

const worker = await build({ ...common, entryPoints: [source("worker.js")], target: ["chrome103", "firefox115"], write: false });
await build({
  ...common,
  entryPoints: [source("page.js")],
  // Old enough that a browser which cannot run Python still reads this script, and tells its user so.
  target: ["es2017"],
  outfile,
  define: { MANIFEST: readFileSync(manifest, "utf8"), WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
});
