// Can this browser run Python at all? Asked before anything is fetched, so that nobody waits for a "no".

import { exceptions, referenceTypes } from "wasm-feature-detect";

/** What the page's worker finds out for itself, since it is there that it matters. */
export const IMPORT_IN_WORKER = "import() in a Blob worker";

/** @returns {Promise<string[]>} what this browser lacks, in the words of its makers; empty if it will do */
export const missingFeatures = async () => {
  if (typeof WebAssembly !== "object") return ["WebAssembly"];
  const features = /** @type {const} */ ([
    ["WebAssembly reference types", await referenceTypes()],
    ["WebAssembly exceptions", await exceptions()],
    ["DecompressionStream", typeof DecompressionStream === "function"],
  ]);
  return features.filter(([, there]) => !there).map(([name]) => name);
};
