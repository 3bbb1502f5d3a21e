// Starts Python: from the memory image, in the modules of the quick start or in whole ones, or the plain way by importing
// everything.

import { ENVIRONMENT } from "./python.js";
import { awakened, EMPTY_ZIP, restoring } from "./restore.js";
import { addFiles } from "./unpack_files.js";

/**
 * The functions of validators.browser. Their strings are JSON, but for names and dates.
 * @typedef {{ check_json(checker: string, values: string, today: string): string,
 *   unread_file_json(checker: string, name: string, size: number, today: string): string | undefined,
 *   open_file(checker: string, name: string, data: Uint8Array): OpenFile,
 *   open_roster(name: string, data: Uint8Array | PythonBytes | undefined, today: string): OpenRoster, open_submission(): OpenSubmission,
 *   practice_roster(): PythonBytes,
 * }} Rules
 * @typedef {{ wants_json(): string, destroy(): void,
 *   check_json: { callKwargs(today: string, foundOut: Record<string, unknown>): string },
 * }} OpenFile
 * @typedef {{ toJs(): Uint8Array<ArrayBuffer>, destroy(): void }} PythonBytes
 * @typedef {{ choose_json(choices: string, own: string): string, step(most: number): number, sum_up(): boolean,
 *   finish_json(): string, rows_json(query: string): string, changes_json(before: OpenRoster): string,
 *   list_json(query: string): string, list_xlsx(query: string): PythonBytes,
 *   begin_saving(kind: string, version: string): void, save_more(): PythonBytes | undefined,
 *   destroy(): void }} OpenRoster
 * @typedef {{ photos: number, open(roster: OpenRoster): void, prepare(): boolean, count_written(text: string): number,
 *   add_json(files: string): void, judged(photo: number, verdict: string, file?: OpenFile): void,
 *   unreadable(photo: number): void, take_up_json(said: string): void, say_json(said: string): string, lines_json(query: string): string,
 *   forms_json(query: string): string, names_json(query: string, namedBy: string): string }} OpenSubmission
 * @typedef {(stage: import("./messages.js").BootStage) => void} Report
 * @typedef {import("./messages.js").Manifest} Manifest
 * @typedef {import("./messages.js").Extra} Extra
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 *
 * Where the parts come from. Each promise settles once the part is unpacked and known to be right.
 * @typedef {{ bytes: (name: string) => Promise<Bytes>, module: (name: string) => Promise<WebAssembly.Module> }} Parts
 */

const NOWHERE = "https://nowhere.invalid/"; // Pyodide needs an address to fetch from; `fetch` below sends no request
const WASM = { headers: { "content-type": "application/wasm" } };

/** Imports a module from its source. @param {Bytes | string} content */
export const importModule = async (content) => {
  const address = URL.createObjectURL(new Blob([content], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
};

/**
 * Answers Pyodide's requests from memory.
 * @param {Record<string, () => Promise<Response>>} answers by address
 */
const answerFetches = (answers) => {
  const ownFetch = self.fetch;
  self.fetch = async (address, options) => {
    const url = String(address instanceof Request ? address.url : address);
    if (url.startsWith("blob:")) return ownFetch(address, options);
    const answer = answers[url];
    if (!answer) throw new Error(`nothing is fetched here: ${url}`);
    return answer();
  };
};

/**
 * Loads Pyodide with the settings that both ways share.
 * @param {Parts} parts
 * @param {Manifest} manifest
 */
const load = async (parts, { build }) => {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    parts.bytes("pyodide").then(importModule),
    parts.bytes("asm").then(importModule),
  ]);
  /** @param {Record<string, unknown>} settings */
  const start = (settings) =>
    loadPyodide({
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      env: ENVIRONMENT,
      lockFileContents: { info: build, packages: {} },
      ...settings,
    });
  return { start, createPyodideModule };
};

