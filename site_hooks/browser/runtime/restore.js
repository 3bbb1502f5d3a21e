// How Pyodide is told to start from the memory image. The build and a test restore it in Node.

import { applyImage } from "./memory.js";

export const EMPTY_ZIP = new Uint8Array([80, 75, 5, 6, ...new Array(18).fill(0)]); // the library: the image holds all modules

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
    const handle = module.handle_js_error;
    module.handle_js_error = (/** @type {unknown} */ error) => {
      // Python would take a trap for an exception, and a rule that it stopped for one that broke.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      handle(error);
    };
    return module;
  },
});

/**
 * The rules of Pyodide that was restored, once they have answered a known check.
 * @param {any} pyodide
 * @param {import("./messages.js").Known} known
 * @returns {Promise<import("./boot.js").Rules>} rejects if they answer wrongly
 */
export const awakened = async (pyodide, known) => {
  const random = pyodide.pyimport("random");
  random.seed(); // the image was made with a fixed seed
  random.destroy();
  const rules = pyodide.pyimport("validators.browser");
  const verdict = rules.check_json(known.checker, known.values, known.today);
  if (verdict !== known.verdict) throw new Error(`the image gives ${verdict}`);
  return rules;
};
