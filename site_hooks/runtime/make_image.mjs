// Makes the memory image: Pyodide's memory with pydantic, its extension and all checkers imported and used once.
//
//   node make_image.mjs PYODIDE_DIR EXTENSION_SO STDLIB_ZIP PACKAGES_ZIP RULES_ZIP KNOWN_JSON OUT
//
// A snapshot of Pyodide's holds linear memory alone, no dynamic library and no file system. The extension can still be
// in it, because its place in memory and in the function table is the same in every run, as long as it is loaded at the
// same moment: before Python starts, as one of Emscripten's dynamicLibraries. The restoring side does the same.
//
// OUT is the snapshot XORed with the memory of a module that has just been created: what that holds already need not
// be sent. KNOWN_JSON is the check that the restoring side makes to know that all is well.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { EXTENSION, SITE_PACKAGES, startPyodide } from "./pyodide_node.mjs";

const [pyodideDir, extension, stdlib, packages, rules, known, out] = process.argv.slice(2);
const { default: createModule } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.asm.mjs")).href);

/** @type {Uint8Array | undefined} */
let fresh;
const pyodide = await startPyodide(pyodideDir, {
  stdLibURL: path.resolve(stdlib),
  _makeSnapshot: true,
  createPyodideModule: async (settings) => {
    const locate = settings.locateFile;
    settings.dynamicLibraries = [EXTENSION];
    settings.locateFile = (name) => (name === EXTENSION ? path.resolve(extension) : locate(name));
    const module = await createModule(settings);
    fresh = module.HEAPU8.slice();
    return module;
  },
});
for (const archive of [packages, rules]) {
  pyodide.unpackArchive(new Uint8Array(fs.readFileSync(archive)), "zip", { extractDir: SITE_PACKAGES });
}
pyodide.runPython("import importlib; importlib.invalidate_caches()"); // the clock stands still, so Python saw no change

// One check builds what is built lazily; then what only making the image needed is thrown away.
const { checker, values, today, verdict } = JSON.parse(fs.readFileSync(known, "utf8"));
const checkJson = pyodide.pyimport("validators.browser").check_json;
const answer = checkJson(checker, values, today);
if (answer !== verdict) throw new Error(`Pyodide and CPython disagree:\n${answer}\n${verdict}`);
checkJson.destroy();
pyodide.runPython("import gc, linecache, re; linecache.clearcache(); re.purge(); gc.collect()");

const module = pyodide._module;
const memoryEnd = () => module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];

/** Fills free memory with zeros, so that it packs to nothing: takes every free block without making memory grow. */
const blocks = [];
for (let size = 1 << 20; size >= 32; size >>= 1) {
  for (;;) {
    const end = memoryEnd();
    const block = module._malloc(size);
    if (memoryEnd() > end) {
      module._free(block);
      break;
    }
    module.HEAPU8.fill(0, block, block + size);
    blocks.push(block);
  }
}
for (const block of blocks) module._free(block);

const image = pyodide.makeMemorySnapshot();
const header = image.length - module.HEAPU8.length;
for (let place = 0; place < fresh.length; place++) image[header + place] ^= fresh[place];
fs.writeFileSync(out, image);