/**
 * Puts what a page needs besides the rules where Python finds it.
 * @param {any} pyodide
 * @param {Parts} parts
 * @param {Manifest} manifest
 * @param {Extra[]} extras
 */
const addExtras = async (pyodide, parts, { extras: known, python }, extras) => {
  for (const name of extras.flatMap((each) => known[each])) {
    addFiles(pyodide, await parts.bytes(name), python.sitePackages);
  }
};

/**
 * Starts Python by importing everything.
 * @param {Parts} parts
 * @param {Report} report
 * @param {Manifest} manifest
 * @param {Extra[]} extras
 * @returns {Promise<Rules>}
 */
const bootPlain = async (parts, report, manifest, extras) => {
  answerFetches({
    [`${NOWHERE}pyodide.asm.wasm`]: async () => new Response(await parts.bytes("wasm"), WASM),
    [`${NOWHERE}python_stdlib.zip`]: async () => new Response(await parts.bytes("stdlib")),
  });
  const { start, createPyodideModule } = await load(parts, manifest);
  report("starting");
  const pyodide = await start({ createPyodideModule });
  report("importing");
  for (const name of ["packages", "rules"]) {
    pyodide.unpackArchive(await parts.bytes(name), "tar", { extractDir: manifest.python.sitePackages });
  }
  await addExtras(pyodide, parts, manifest, extras);
  return pyodide.pyimport("validators.browser");
};

/**
 * Starts Python from the memory image.
 * @param {Parts} parts
 * @param {Report} report
 * @param {Manifest} manifest
 * @param {Extra[]} extras
 * @param {{ main: string, core: string }} modules the names of the parts with Pyodide and with pydantic-core's extension
 * @returns {Promise<Rules>} rejects if the image does not work in this browser
 */
const bootImage = async (parts, report, manifest, extras, modules) => {
  // Compiling takes longest, so it starts with the first bytes, before Pyodide needs the module.
  const brought = {
    main: parts.module(modules.main),
    core: parts.bytes(modules.core).then(async (bytes) => ({ bytes, module: await WebAssembly.compile(bytes) })),
    image: parts.bytes("image"),
  };
  for (const awaitedLater of Object.values(brought)) awaitedLater.catch(() => {});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await brought.main;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  answerFetches({
    [`${NOWHERE}pyodide.asm.wasm`]: async () => new Response(null, WASM),
    [`${NOWHERE}python_stdlib.zip`]: async () => new Response(EMPTY_ZIP),
    [`${NOWHERE}core`]: async () => new Response((await brought.core).bytes),
  });
  const { start, createPyodideModule } = await load(parts, manifest);
  report("starting");
  await brought.core;
  /** @param {any} settings Emscripten's */
  const createWithCore = async (settings) => {
    const instantiate = WebAssembly.instantiate;
    /** @type {any} */ (WebAssembly).instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const { bytes, module: extension } = await brought.core;
      return source.byteLength === bytes.length
        ? { module: extension, instance: await instantiate(extension, imports) }
        : instantiate(source, imports);
    };
    const module = await createPyodideModule(settings);
    WebAssembly.instantiate = instantiate;
    return module;
  };
  const pyodide = await start(restoring(manifest, createWithCore, `${NOWHERE}core`, () => brought.image));
  // Pyodide keeps the closures, so free what they hold.
  Object.assign(brought, { main: undefined, core: undefined, image: undefined });
  report("testing");
  await addExtras(pyodide, parts, manifest, extras);
  return awakened(pyodide, manifest.known);
};

/**
 * Each way of starting.
 * @type {Record<import("./messages.js").Way,
 *   (parts: Parts, report: Report, manifest: Manifest, extras: Extra[]) => Promise<Rules>>}
 */
export const BOOTS = {
  quick: (...given) => bootImage(...given, { main: "quick-wasm", core: "quick-core" }),
  image: (...given) => bootImage(...given, { main: "wasm", core: "core" }),
  plain: bootPlain,
};
