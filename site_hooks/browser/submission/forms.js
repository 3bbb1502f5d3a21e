// The forms of several people as one print, a sheet each.

import { fillIn, fitted } from "../application_form/paper.js";
import { element } from "../common/element.js";
import { printAlone } from "../common/print.js";

const AT_ONCE = 2; // forms between two pauses: measuring one takes a while, and the page must stay usable

/** Lets the page answer. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Prints a form for each person.
 * @param {HTMLTemplateElement} blank the blank form as the build made it
 * @param {Record<string, string>[]} people what stands on each form, by field
 * @param {(done: number) => void} progress
 * @param {AbortSignal} signal
 */
export const printForms = async (blank, people, progress, signal) => {
  const place = blank.parentElement;
  if (!place) return;
  const papers = people.map(() => {
    const paper = element("div", "form-paper");
    paper.append(blank.content.cloneNode(true));
    return paper;
  });
  const remove = () => {
    for (const paper of papers) paper.remove();
  };
  for (const [index, paper] of papers.entries()) {
    if (signal.aborted) return remove();
    if (index % AT_ONCE === 0) {
      progress(index);
      await breathe();
    }
    const values = people[index] ?? {};
    place.append(paper);
    fillIn(paper, (name) => {
      const value = values[name];
      return value ? { value, shown: value } : undefined;
    });
    fitted(paper);
  }
  addEventListener("afterprint", remove, { once: true });
  printAlone("form");
};
