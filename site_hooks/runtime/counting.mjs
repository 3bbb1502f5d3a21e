// Restores the memory image in whole modules that count which of their functions run.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { awakened, EMPTY_ZIP, restoring } from "../browser/runtime/restore.js";
import { startPyodide } from "./pyodide_node.mjs";
import { countersOf, withCounters } from "./wasm.mjs";

const WASM = "pyodide.asm.wasm";

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

/**
 * The rules, and Python's garbage collector.
 * @typedef {{ rules: import("../browser/runtime/boot.js").Rules, gc: any }} Started
 *
 * @param {string} pyodideDir
 * @param {Uint8Array<ArrayBuffer>} core pydantic-core's extension
 * @param {Uint8Array<ArrayBuffer>} image
 * @param {any} manifest Python's places, the known check, and the facts on memory
 * @returns {Promise<{ modules: Record<string, Uint8Array<ArrayBuffer>>, start: () => Promise<Started>,
 *   counters: (name: string) => [number, WebAssembly.Global][], end: () => void }>} the whole modules by name, what starts
 *   Python as the browser does, the counters of a module in all starts so far, each after the number of its function, and
 *   what is called in the end
 */
export const counting = async (pyodideDir, core, image, manifest) => {
  const main = new Uint8Array(fs.readFileSync(path.join(pyodideDir, WASM)));
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "functions-"));
  fs.cpSync(pyodideDir, work, { recursive: true });
  fs.writeFileSync(path.join(work, WASM), withCounters(main, "main"));
  const countingCore = path.join(work, "core.so");
  fs.writeFileSync(countingCore, withCounters(core, "core"));
  const noLibrary = path.join(work, "empty.zip");
  fs.writeFileSync(noLibrary, EMPTY_ZIP);
  const { default: createModule } = await import(pathToFileURL(path.join(work, "pyodide.asm.mjs")).href);
  return {
    modules: { main, core },
    start: async () => {
      const pyodide = await startPyodide(`${work}/`, {
        stdLibURL: noLibrary,
        ...restoring(manifest, createModule, countingCore, async () => image),
      });
      return { rules: await awakened(pyodide, manifest.known), gc: pyodide.pyimport("gc") };
    },
    counters: (name) => made.flatMap((exports) => countersOf(exports, name)),
    end: () => fs.rmSync(work, { recursive: true }),
  };
};
