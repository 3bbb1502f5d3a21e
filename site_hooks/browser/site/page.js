// What every page has besides its text: the switch of the letters' size, printing, and copying what is to be pasted.

import { today } from "../common/today.js";
import { guardThemeStorage } from "./kept_by_theme.js";
import { countSheets, headPaper } from "./paper.js";

const SIZE = "letters"; // the name under which the browser keeps it
const LARGE = "large";
const DAY = 24 * 60 * 60 * 1000; // milliseconds

/** Whether large letters were chosen on an earlier visit; some browsers keep nothing. */
const wasLarge = () => {
  try {
    return localStorage.getItem(SIZE) === LARGE;
  } catch {
    return false;
  }
};

/** @param {boolean} isLarge */
const keep = (isLarge) => {
  try {
    if (isLarge) localStorage.setItem(SIZE, LARGE);
    else localStorage.removeItem(SIZE);
  } catch {
    // The page then has the letters that were chosen, the next one has not.
  }
};

/** @param {boolean} isLarge */
const show = (isLarge) => {
  if (isLarge) document.documentElement.dataset.size = LARGE;
  else delete document.documentElement.dataset.size;
};

const switchSize = () => {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-size-switch]"));
  if (!button) return;
  button.hidden = false;
  button.setAttribute("aria-pressed", String(wasLarge()));
  button.addEventListener("click", () => {
    const isLarge = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isLarge));
    show(isLarge);
    keep(isLarge);
  });
};

const offerPrinting = () => {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-print]"))) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
};

/** The theme unfolds what was on the page from the start; a verdict came later. */
const unfoldVerdicts = () => {
  addEventListener("beforeprint", () => {
    const folded = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll(".checker-verdict details:not([open])")
    );
    for (const details of folded) details.open = true;
    const foldAgain = () => {
      for (const details of folded) details.open = false;
    };
    addEventListener("afterprint", foldAgain, { once: true });
  });
};

const openSearch = () => {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-search]"))) {
    button.hidden = false;
    button.addEventListener("click", () =>
      /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=search-query]"))?.focus(),
    );
  }
};

/** Says how many days there are to a day of each year, on which the page says what is due. */
const countDays = () => {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-due]"))) {
    const [year = 0, month = 1, day = 1] = today().split("-").map(Number);
    const [dueMonth = 1, dueDay = 1] = (line.dataset.due ?? "").split("-").map(Number);
    const now = Date.UTC(year, month - 1, day);
    const due = Date.UTC(year, dueMonth - 1, dueDay);
    const days = ((due >= now ? due : Date.UTC(year + 1, dueMonth - 1, dueDay)) - now) / DAY;
    line.append(days ? `离截止还有 ${days} 天。` : "今天就是最后一天。");
  }
};

const offerCopies = () => {
  for (const code of document.querySelectorAll(".copies pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copies-button";
    button.textContent = "复制";
    button.setAttribute("aria-label", `复制“${code.textContent?.trim()}”`);
    button.addEventListener("click", () => {
      getSelection()?.selectAllChildren(code);
      button.textContent = document.execCommand("copy") ? "已复制" : "已选中，请按 Ctrl+C"; // works from a folder too
    });
    code.parentElement?.after(button);
  }
};

guardThemeStorage(); // before the theme reads it
show(wasLarge()); // before the page shows
addEventListener("DOMContentLoaded", () => {
  switchSize();
  offerPrinting();
  headPaper();
  countSheets();
  unfoldVerdicts();
  openSearch();
  countDays();
  offerCopies();
});
