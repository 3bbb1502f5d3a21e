// Finds and makes elements; strings become text nodes.

/**
 * An element with a class and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {...(Node | string)} children
 */
export const element = (tag, name, ...children) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
};

/** A text whose numbers, days, counts and sizes stay on one line. @param {string} text @returns {(Node | string)[]} */
export const withWholeNumbers = (text) =>
  text.split(RegExp(`(${WHOLE})`)).map((part, at) => (at % 2 ? element("span", "whole", part) : part));

/**
 * A button that submits no form.
 * @param {string} words
 * @param {() => void} press
 * @param {string} [name]
 */
export const button = (words, press, name = "md-button") => {
  const made = element("button", name, words);
  made.type = "button";
  made.onclick = press;
  return made;
};

/**
 * An element that the build has made. Throws an Error if it is missing.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export const find = (within, selector, type) => {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector}`);
  return found;
};

/** Unfolds what an element is folded in. @param {Element} folded */
export const unfold = (folded) => {
  const details = folded.closest("details");
  if (details) details.open = true;
};
