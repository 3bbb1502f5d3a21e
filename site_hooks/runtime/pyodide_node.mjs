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
 * What clocks (in ms) and random generators (from 0 to below 1) return at each reading.
 * @typedef {{ date: () => number, uptime: () => number, chance: () => number }} Circumstances
 */

/** Clocks stand still, and nothing is random. @type {Circumstances} */
export const USUAL = { date: () => Date.UTC(2020, 0, 1), uptime: () => 1000, chance: () => 1 / 256 };

/**
 * Clocks that go on by `step` with each reading, and chance that is the same at each call of this function.
 * @param {number} start ms since 1970
 * @param {number} step ms
 * @returns {Circumstances}
 */
export const going = (start, step) => {
  let readings = 0;
  let state = Math.floor(start / 1000 + step) % 2147483646; // of Lehmer's generator
  return {
    date: () => Math.floor(start + step * readings++),
    uptime: () => step * (1000.5 + readings++),
    chance: () => {
      state = ((state + 1) * 16807) % 2147483647;
      return state / 2147483647;
    },
  };
};

/**
 * Sets clocks and randomness, and hides the path of this file: all of them would leave traces in the image.
 * @param {Circumstances} circumstances
 */
const arrange = ({ date, uptime, chance }) => {
  process.argv.splice(1);
  Date.now = date;
  performance.now = uptime;
  Math.random = chance;
  const fill = (/** @type {any} a typed array */ array) => {
    for (const index of array.keys()) array[index] = 256 * chance();
    return array;
  };
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
  arrange(circumstances);
  const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: pyodideDir,
    env: { ...ENVIRONMENT, ...env },
    ...settings,
  });
};
