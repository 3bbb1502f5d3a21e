// Runs a program in Pyodide under Node, restored from the memory image, with what the page of tables needs besides.
//
//   node harness/pyodide_image.mjs PYODIDE_DIR RUNTIME_DIR < {"program", "given"}
//
// The program's variable `given` is that text. Prints the text that its last line gives.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { EMPTY_ZIP, restoring } from "../site_hooks/browser/runtime/restore.js";
import { addFiles } from "../site_hooks/browser/runtime/unpack_files.js";
import { startPyodide } from "../site_hooks/runtime/pyodide_node.mjs";
import { builtParts } from "./parts.mjs";

const [pyodideDir, runtimeDir] = process.argv.slice(2).map((folder) => path.resolve(folder));
const { default: createModule } = await import(pathToFileURL(path.join(pyodideDir, "pyodide.asm.mjs")).href);
const { manifest, bytes } = builtParts(runtimeDir);

const work = fs.mkdtempSync(path.join(os.tmpdir(), "image-"));
const core = path.join(work, "core.so");
fs.writeFileSync(core, bytes("core"));
// The browser has no library either: whatever is not in the image cannot be imported.
const empty = path.join(work, "empty.zip");
fs.writeFileSync(empty, EMPTY_ZIP);
const pyodide = await startPyodide(`${pyodideDir}/`, {
  stdLibURL: empty,
  ...restoring(manifest, createModule, core, async () => bytes("image")),
});
for (const name of manifest.extras.tables) addFiles(pyodide, bytes(name), manifest.python.sitePackages);
fs.rmSync(work, { recursive: true });
const { program, given } = JSON.parse(await text(process.stdin));
pyodide.globals.set("given", given);
process.stdout.write(pyodide.runPython(program));
