// The buttons below a table that shows one page of its rows.

import { button, element } from "./element.js";
import { WORDS } from "./words.js";

/** They are drawn anew only when the page or the number of pages changes, so that they keep the focus. */
export class PageButtons {
  /**
   * @param {(by: number) => void} turn goes that many pages on
   * @param {string} label tells them from others on the page
   */
  constructor(turn, label = WORDS.pages.label) {
    this.turn = turn;
    this.element = element("nav", "pages");
    this.element.setAttribute("aria-label", label);
  }

  /** @param {number} page from 0 @param {number} pages */
  draw(page, pages) {
    this.element.hidden = pages === 1;
    if (this.element.hidden) return;
    /** @param {string} words @param {number} by */
    const turn = (words, by) => {
      const press = button(words, () => this.turn(by), "pages-turn");
      press.disabled = page + by < 0 || page + by >= pages;
      return press;
    };
    const text = WORDS.pages.page(page + 1, pages);
    if (this.element.dataset.text === text && this.element.childElementCount) return;
    this.element.dataset.text = text;
    this.element.replaceChildren(turn(WORDS.pages.earlier, -1), element("span", "", text), turn(WORDS.pages.later, 1));
  }
}
