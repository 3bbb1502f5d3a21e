// Makes the memory image: the memory of Pyodide after pydantic, its extension and all checkers were imported and used.
//
//   node make_image.mjs PYODIDE_DIR EXTENSION_SO STDLIB_ZIP PACKAGES_ZIP RULES_ZIP GIVEN_JSON OUT MEMORY_JSON
//
// A Pyodide snapshot holds only linear memory, no dynamic library and no file system. The extension can still be in it,
// because its place in memory and in the function table is the same in every run if it is loaded at the same moment:
// before Python starts, as one of Emscripten's dynamicLibraries. The browser does the same when it restores the image.
//
// OUT is the image as browser/runtime/memory.js has it, MEMORY_JSON what it says of a new module's memory; GIVEN_JSON
// says where Python has its packages and the extension, and gives a check and its verdict.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { packImage } from "../browser/runtime/memory.js";
import { going, startPyodide, USUAL } from "./pyodide_node.mjs";
import { withoutTrampoline } from "./trampoline.mjs";

const [pyodideDir, extension, stdlib, packages, rules, given, out, memoryOut] = process.argv.slice(2);
const { python, known } = JSON.parse(fs.readFileSync(given, "utf8"));
const { default: createModule } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.asm.mjs")).href);

/** Creates the module as the browser does, with the extension in it. @param {any} settings Emscripten's */
const createPyodideModule = (settings) => {
  const locate = settings.locateFile;
  settings.dynamicLibraries = [python.extension];
  settings.locateFile = (/** @type {string} */ name) =>
    name === python.extension ? path.resolve(extension) : locate(name);
  return createModule(settings);
};

/**
 * The memory of a new module before Python runs in it, as the restoring side finds it.
 * @param {import("./pyodide_node.mjs").Circumstances} circumstances
 * @returns {Promise<Uint32Array>}
 */
const freshMemory = async (circumstances) => {
  const found = new Error("that was all");
  let memory = new Uint32Array();
  const notStarted = startPyodide(
    pyodideDir,
    {
      createPyodideModule: async (/** @type {any} */ settings) => {
        memory = (await createPyodideModule({ ...settings, noInitialRun: true })).HEAPU32.slice();
        throw found;
      },
    },
    {},
    circumstances,
  );
  await notStarted.catch((error) => {
    if (error !== found) throw error;
  });
  return memory;
};

const fresh = await freshMemory(USUAL);
/** The places where two memories differ. @param {Uint32Array} memory @param {Uint32Array} other */
const differences = (memory, other) => [...memory.keys()].filter((place) => memory[place] !== other[place]);

// Time passes between two readings of a clock too, seldom more than nothing: a new module notes that as well. Great steps
// show the upper halves of 64-bit times.
const steps = [0.013, 0.7, 1, 1234.567, 1e6, 1e12];
const found = new Set();
for (const [index, step] of steps.entries()) {
  const other = await freshMemory(going(USUAL.date() + index * 2e11, step));
  for (const place of differences(fresh, other)) found.add(place);
}
const volatile = [...found].sort((one, other) => one - other);

// Older browsers cannot compile Pyodide's call trampoline: they have a zero where others have its place in the table.
const own = differences(fresh, await withoutTrampoline(() => freshMemory(USUAL)));
if (own.length !== 1) throw new Error(`one word was to differ without the trampoline, not ${own.length}`);

for (const place of [...volatile, ...own]) fresh[place] = 0;

const pyodide = await startPyodide(pyodideDir, {
  stdLibURL: path.resolve(stdlib),
  _makeSnapshot: true,
  createPyodideModule,
});
for (const archive of [packages, rules]) {
  pyodide.unpackArchive(new Uint8Array(fs.readFileSync(archive)), "zip", { extractDir: python.sitePackages });
}
pyodide.runPython("import importlib; importlib.invalidate_caches()"); // the clock stands still, so Python noticed no change

// Python looks for codecs in the archive of its library alone, which the browser does not have.
pyodide.runPython("import encodings.gb18030, encodings.utf_16, encodings.utf_16_be, encodings.utf_16_le");
pyodide.runPython("import encodings.utf_8_sig");

// One check builds what is built lazily; then everything that only this program needed is freed.
const { checker, values, today, verdict } = known;
const checkJson = pyodide.pyimport("validators.browser").check_json;
const answer = checkJson(checker, values, today);
if (answer !== verdict) throw new Error(`Pyodide and CPython disagree:\n${answer}\n${verdict}`);
checkJson.destroy();
// How Python was built takes room, and nobody asks. If somebody does, it is missing like any module.
pyodide.runPython("import sys, sysconfig; del sys.modules[sysconfig._get_sysconfigdata_name()]");
pyodide.runPython("sysconfig._CONFIG_VARS, sysconfig._CONFIG_VARS_INITIALIZED = None, False");
// The importer keeps the table of contents of every archive that it has looked into.
pyodide.runPython("import gc, linecache, re; linecache.clearcache(); re.purge(); importlib.invalidate_caches()");
// Where Python found attributes lately is found again in no time, and does not compress.
pyodide.runPython("gc.collect(); sys._clear_internal_caches()");

const module = pyodide._module;
const memoryEnd = () => module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];

// Fills free memory with zeros, which compress well: takes every free block without growing the memory.
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

const snapshot = pyodide.makeMemorySnapshot();
const size = module.HEAPU32.length;
const header = [...snapshot.subarray(0, snapshot.length - 4 * size)];
fs.writeFileSync(out, packImage(new Uint32Array(snapshot.buffer, header.length), fresh, own));
fs.writeFileSync(memoryOut, JSON.stringify({ header, size, volatile, own }));
