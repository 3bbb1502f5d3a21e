// Starts Pyodide in Node so that every run gives the same bytes: without a clock and without randomness.

import nodeCrypto from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ENVIRONMENT } from "../browser/runtime/python.js";

// Node prints the line that threw, and Pyodide is one long line.
process.on("uncaughtException", (error) => {
  console.error(String(error?.message ?? error).slice(-2000));
  process.exit(1);
});

/**
 * What clocks (in ms) and random generators (a byte) always return.
 * @typedef {{ date: number, uptime: number, chance: number }} Circumstances
 */

/** @type {Circumstances} */
export const USUAL = { date: Date.UTC(2020, 0, 1), uptime: 1000, chance: 1 };

/**
 * Stops clocks and randomness, and hides the path of this file: all of them would leave traces in the image.
 * @param {Circumstances} circumstances
 */
const standStill = ({ date, uptime, chance }) => {
  process.argv.splice(1);
  Date.now = () => date;
  performance.now = () => uptime;
  Math.random = () => chance / 256;
  const fill = (/** @type {any} a typed array */ array) => array.fill(chance);
  crypto.getRandomValues = fill;
  nodeCrypto.randomFillSync = fill;
};

/**
 * @param {string} pyodideDir
 * @param {Record<string, unknown>} settings for loadPyodide
 * @param {Record<string, string>} env Python's environment variables
 * @param {Circumstances} circumstances
 */
export const startPyodide = async (pyodideDir, settings = {}, env = {}, circumstances = USUAL) => {
  standStill(circumstances);
  const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: pyodideDir,
    env: { ...ENVIRONMENT, ...env },
    ...settings,
  });
};
