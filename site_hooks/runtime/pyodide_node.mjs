// Pyodide under Node, made to give the same bytes on every run: without clock, without chance.

import nodeCrypto from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ENVIRONMENT } from "../browser/runtime/python.js";

// Node would print the line that threw: Pyodide is one line, so all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error?.message ?? error).slice(-2000));
  process.exit(1);
});

/**
 * What clocks (in ms) and chance (a byte) say, always the same.
 * @typedef {{ date: number, uptime: number, chance: number }} Circumstances
 */

/** @type {Circumstances} */
export const USUAL = { date: Date.UTC(2020, 0, 1), uptime: 1000, chance: 1 };

/**
 * Stops clock and chance and hides where this file lies: all of them would leave traces in what is built.
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
