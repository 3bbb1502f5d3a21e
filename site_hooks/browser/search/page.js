// Gives the theme's search box our worker. Stands before the theme's own script, and after its settings.

/** @typedef {{ base: string, search: string }} Settings */

const element = document.getElementById("__config");
const box = document.querySelector("[data-md-component=search-query]");
/** @type {Partial<Settings>} */
const settings = JSON.parse(element?.textContent ?? "{}");
if (!element || !box || settings.search === undefined || settings.base === undefined) {
  throw new Error("the theme's search has changed");
}

// A worker from a Blob starts from a folder too, where browsers refuse one from a file; it cannot tell where the site is.
const index = new URL("search/search_index.js", new URL(settings.base, location.href));
const source = `const SEARCH_INDEX = ${JSON.stringify(index.href)};\n${WORKER_SOURCE}`;
settings.search = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
element.textContent = JSON.stringify(settings);

// The theme waits for keys alone, but words also come from an input method's list, by mouse, and by pasting.
box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
