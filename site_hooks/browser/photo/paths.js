// Makes paths for the files in a zip.

/** A part of a path that every system can store. @param {string} part */
const storable = (part) => {
  const plain = part
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must go
    .replace(/[\u0000-\u001f\u007f<>:"|?*\\/\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "_")
    .replace(/[. ]+$/, "_");
  return plain || "_";
};

/**
 * Paths for a zip: inside it, storable on every system, and all different.
 * @param {{ folder: string, name: string }[]} files
 */
export const pathsFor = (files) => {
  const taken = new Set();
  return files.map(({ folder, name }) => {
    const path = [...folder.split("/").filter(Boolean), name].map(storable).join("/");
    const dot = path.lastIndexOf(".");
    let unique = path;
    for (let count = 2; taken.has(unique.toLowerCase()); count++)
      unique = `${path.slice(0, dot)} (${count})${path.slice(dot)}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
};
