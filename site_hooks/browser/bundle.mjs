// Bundles the pages' scripts: page.js for every checker with a form, photo.js for the photo page and search.js for the search
// box, each with its worker's script in it, and calendar.js, which a page fetches later. packages.json names the packages
// in them.
//
//   node bundle.mjs MANIFEST_JSON OUT_FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const [manifest, folder] = process.argv.slice(2);
/** @param {string} name */
const source = (name) => fileURLToPath(new URL(name, import.meta.url));
const common = {
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "inline",
  metafile: true,
  minify: true,
};

// Old enough that a browser which cannot run Python still reads these scripts, and tells its user so.
const forPage = { ...common, target: ["es2017"] };

/** @type {Set<string>} */
const packages = new Set();

/** Bundles, and notes the packages of which something is in the bundle. @param {esbuild.BuildOptions} options */
async function build(options) {
  const result = await esbuild.build(options);
  for (const { inputs } of Object.values(result.metafile?.outputs ?? {}))
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name && bytesInOutput > 0) packages.add(name);
    }
  return result;
}

for (const [name, pageEntry, workerEntry] of [
  ["page.js", "form/page.js", "runtime/worker.js"],
  ["photo.js", "photo/page.js", "photo/worker.js"],
  ["search.js", "search/page.js", "search/worker.js"],
]) {
  const worker = await build({
    ...common,
    entryPoints: [source(workerEntry)],
    target: ["chrome103", "firefox115"],
    write: false,
  });
  await build({
    ...forPage,
    entryPoints: [source(pageEntry)],
    outfile: path.join(folder, name),
    define: { MANIFEST: readFileSync(manifest, "utf8"), WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
  });
}
await build({ ...forPage, entryPoints: [source("verdict/calendar.js")], outfile: path.join(folder, "calendar.js") });
writeFileSync(path.join(folder, "packages.json"), JSON.stringify([...packages].sort()));
