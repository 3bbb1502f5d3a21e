// Gives our worker to the theme's search box. It runs before the theme's own script and after its settings.

/** @typedef {{ base: string, search: string }} Settings */

const element = document.getElementById("__config");
const box = document.querySelector("[data-md-component=search-query]");
/** @type {Partial<Settings>} */
const settings = JSON.parse(element?.textContent ?? "{}");
if (!element || !box || settings.search === undefined || settings.base === undefined) {
  throw new Error("the theme's search has changed");
}

// From a folder browsers start only a worker from a Blob. It does not know the address of the site, so that is passed
// in. The index keeps its name, which the theme knows, so its version is asked for: a cache may have an older one.
const { index: version } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const index = new URL(`search/search_index.js?${version}`, new URL(settings.base, location.href));
const source = `const SEARCH_INDEX = ${JSON.stringify(index.href)};\n${WORKER_SOURCE}`;
settings.search = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
element.textContent = JSON.stringify(settings);

// The theme listens only to keys, but text also comes from input methods, the mouse and pasting.
box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

// Enter opens the best result, but not where the best one only says that there is none.
box.addEventListener("keydown", (event) => {
  if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
  if (!document.querySelector(".md-search-result__item:first-child [data-untold]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
});
