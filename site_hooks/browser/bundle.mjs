// Bundles the pages' scripts: page.js for every checker with a form and photo.js for the photo page, each with its worker's
// script and the manifest in it, and calendar.js, which the page fetches later.
//
//   node bundle.mjs MANIFEST_JSON OUT_FOLDER

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [manifest, folder] = process.argv.slice(2);
/** @param {string} name */
const source = (name) => fileURLToPath(new URL(name, import.meta.url));
const common = { bundle: true, charset: "utf8", format: "iife", legalComments: "inline", minify: true };

// Old enough that a browser which cannot run Python still reads these scripts, and tells its user so.
const forPage = { ...common, target: ["es2017"] };

for (const [name, pageEntry, workerEntry] of [["page.js", "page.js", "worker.js"], ["photo.js", "photo/page.js", "photo/worker.js"]]) {
  const worker = await build({ ...common, entryPoints: [source(workerEntry)], target: ["chrome103", "firefox115"], write: false });
  await build({
    ...forPage,
    entryPoints: [source(pageEntry)],
    outfile: path.join(folder, name),
    define: { MANIFEST: readFileSync(manifest, "utf8"), WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
  });
}
await build({ ...forPage, entryPoints: [source("calendar.js")], outfile: path.join(folder, "calendar.js") });
