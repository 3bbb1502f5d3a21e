// Bundles the pages' scripts and style sheets.
//
//   node bundle.mjs MANIFEST_JSON SHEETS_FOLDER THEME_SHEETS_FOLDER OUT_FOLDER
//
// page.js is for every checker with a form, application-form.js, photo.js and roster.js for the pages of these checkers
// and search.js for the search box, each with its worker's script in it; site.js is for every page, and a page fetches
// calendar.js later. site.css is for every page, with the theme's own sheets in it, application-form.css, photo.css and
// roster.css for their pages, start-here.css for the first page of the offline copy, and paper.css is site.css
// as paper sees it, for the page that counts its sheets. packages.json names the packages in the scripts.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const [manifest, sheets, themeSheets, out] = process.argv.slice(2);
/** @satisfies {esbuild.BuildOptions} */
const common = { bundle: true, charset: "utf8", legalComments: "inline", metafile: true, minify: true };
/** @satisfies {esbuild.BuildOptions} */
const script = { ...common, format: "iife" };
const forWorker = { ...script, target: ["chrome103", "firefox115"], write: /** @type {const} */ (false) };
// Old enough that a browser which cannot run Python still reads these scripts, and tells its user so.
const forPage = { ...script, target: ["es2017"] };

/** @type {Set<string>} */
const packages = new Set();

/**
 * Bundles, and notes the packages of which something is in the bundle.
 * @template {esbuild.BuildOptions} Options
 * @param {esbuild.SameShape<esbuild.BuildOptions, Options>} options
 */
async function build(options) {
  const result = await esbuild.build(options);
  for (const { inputs } of Object.values(result.metafile?.outputs ?? {}))
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name && bytesInOutput > 0) packages.add(name);
    }
  return result;
}

/** A minified sheet as paper sees it: what is for print holds, what is for screens is left out. @param {string} css */
function forPaper(css) {
  let rules = "";
  let done = 0;
  for (const { 0: start, 1: query, index } of css.matchAll(/@media ([^{]+)\{/g)) {
    if (query !== "print" && !query?.startsWith("screen")) continue;
    const inside = index + start.length;
    let end = inside;
    for (let depth = 1; depth > 0; end++) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    rules += css.slice(done, index) + (query === "print" ? css.slice(inside, end - 1) : "");
    done = end;
  }
  return rules + css.slice(done);
}

/** @param {string} name */
const source = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The theme's sheet of a name, which a hash follows. @param {string} name */
const themeSheet = (name) => {
  const found = readdirSync(themeSheets).filter((file) => file.startsWith(`${name}.`) && file.endsWith(".min.css"));
  if (found.length !== 1) throw new Error(`${themeSheets} has ${found.length} style sheets called ${name}`);
  return path.resolve(themeSheets, found[0]);
};

for (const [name, pageEntry, workerEntry] of [
  ["page.js", "form/page.js", "runtime/worker.js"],
  ["application-form.js", "application_form/page.js", "runtime/worker.js"],
  ["photo.js", "photo/page.js", "photo/worker.js"],
  ["roster.js", "roster/page.js", "roster/worker.js"],
  ["search.js", "search/page.js", "search/worker.js"],
]) {
  const worker = await build({ ...forWorker, entryPoints: [source(workerEntry)] });
  await build({
    ...forPage,
    entryPoints: [source(pageEntry)],
    outfile: path.join(out, name),
    define: {
      MANIFEST: readFileSync(manifest, "utf8"),
      WHOLE: JSON.stringify(readFileSync(source("whole.txt"), "utf8").trim()),
      WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text),
    },
  });
}
await build({ ...forPage, entryPoints: [source("site/page.js")], outfile: path.join(out, "site.js") });
await build({ ...forPage, entryPoints: [source("verdict/calendar.js")], outfile: path.join(out, "calendar.js") });
await build({
  ...common,
  alias: { "theme/main.css": themeSheet("main"), "theme/palette.css": themeSheet("palette") },
  entryPoints: ["site.css", "application-form.css", "photo.css", "roster.css", "start-here.css"].map((name) =>
    path.join(sheets, name),
  ),
  outdir: out,
  target: ["chrome103", "firefox115"],
});
writeFileSync(path.join(out, "paper.css"), forPaper(readFileSync(path.join(out, "site.css"), "utf8")));
writeFileSync(path.join(out, "packages.json"), JSON.stringify([...packages].sort()));
