// Pyodide under Node, made to give the same bytes on every run: without clock, without chance.

import nodeCrypto from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const SITE_PACKAGES = "/lib/python3.14/site-packages";
/** Where pydantic-core's extension lies: loaded before Python starts, so that a memory image can hold it. */
export const EXTENSION = `${SITE_PACKAGES}/pydantic_core/_pydantic_core.cpython-314-wasm32-emscripten.so`;

// Node would print the line of the source that threw: all of Pyodide, which is one line.
process.on("uncaughtException", (error) => {
  console.error(String(error?.message ?? error).slice(-2000));
  process.exit(1);
});

const EPOCH = Date.UTC(2020, 0, 1);

/** Stops clock and chance and hides where this lies: all would leave traces in what is built. */
const standStill = () => {
  process.argv[1] = "/pyodide";
  Date.now = () => EPOCH;
  performance.now = () => 0;
  Math.random = () => 0.5;
  crypto.getRandomValues = (array) => array.fill(1);
  nodeCrypto.randomFillSync = (array) => array.fill(1);
};

/**
 * @param {string} pyodideDir
 * @param {Record<string, unknown>} settings for loadPyodide
 * @param {Record<string, string>} env Python's environment variables
 */
export const startPyodide = async (pyodideDir, settings = {}, env = {}) => {
  standStill();
  const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: pyodideDir,
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", ...env },
    ...settings,
  });
};
