// Runs checks in Pyodide under Node, with the parts that the site ships.
//
//   node harness/pyodide_cases.mjs PYODIDE_DIR RUNTIME_DIR < checks.json > verdicts.json
//
// A check is {checker, values as JSON, today}, or of a file {checker, file: {name, data}, foundOut, today} with bytes in
// base64, or {checker, file: {name, size}, today}. The answer is an array: for each check its verdict as JSON,
// and how long it took (ms).

import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { builtParts } from "./parts.mjs";

const [pyodideDir, runtimeDir] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.mjs")).href);
const { manifest, bytes } = builtParts(runtimeDir);
const pyodide = await loadPyodide({ indexURL: pyodideDir });
for (const name of ["packages", "rules", "tables"]) {
  pyodide.unpackArchive(bytes(name).buffer, "tar", { extractDir: manifest.python.sitePackages });
}
const door = pyodide.pyimport("validators.browser");

/**
 * @typedef {{ name: string, data?: string, size?: number }} GivenFile
 * @typedef {Record<string, number | { base64: string }>} FoundOut
 * @typedef {{ checker: string, values: string, file?: GivenFile, foundOut?: FoundOut, today: string }} Check
 */

/** @param {string} encoded */
const decoded = (encoded) => Uint8Array.from(Buffer.from(encoded, "base64"));

/** @param {Check} check */
const ask = ({ checker, values, file, foundOut = {}, today }) => {
  if (!file) return () => door.check_json(checker, values, today);
  if (file.data === undefined) return () => door.unread_file_json(checker, file.name, file.size, today);
  const content = decoded(file.data);
  const plain = Object.entries(foundOut).map(([name, found]) => [
    name,
    typeof found === "number" ? found : decoded(found.base64),
  ]);
  return () => {
    const open = door.open_file(checker, file.name, content);
    try {
      return open.check_json.callKwargs(today, Object.fromEntries(plain));
    } finally {
      open.destroy();
    }
  };
};

/** @param {Check} check */
const timed = (check) => {
  const asked = ask(check);
  const start = performance.now();
  return [asked(), performance.now() - start];
};

// readFileSync would fail while a long input is still being written.
const checks = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(checks.map(timed)));
