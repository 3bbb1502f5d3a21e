// Draws graphs: reads a JSON array of graphs from standard input and writes a JSON array of SVGs to standard output.

import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";

const viz = await instance();
const drawings = JSON.parse(readFileSync(0, "utf8")).map((/** @type {import("@viz-js/viz").Graph} */ graph) =>
  viz.renderString(graph, { format: "svg" }),
);
process.stdout.write(JSON.stringify(drawings));
