/**
 * Unpacks the Chromiums for the browser tests, so that nothing has to be installed system-wide.
 *
 *     node unpack_chromium.mjs OUT_DIR [VERSION...]
 *
 * writes OUT_DIR/VERSION/, for 153 and 109 if none is named, each holding `chromium`, its libraries in `lib/` (LD_LIBRARY_PATH)
 * and a Latin font with `fonts.conf` (FONTCONFIG_FILE). A complete folder stays as it is.
 */

import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import tar from "tar-fs";

/** @type {Record<string, string>} */
const PACKAGES = { 153: "@sparticuz/chromium", 109: "chromium-109" };
const OLDER = ["103", "92"]; // tests/matrix/package.json has them

/**
 * An archive in the package of a version, or one file in it.
 * @typedef {{ version: string, archive: string, only?: string }} Archive
 */

// Neither package is complete: the older lacks NSPR, the newer SQLite, which NSS needs.
/** @type {Archive[]} */
const LIBRARIES = [
  { version: "109", archive: "aws.tar.br", only: "lib/libsqlite3.so.0" },
  { version: "153", archive: "al2023.tar.br" },
];

// Chromium crashes without any font.
/** @type {Archive} */
const FONTS = { version: "153", archive: "fonts.tar.br" };
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** The address of a file in the package that holds this version. @param {string} version @param {string} path */
function packaged(version, path) {
  if (OLDER.includes(version)) return new URL(`../matrix/node_modules/chromium-${version}/${path}`, import.meta.url);
  return new URL(`../${path}`, import.meta.resolve(PACKAGES[version]));
}

/** The versions of the packages that a folder is made from: libraries come from those of other versions. @param {string} own */
function packageVersions(own) {
  const versions = [...new Set([...Object.keys(PACKAGES), own])].map((version) => {
    return JSON.parse(readFileSync(packaged(version, "package.json"), "utf8")).version;
  });
  return versions.join("\n");
}

/**
 * Decompresses a packaged file into a stream that takes its content.
 * @param {string} version
 * @param {string} file
 * @param {NodeJS.WritableStream} target
 */
function decompress(version, file, target) {
  return pipeline(createReadStream(packaged(version, `bin/${file}`)), createBrotliDecompress(), target);
}

/**
 * Unpacks an archive, or one file of it, into a folder.
 * @param {Archive} archive
 * @param {string} folder
 */
function extract({ version, archive, only }, folder) {
  const ignore = (/** @type {string} */ name) => only !== undefined && name !== join(folder, only);
  return decompress(
    version,
    archive,
    tar.extract(folder, /** @type {tar.ExtractOptions} */ ({ chown: false, ignore })),
  );
}

/**
 * The libraries that the system's loader does not find for a program, one a line.
 * @param {string} program
 * @param {string} libraries
 */
function missingLibraries(program, libraries) {
  const environment = { ...process.env, LD_TRACE_LOADED_OBJECTS: "1", LD_LIBRARY_PATH: libraries };
  const { stdout, stderr, error } = spawnSync(program, { env: environment, encoding: "utf8" });
  if (error) throw error;
  return `${stdout}${stderr}`.split("\n").filter((line) => line.includes("not found"));
}

/**
 * Unpacks one version. The folder gets its final name only when it is complete.
 * @param {string} version
 * @param {string} outDir
 */
async function unpack(version, outDir) {
  const folder = join(outDir, version);
  const complete = join(folder, "unpacked-from");
  const packages = packageVersions(version);
  if (existsSync(complete) && readFileSync(complete, "utf8") === packages) return;

  const part = join(outDir, `${version}.part`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const program = join(part, "chromium");
  await decompress(version, "chromium.br", createWriteStream(program, { mode: 0o755 }));
  for (const archive of [...LIBRARIES, FONTS]) await extract(archive, part);
  await writeFile(join(part, "fonts.conf"), FONTS_CONF);

  const missing = missingLibraries(program, join(part, "lib"));
  if (missing.length > 0) throw new Error(`Chromium ${version} cannot run here:\n${missing.join("\n")}`);

  await writeFile(join(part, "unpacked-from"), packages);
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder);
}

async function main() {
  const [outDir, ...versions] = process.argv.slice(2);
  if (!outDir) throw new Error("usage: node unpack_chromium.mjs OUT_DIR [VERSION...]");
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`these Chromiums run on linux x64 only, not on ${process.platform} ${process.arch}`);
  }
  for (const version of versions.length ? versions : Object.keys(PACKAGES)) await unpack(version, resolve(outDir));
}

main().catch((error) => {
  console.error(`unpack_chromium: ${error.message}`);
  process.exitCode = 1;
});
