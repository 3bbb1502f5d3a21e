// Can this browser run Python at all? Asked before anything is fetched, so that nobody waits for a "no".

import { exceptions, referenceTypes } from "wasm-feature-detect";

const PATIENCE = 5_000; // ms for an empty worker; a browser that takes longer would not do

const MODULE_IMPORT = `import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" })))
  .then(() => postMessage(true), () => postMessage(false));`;

/** @returns {Promise<boolean>} whether a worker made from a Blob can import a module made from a Blob */
const importsInWorker = () =>
  new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob([MODULE_IMPORT], { type: "text/javascript" }));
    let worker;
    try {
      worker = new Worker(address);
    } catch {
      resolve(false);
      return;
    }
    const timer = setTimeout(() => finish(false), PATIENCE);
    /** @param {boolean} works */
    const finish = (works) => {
      clearTimeout(timer);
      worker.terminate();
      URL.revokeObjectURL(address);
      resolve(works);
    };
    worker.onmessage = ({ data }) => finish(data === true);
    worker.onerror = () => finish(false);
  });

/** @returns {Promise<string[]>} what this browser lacks, in the words of its makers; empty if it will do */
export const missingFeatures = async () => {
  if (typeof WebAssembly !== "object") return ["WebAssembly"];
  const features = /** @type {const} */ ([
    ["WebAssembly reference types", await referenceTypes()],
    ["WebAssembly exceptions", await exceptions()],
    ["DecompressionStream", typeof DecompressionStream === "function"],
    ["import() in a Blob worker", await importsInWorker()],
  ]);
  return features.filter(([, there]) => !there).map(([name]) => name);
};
