// Tests whether this browser can run Python, before anything is downloaded in vain.

import { exceptions, referenceTypes } from "wasm-feature-detect";

/** A feature that the worker tests itself. */
export const IMPORT_IN_WORKER = "import() in a Blob worker";

/** @returns {Promise<string[]>} the features that this browser lacks; empty if it can run Python */
export const missingFeatures = async () => {
  if (typeof WebAssembly !== "object") return ["WebAssembly"];
  const features = /** @type {const} */ ([
    ["WebAssembly reference types", await referenceTypes()],
    ["WebAssembly exceptions", await exceptions()],
    ["DecompressionStream", typeof DecompressionStream === "function"],
  ]);
  return features.filter(([, there]) => !there).map(([name]) => name);
};
