// Pyodide, wheels and the rules' sources, all fetched from this server.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const started = loadPyodide();
const rules = fetch("validators.zip").then((response) => response.arrayBuffer());

self.onmessage = async ({ data: { checker, values, today, wheels } }) => {
  const pyodide = await started;
  await pyodide.loadPackage(
    wheels.map((name) => new URL(`wheels/${name}`, import.meta.url).href),
    { messageCallback: () => {} },
  );
  pyodide.unpackArchive(await rules, "zip");
  self.postMessage(pyodide.pyimport("validators.browser").check_json(checker, values, today));
};
