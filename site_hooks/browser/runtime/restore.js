// How Pyodide is told to start from the memory image. A test restores it in Node.

import { applyImage } from "./memory.js";

/**
 * Pyodide's settings.
 * @param {Pick<import("./messages.js").Manifest, "python" | "memory">} manifest
 * @param {(settings: any) => Promise<any>} createModule of Emscripten
 * @param {string} core where pydantic-core's extension is
 * @param {() => Promise<Uint8Array<ArrayBuffer>>} image
 */
export const restoring = ({ python, memory }, createModule, core, image) => ({
  _loadSnapshot: Uint8Array.from(memory.header), // only the header: the memory itself is changed in place, below
  /** @param {any} settings Emscripten's */
  createPyodideModule: async (settings) => {
    const locate = settings.locateFile;
    settings.dynamicLibraries = [python.extension];
    settings.locateFile = (/** @type {string} */ name) => (name === python.extension ? core : locate(name));
    const module = await createModule(settings);
    const words = new Uint32Array((await image()).buffer);
    if (module.HEAPU32.length < memory.size) module.growMemory(4 * memory.size);
    applyImage(words, module.HEAPU32, memory);
    return module;
  },
});
