// Makes the modules of the quick start: those functions do something that the checkers with a form ever run; any other
// is a trap. All else is as in the whole modules, so that the memory image fits both.
//
//   node keep_run.mjs PYODIDE_DIR CORE_SO IMAGE GIVEN_JSON CHECKS_JSON OUT_DIR
//
// Restores IMAGE in modules that count which functions run, as the browser does, once with Python's trampoline for calls
// and once without, as in older browsers, and has all of CHECKS_JSON checked. OUT_DIR gets `main` and `core`.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { awakened, EMPTY_ZIP, restoring } from "../browser/runtime/restore.js";
import { startPyodide } from "./pyodide_node.mjs";
import { withoutTrampoline } from "./trampoline.mjs";
import { functionsRun, keepFunctions, withCounters } from "./wasm.mjs";

const WASM = "pyodide.asm.wasm";
const CHECKS_OF_OLD = 1000; // the cases come first

const [pyodideDir, core, image, given, checks, outDir] = process.argv.slice(2);
const read = (/** @type {string} */ file) => new Uint8Array(fs.readFileSync(file));
const manifest = JSON.parse(fs.readFileSync(given, "utf8"));
/** @type {[string, string, string][]} */
const asked = JSON.parse(fs.readFileSync(checks, "utf8"));
/** @type {Record<string, Uint8Array<ArrayBuffer>>} */
const modules = { main: read(path.join(pyodideDir, WASM)), core: read(core) };

const work = fs.mkdtempSync(path.join(os.tmpdir(), "functions-"));
fs.cpSync(pyodideDir, work, { recursive: true });
fs.writeFileSync(path.join(work, WASM), withCounters(modules.main, "main"));
const countingCore = path.join(work, "core.so");
fs.writeFileSync(countingCore, withCounters(modules.core, "core"));
const noLibrary = path.join(work, "empty.zip");
fs.writeFileSync(noLibrary, EMPTY_ZIP);
const { default: createModule } = await import(pathToFileURL(path.join(work, "pyodide.asm.mjs")).href);

/** @type {WebAssembly.Exports[]} */
const made = [];
const { Instance, instantiate } = WebAssembly;
/** @type {any} */ (WebAssembly).instantiate = async (/** @type {any[]} */ ...args) => {
  const result = await /** @type {any} */ (instantiate)(...args);
  made.push((result.instance ?? result).exports);
  return result;
};
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const instance = new target(.../** @type {[WebAssembly.Module]} */ (args));
    made.push(instance.exports);
    return instance;
  },
});

/** Starts as the browser does and checks. @param {number} many */
const check = async (many) => {
  const pyodide = await startPyodide(`${work}/`, {
    stdLibURL: noLibrary,
    ...restoring(manifest, createModule, countingCore, async () => read(image)),
  });
  const rules = await awakened(pyodide, manifest.known);
  for (const each of asked.slice(0, many)) rules.check_json(...each);
};
await check(asked.length);
await withoutTrampoline(() => check(CHECKS_OF_OLD));

fs.mkdirSync(outDir, { recursive: true });
for (const [name, wasm] of Object.entries(modules)) {
  const run = new Set(made.flatMap((exports) => functionsRun(exports, name)));
  fs.writeFileSync(path.join(outDir, name), keepFunctions(wasm, run));
  console.log(`${name}: ${run.size}`);
}
fs.rmSync(work, { recursive: true });
