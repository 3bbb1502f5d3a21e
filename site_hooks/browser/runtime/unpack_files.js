// Puts the files of an archive into Pyodide's file system. Pyodide's own way needs modules that the image does not have.

const BLOCK = 512; // bytes of a tar

/**
 * The files of a tar as the build makes it: plain files with short names.
 * @param {Uint8Array} tar
 * @returns {Generator<[string, Uint8Array]>}
 */
function* filesOf(tar) {
  const decoder = new TextDecoder();
  const text = (/** @type {number} */ start, /** @type {number} */ length) =>
    decoder.decode(tar.subarray(start, start + length)).split("\0", 1)[0] ?? "";
  for (let start = 0; tar[start]; ) {
    const size = Number.parseInt(text(start + 124, 12), 8);
    const folder = text(start + 345, 155);
    const content = start + BLOCK;
    yield [folder ? `${folder}/${text(start, 100)}` : text(start, 100), tar.subarray(content, content + size)];
    start = content + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/**
 * Puts them where Python finds what it imports from now on.
 * @param {any} pyodide
 * @param {Uint8Array} tar
 * @param {string} folder
 */
export const addFiles = (pyodide, tar, folder) => {
  for (const [name, content] of filesOf(tar)) {
    const path = `${folder}/${name}`;
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    pyodide.FS.writeFile(path, content);
  }
  const importlib = pyodide.pyimport("importlib");
  importlib.invalidate_caches();
  importlib.destroy();
};
