// Makes the modules of the quick start: those functions do something that the checkers with a form ever run; any other
// is a trap. All else is as in the whole modules, so that the memory image fits both.
//
//   node keep_run.mjs PYODIDE_DIR CORE_SO IMAGE GIVEN_JSON CHECKS_JSON OUT_DIR
//
// Restores IMAGE in modules that count which functions run, as the browser does, once with Python's trampoline for calls
// and once without, as in older browsers, and has all of CHECKS_JSON checked. OUT_DIR gets `main` and `core`.

import fs from "node:fs";
import path from "node:path";
import { counting } from "./counting.mjs";
import { withoutTrampoline } from "./trampoline.mjs";
import { keepFunctions } from "./wasm.mjs";

const CHECKS_OF_OLD = 1000; // the cases come before those that are made of them
const CHECKS_AND_COLLECTION = 100;
const GENERATIONS = [0, 1, 2];

const [pyodideDir, core, image, given, checks, outDir] = process.argv.slice(2);
const read = (/** @type {string} */ file) => new Uint8Array(fs.readFileSync(file));
/** @type {[string, string, string][]} */
const asked = JSON.parse(fs.readFileSync(checks, "utf8"));
const { modules, start, counters, end } = await counting(
  pyodideDir,
  read(core),
  read(image),
  JSON.parse(fs.readFileSync(given, "utf8")),
);

/** Starts as the browser does and checks. @param {number} many */
const check = async (many) => {
  const { rules, gc } = await start();
  for (const [place, each] of asked.slice(0, many).entries()) {
    rules.check_json(...each);
    // Python collects garbage of itself too, but seldom finds any.
    if (place % CHECKS_AND_COLLECTION === 0) for (const generation of GENERATIONS) gc.collect(generation);
  }
};
await check(asked.length);
await withoutTrampoline(() => check(CHECKS_OF_OLD));

fs.mkdirSync(outDir, { recursive: true });
for (const [name, wasm] of Object.entries(modules)) {
  const run = new Set(counters(name).flatMap(([index, { value }]) => (value ? [index] : [])));
  fs.writeFileSync(path.join(outDir, name), keepFunctions(wasm, run));
  console.log(`${name}: ${run.size}`);
}
end();
