// The parts that the site ships, as they were built.

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/** @param {string} runtimeDir */
export const builtParts = (runtimeDir) => {
  const manifest = JSON.parse(fs.readFileSync(path.join(runtimeDir, "manifest.json"), "utf8"));
  /** What is in a part, unpacked. @param {string} name */
  const bytes = (name) => {
    const { file } = manifest.parts.find((/** @type {{ name: string }} */ part) => part.name === name);
    return new Uint8Array(zlib.gunzipSync(fs.readFileSync(path.join(runtimeDir, `${file}.bin`))));
  };
  return { manifest, bytes };
};
