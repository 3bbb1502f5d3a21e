// Giving a file to the person at the browser.

const KEPT = 60_000; // ms: some browsers begin to save only once a person has said where

/** @param {Blob} blob @param {string} name */
export const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
};
