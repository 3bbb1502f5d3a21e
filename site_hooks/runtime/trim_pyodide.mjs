// Makes a smaller Pyodide: the same Python without what neither the checkers nor Pyodide itself use of Emscripten.
//
//   node trim_pyodide.mjs PYODIDE_DIR OUT_DIR EXTENSION_SO...
//
// Instantiating the main module makes a function of each of its 8,560 exports, and linking puts each into the function
// table. What stays is what an extension imports and what a script names: the glue, Pyodide's and this project's.

import fs from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { trimGlue } from "./glue.mjs";
import { keepExports } from "./wasm.mjs";

const GLUE = "pyodide.asm.mjs";
const WASM = "pyodide.asm.wasm";
const AS_THEY_ARE = ["pyodide.mjs", "pyodide-lock.json", "python_stdlib.zip"];
/** Those of this project's scripts that use Emscripten's module and not only Pyodide. */
const OWN_SCRIPTS = ["make_image.mjs", "../browser/runtime/restore.js"];

const [pyodideDir, outDir, ...extensions] = process.argv.slice(2);
/** @param {string} name */
const source = (name) => fs.readFileSync(path.join(pyodideDir, name), "utf8");
/** @param {string} file */
const imports = (file) => WebAssembly.Module.imports(new WebAssembly.Module(fs.readFileSync(file)));

const wasm = new Uint8Array(fs.readFileSync(path.join(pyodideDir, WASM)));
const byExtensions = new Set(extensions.flatMap(imports).map(({ name }) => name));
const byMain = imports(path.join(pyodideDir, WASM));
const isAddress = (/** @type {WebAssembly.ModuleImportDescriptor} */ { module }) => module.startsWith("GOT.");
const needs = {
  called: new Set([...byMain.filter((each) => !isAddress(each)).map(({ name }) => name), ...byExtensions]),
  pointedAt: new Set(byMain.filter(isAddress).map(({ name }) => name)),
};
const ownScripts = OWN_SCRIPTS.map((name) => fs.readFileSync(path.join(import.meta.dirname, name), "utf8"));
const { code, exported } = await trimGlue(source(GLUE), needs, [source("pyodide.mjs"), ...ownScripts]);
const { code: small } = await transform(code, { minify: true, format: "esm", target: "chrome103" });

const isShared = (/** @type {string} */ kind) => ["memory", "table", "tag"].includes(kind);
const kept = WebAssembly.Module.exports(new WebAssembly.Module(wasm))
  .filter(({ name, kind }) => isShared(kind) || exported.has(name) || byExtensions.has(name))
  .map(({ name }) => name);
const trimmed = keepExports(wasm, new Set(kept));
const left = WebAssembly.Module.exports(new WebAssembly.Module(trimmed)).map(({ name }) => name);
if (String(left) !== String(kept)) throw new Error(`${WASM} has other exports than it was to keep`);

fs.rmSync(outDir, { recursive: true, force: true });
fs.mkdirSync(outDir, { recursive: true });
fs.writeFileSync(path.join(outDir, GLUE), small);
fs.writeFileSync(path.join(outDir, WASM), trimmed);
for (const name of AS_THEY_ARE) fs.copyFileSync(path.join(pyodideDir, name), path.join(outDir, name));
