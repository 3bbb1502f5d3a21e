// Makes paths for the files in a zip.

const FOREIGN = /[\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\/]/gu; // Windows forbids them, or nobody sees them
const DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$)/i; // Windows opens them, wherever they lie
const MOST_BYTES = 200; // of a part; file systems allow 255, and a number may be added

/** A part of a path with nothing that some system cannot store, but for its length. @param {string} part */
const storable = (part) => {
  const plain = part.replace(FOREIGN, "_").replace(/[. ]+$/, "_");
  return DEVICE.test(plain) ? `_${plain}` : plain || "_";
};

/** The parts before and after which a number can be added. @param {string} name */
const split = (name) => {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot < 8 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
};

/** A part of a path that every system can store, with its ending. @param {string} part */
const fitting = (part) => {
  const [stem = "", ending = ""] = split(storable(part));
  const characters = [...stem];
  const encoder = new TextEncoder();
  const room = MOST_BYTES - encoder.encode(ending).length;
  while (encoder.encode(characters.join("")).length > room) characters.pop();
  return `${characters.join("").replace(/[. ]+$/, "_")}${ending}`;
};

/** What file systems take for the same path. @param {string} path */
const sameAs = (path) => path.normalize("NFKC").toUpperCase();

/**
 * Paths for a zip: inside it, storable on every system, and all different.
 * @param {{ folder: string, name: string }[]} files
 */
export const pathsFor = (files) => {
  const placed = files.map(({ folder, name }) => ({
    folders: folder.split("/").filter(Boolean).map(fitting),
    name: fitting(name),
  }));
  // No file can have the path of a folder.
  const taken = new Set(
    placed.flatMap(({ folders }) => folders.map((_, index) => sameAs(folders.slice(0, index + 1).join("/")))),
  );
  return placed.map(({ folders, name }) => {
    const [stem, ending] = split(name);
    const inside = folders.map((each) => `${each}/`).join("");
    let path = `${inside}${name}`;
    for (let count = 2; taken.has(sameAs(path)); count++) path = `${inside}${stem} (${count})${ending}`;
    taken.add(sameAs(path));
    return path;
  });
};
