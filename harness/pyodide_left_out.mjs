// Finds out which functions checks need that the quick start left out.
//
//   node harness/pyodide_left_out.mjs PYODIDE_DIR RUNTIME_DIR < CHECKS_JSON
//
// CHECKS_JSON is an array of [checker, values as JSON, today]. Prints, as JSON, an array of [place in it, names of the
// functions that no check before it needed], for each check that needs some.

import { text } from "node:stream/consumers";
import { counting } from "../site_hooks/runtime/counting.mjs";
import { functionsKept } from "../site_hooks/runtime/wasm.mjs";
import { builtParts } from "./parts.mjs";

const [pyodideDir, runtimeDir] = process.argv.slice(2);
const { manifest, bytes } = builtParts(runtimeDir);

const { start, counters, end } = await counting(pyodideDir, bytes("core"), bytes("image"), manifest);
const { rules } = await start();
let leftOut = ["main", "core"].flatMap((name) => {
  const kept = functionsKept(bytes(name === "main" ? "quick-wasm" : "quick-core"));
  return counters(name).flatMap(([index, counter]) =>
    kept.has(index) ? [] : [{ named: `${name} ${index}`, counter }],
  );
});
const found = [];
for (const [place, [checker, values, today]] of JSON.parse(await text(process.stdin)).entries()) {
  rules.check_json(checker, values, today);
  const needed = leftOut.filter(({ counter }) => counter.value);
  if (!needed.length) continue;
  found.push([place, needed.map(({ named }) => named)]);
  leftOut = leftOut.filter(({ counter }) => !counter.value);
}
end();
process.stdout.write(JSON.stringify(found));
