// What stands on paper around a page's text: the page's and the site's name, the day, and the numbers in the contents.

import { today } from "../common/today.js";

/** Whether the browser fills the margins of the paper; Chromium does from 131 on, Firefox does not. */
const fillsMargins = () => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@page { @top-left { content: none } }");
    const [rule] = /** @type {{ cssRules?: CSSRuleList }[]} */ (/** @type {unknown} */ ([...sheet.cssRules]));
    return Boolean(rule?.cssRules?.length);
  } catch {
    return false;
  }
};

/** Writes it into the margins, or in a line above the text where the browser leaves them to its own settings. */
export const headPaper = () => {
  const root = document.documentElement;
  const line = document.createElement("p");
  line.className = "paper-head print-only";
  if (!fillsMargins()) document.querySelector(".md-content__inner")?.prepend(line);
  addEventListener("beforeprint", () => {
    const day = `打印于 ${today()}`;
    line.textContent = `${document.title}　${day}`;
    root.style.setProperty("--paper-name", JSON.stringify(document.title));
    root.style.setProperty("--paper-day", JSON.stringify(day));
  });
};

/**
 * A frame as wide as the text on a sheet, in which the page's style sheet holds as on paper.
 * @param {string} href of that sheet
 */
const frameLikePaper = (href) => {
  const frame = document.createElement("iframe");
  frame.className = "book-sheets";
  frame.tabIndex = -1;
  frame.title = "数页码用的";
  frame.setAttribute("aria-hidden", "true");
  frame.addEventListener("load", () => {
    const inside = /** @type {Document} */ (frame.contentDocument);
    const sheet = inside.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = href;
    sheet.addEventListener("load", () => {
      frame.dataset.dressed = "";
    });
    inside.documentElement.className = "counts-sheets";
    inside.head.append(sheet);
  });
  document.body.append(frame);
  return frame;
};

/**
 * On which sheet each chapter begins.
 * @param {Document} inside the frame
 * @param {HTMLElement} text of the page
 * @param {string[]} ids of chapters
 */
const sheetsOf = (inside, text, ids) => {
  const copy = /** @type {HTMLElement} */ (inside.importNode(text, true));
  if (!fillsMargins()) copy.style.height = "calc(267mm - 3px)"; // on a sheet of those browsers a little less fits
  inside.body.replaceChildren(copy);
  const { left, width } = copy.getBoundingClientRect();
  const sheets = ids.map((id) => {
    const chapter = inside.getElementById(id);
    const shown = [...(chapter?.children ?? [])].find((child) => child.getClientRects().length);
    return shown ? Math.floor((shown.getBoundingClientRect().left - left + 1) / width) + 1 : 0;
  });
  inside.body.replaceChildren();
  return sheets;
};

/** Numbers the contents of the whole guide before it is printed; no browser does it by itself. */
export const countSheets = () => {
  const contents = /** @type {HTMLElement | null} */ (document.querySelector("[data-paper-sheet]"));
  const text = /** @type {HTMLElement | null} */ (document.querySelector(".md-content__inner"));
  if (!contents || !text) return;
  const frame = frameLikePaper(new URL(contents.dataset.paperSheet ?? "", location.href).href);
  const numbers = /** @type {HTMLElement[]} */ ([...contents.querySelectorAll("[data-page-of]")]);
  addEventListener("beforeprint", () => {
    if (!frame.contentDocument || frame.dataset.dressed === undefined) return;
    for (const number of numbers) number.textContent = "0"; // takes the room that the number will
    const ids = numbers.map((number) => number.dataset.pageOf ?? "");
    const sheets = sheetsOf(frame.contentDocument, text, ids);
    for (const [at, number] of numbers.entries()) number.textContent = String(sheets[at] || "");
  });
};
