// How photos come in: dropped, pasted, chosen; single or by the folder.

/**
 * @typedef {{ file: File, folder: string }} Incoming
 * `skipped` counts files that the system made for itself; `isRefused`: the browser would not open a dropped folder.
 * @typedef {{ files: Incoming[], skipped: number, isRefused: boolean }} Intake
 */

const OF_THE_SYSTEM = /^(?:\..*|thumbs\.db|ehthumbs\.db|desktop\.ini)$/i;

/** @param {string} path with the file's name at its end */
const folderOf = (path) => path.split("/").slice(0, -1).join("/");

/** Leaves out, from a folder, what nobody put there. @param {Incoming[]} files @returns {Intake} */
const sifted = (files) => {
  const kept = files.filter(({ file, folder }) => !folder || !OF_THE_SYSTEM.test(file.name));
  return { files: kept, skipped: files.length - kept.length, isRefused: false };
};

/** @param {FileList} list of an input or of the clipboard */
export const chosen = (list) => sifted(Array.from(list, (file) => ({ file, folder: folderOf(file.webkitRelativePath ?? "") })));

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
const entriesIn = async (folder) => {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)); // 100 at a time
    if (!some.length) return all;
    all.push(...some);
  }
};

/** @param {FileSystemEntry} entry @param {string} folder @param {Incoming[]} into */
const collect = async (entry, folder, into) => {
  if (entry.isDirectory) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    for (const inside of await entriesIn(/** @type {FileSystemDirectoryEntry} */ (entry))) await collect(inside, path, into);
  } else {
    /** @type {File} */
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    into.push({ file, folder });
  }
};

/** @param {any} folder a FileSystemDirectoryHandle @param {string} path @param {Incoming[]} into */
const collectByHandle = async (folder, path, into) => {
  for await (const handle of folder.values()) {
    if (handle.kind === "directory") await collectByHandle(handle, `${path}/${handle.name}`, into);
    else into.push({ file: await handle.getFile(), folder: path });
  }
};

/**
 * @param {DataTransfer} data of a drop; must be called while the event is being handled
 * @returns {Promise<Intake>}
 */
export const dropped = async (data) => {
  // After the first wait the browser empties the list of items, so all is taken from it before.
  const items = Array.from(data.items).filter(({ kind }) => kind === "file").map((item) => {
    const entry = item.webkitGetAsEntry?.() ?? undefined;
    const isFolder = Boolean(entry?.isDirectory);
    /** @type {Promise<any> | undefined} */
    const handle = isFolder ? /** @type {any} */ (item).getAsFileSystemHandle?.() : undefined;
    handle?.catch(() => {});
    return { entry, isFolder, handle, file: isFolder ? null : item.getAsFile() };
  });
  /** @type {Incoming[]} */
  const files = [];
  let isRefused = false;
  for (const { entry, isFolder, handle, file } of items) {
    if (file) {
      files.push({ file, folder: "" });
    } else if (isFolder && entry) {
      try {
        // Pages from a folder may not read entries in Chromium, but handles they may.
        const folder = await handle;
        if (folder) await collectByHandle(folder, folder.name, files);
        else await collect(entry, "", files);
      } catch {
        isRefused = true;
      }
    }
  }
  return { ...sifted(files), isRefused };
};
