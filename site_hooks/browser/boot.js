// The plain boot: Pyodide, its standard library, the packages and the rules, all from bytes that are already here.

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const NOWHERE = "https://nowhere.invalid/"; // Pyodide wants an address to fetch from; `fetch` below never lets it

/** @typedef {(checker: string, values: string, today: string) => string} Check */

/**
 * @param {ArrayBuffer} bytes
 * @param {string} type
 */
const blobUrl = (bytes, type) => URL.createObjectURL(new Blob([bytes], { type }));

/**
 * @param {Map<string, ArrayBuffer>} parts unpacked, by name
 * @param {(stage: "starting" | "loading-rules") => void} report
 * @returns {Promise<Check>} checks one form; takes and gives JSON
 */
export const boot = async (parts, report) => {
  /** @param {string} name */
  const part = (name) => {
    const bytes = parts.get(name);
    if (!bytes) throw new Error(`no part ${name}`);
    return bytes;
  };
  report("starting");
  const ownFetch = self.fetch;
  self.fetch = async (address, options) => {
    const url = String(address instanceof Request ? address.url : address);
    if (url.startsWith("blob:")) return ownFetch(address, options);
    if (url === `${NOWHERE}pyodide.asm.wasm`) {
      return new Response(part("wasm"), { headers: { "content-type": "application/wasm" } });
    }
    if (url === `${NOWHERE}python_stdlib.zip`) return new Response(part("stdlib"));
    throw new Error(`nothing is fetched here: ${url}`);
  };
  const { loadPyodide } = await import(blobUrl(part("pyodide"), "text/javascript"));
  const { default: createPyodideModule } = await import(blobUrl(part("asm"), "text/javascript"));
  const pyodide = await loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" }, packages: {} },
    createPyodideModule,
  });
  report("loading-rules");
  for (const name of ["packages", "rules"]) {
    pyodide.unpackArchive(part(name), "tar", { extractDir: SITE_PACKAGES });
  }
  return pyodide.pyimport("validators.browser").check_json;
};
