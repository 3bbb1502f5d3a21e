// Takes files: dropped, pasted or chosen, single ones or folders.

/**
 * @typedef {{ file: File, folder: string }} Incoming
 * `skipped`: the number of system files. `unread`: the number of files and folders that cannot be read. `isRefused`:
 * the browser did not open a dropped folder. `isFolder`: somebody gave a folder, perhaps an empty one.
 * @typedef {{ files: Incoming[], skipped: number, unread: number, isRefused: boolean, isFolder: boolean }} Intake
 * @typedef {{ files: Incoming[], unread: number }} Found
 */

const OF_THE_SYSTEM = /^(?:\..*|thumbs\.db|ehthumbs\.db|desktop\.ini)$/i;

/** The folder of a path. @param {string} path with the file's name at its end */
const folderOf = (path) => path.split("/").slice(0, -1).join("/");

/**
 * Leaves system files out of a folder.
 * @param {Incoming[]} files
 * @param {Partial<Intake>} more
 * @returns {Intake}
 */
const sifted = (files, more) => {
  const kept = files.filter(({ file, folder }) => !folder || !OF_THE_SYSTEM.test(file.name));
  return { skipped: files.length - kept.length, unread: 0, isRefused: false, isFolder: false, ...more, files: kept };
};

/** @param {FileList} list of an input or of the clipboard @param {boolean} isFolder */
const chosen = (list, isFolder) =>
  sifted(
    Array.from(list, (file) => ({ file, folder: folderOf(file.webkitRelativePath ?? "") })),
    { isFolder },
  );

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

/**
 * Counts what cannot be read (locked, too long a path, only in a cloud) and goes on with the rest.
 * @param {Found} found
 * @param {() => Promise<void>} read
 */
const counting = (found, read) =>
  read().catch(() => {
    found.unread++;
  });

/**
 * Collects the files of a folder.
 * @param {FileSystemDirectoryEntry} folder
 * @param {string} path
 * @param {Found} found
 */
const collect = async (folder, path, found) => {
  for (const entry of await entriesIn(folder)) {
    await counting(found, async () => {
      if (entry.isDirectory)
        return collect(/** @type {FileSystemDirectoryEntry} */ (entry), `${path}/${entry.name}`, found);
      /** @type {File} */
      const file = await new Promise((resolve, reject) =>
        /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
      );
      found.files.push({ file, folder: path });
    });
  }
};

/**
 * Collects the files of a folder by its handle.
 * @param {any} folder a FileSystemDirectoryHandle
 * @param {string} path
 * @param {Found} found
 */
const collectByHandle = async (folder, path, found) => {
  for await (const handle of folder.values()) {
    await counting(found, async () => {
      if (handle.kind === "directory") await collectByHandle(handle, `${path}/${handle.name}`, found);
      else found.files.push({ file: await handle.getFile(), folder: path });
    });
  }
};

/**
 * Collects what was dropped. Call it while the event is being handled.
 * @param {DataTransfer} data of the drop
 * @returns {Promise<Intake>}
 */
const dropped = async (data) => {
  // The browser empties the list of items after the first await, so read all of it before.
  const items = Array.from(data.items)
    .filter(({ kind }) => kind === "file")
    .map((item) => {
      const entry = item.webkitGetAsEntry?.() ?? undefined;
      const isFolder = Boolean(entry?.isDirectory);
      /** @type {Promise<any> | undefined} */
      const handle = isFolder ? /** @type {any} */ (item).getAsFileSystemHandle?.() : undefined;
      handle?.catch(() => {});
      return { entry, isFolder, handle, file: isFolder ? null : item.getAsFile() };
    });
  /** @type {Found} */
  const found = { files: [], unread: 0 };
  let isRefused = false;
  for (const { entry, isFolder, handle, file } of items) {
    if (file) {
      found.files.push({ file, folder: "" });
    } else if (isFolder && entry) {
      try {
        // In Chromium a page from a folder may read handles but not entries.
        const folder = await handle;
        if (folder) await collectByHandle(folder, folder.name, found);
        else await collect(/** @type {FileSystemDirectoryEntry} */ (entry), entry.name, found);
      } catch {
        isRefused = true;
      }
    }
  }
  const isFolder = items.some((item) => item.isFolder);
  // Some browsers list the files of a folder but let a page read none of them.
  if (found.unread && !found.files.length) return sifted([], { isRefused: true, isFolder });
  return sifted(found.files, { unread: found.unread, isRefused, isFolder });
};

/**
 * Takes what is chosen with the buttons of a part of the page.
 * @param {HTMLElement} section
 * @param {(intake: Intake) => void} take
 * @param {() => void} prepare is called as soon as somebody seems about to give files
 */
export const listenForChoices = (section, take, prepare) => {
  section.addEventListener("focusin", prepare);
  section.addEventListener("pointerenter", prepare, { once: true });
  for (const input of section.querySelectorAll("input[type=file]")) {
    if (!(input instanceof HTMLInputElement)) continue;
    section.querySelector(`button[data-pick="${input.name}"]`)?.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      take(chosen(input.files ?? new DataTransfer().files, input.webkitdirectory));
      input.value = ""; // so that the same file can be chosen again
    });
  }
};

/**
 * Takes everything that is chosen, dropped or pasted on the page.
 * @param {HTMLElement} section the checker's part of the page
 * @param {HTMLElement} frame where to drop
 * @param {(intake: Intake) => void} take
 * @param {() => void} prepare is called as soon as somebody seems about to give files
 */
export const listenForFiles = (section, frame, take, prepare) => {
  listenForChoices(section, take, prepare);
  const left = () => {
    for (const each of document.querySelectorAll(".file-drop-over")) each.classList.remove("file-drop-over");
  };
  // Without this a file dropped beside the frame would replace the page.
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const under = event.target instanceof Element ? event.target.closest(".file-drop") : null;
    for (const each of document.querySelectorAll(".file-drop"))
      each.classList.toggle("file-drop-over", each === (under ?? frame));
    prepare();
  });
  addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) left();
  });
  addEventListener("drop", (event) => {
    left();
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dropped(event.dataTransfer).then(take);
  });
  addEventListener("paste", ({ clipboardData }) => {
    if (clipboardData?.files.length) take(chosen(clipboardData.files, false));
  });
};
