// Reads a file that somebody chose, for a worker.

/** @param {Blob} file @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} undefined if nobody can read it any more */
export const contentOf = async (file) => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
};
