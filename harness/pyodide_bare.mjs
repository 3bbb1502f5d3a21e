// Runs a program in Pyodide under Node as it comes, without the rules or any package.
//
//   node harness/pyodide_bare.mjs PYODIDE_DIR < {"program", "given"}
//
// The program's variable `given` is that text. Prints the text that its last line gives.

import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [pyodideDir] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodideDir, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: pyodideDir });
const { program, given } = JSON.parse(await text(process.stdin));
pyodide.globals.set("given", given);
process.stdout.write(pyodide.runPython(program));
