// What stands below the verdict on a roster: a question, how far the check is, or all that was found.

import { button, element } from "../common/element.js";
import { overviewOf, reportsOf } from "./overview.js";
import { toolsOf } from "./panels.js";
import { Progress } from "./progress.js";
import { columnsPanel, questionOf } from "./questions.js";
import { ROSTER_WORDS } from "./words.js";

/**
 * What somebody can do here: say something about the file, or what is fixed for the unit; see the people of one kind;
 * end the check; take the result away; forget everything.
 * @typedef {{ answer: (choices: import("./messages.js").Choices) => void, own: (field: string, value: string) => void,
 *   showOnly: (kind: string) => void, stop: () => void, save: (kind: "csv" | "xlsx") => void, clear: () => void }} Acts
 */

/** The place and what is in it. */
export class Result {
  /** Counts what is shown: only the last may come into view. */
  #filled = 0;

  /**
   * @param {HTMLElement} place
   * @param {import("./table.js").RosterTable} table
   * @param {import("./panels.js").Panel[]} panels that stand above the table
   * @param {Record<string, string>} severities
   * @param {Acts} acts
   */
  constructor(place, table, panels, severities, acts) {
    this.place = place;
    this.table = table;
    this.panels = panels;
    this.severities = severities;
    this.acts = acts;
    this.progress = new Progress(acts.stop);
    this.details = element(
      "div",
      "roster-details",
      ...panels.map((panel) => panel.element),
      toolsOf(
        button(ROSTER_WORDS.xlsx, () => acts.save("xlsx")),
        button(ROSTER_WORDS.csv, () => acts.save("csv")),
        button(ROSTER_WORDS.clear, acts.clear),
      ),
      table.element,
    );
  }

  hide() {
    this.place.hidden = true;
  }

  clear() {
    this.hide();
    this.place.replaceChildren();
  }

  /** Asks what is open, if somebody can answer it. @param {import("./messages.js").Described} described */
  ask(described) {
    const question = questionOf(described, this.acts.answer);
    this.place.replaceChildren(...question);
    this.place.hidden = !question.length;
  }

  /** Shows that a check begins. @param {number} people */
  begin(people) {
    this.progress.show(0, people);
    this.place.replaceChildren(this.progress.element, this.progress.text);
    this.place.hidden = false;
  }

  /**
   * Shows the sum of a check; `fill` has to follow.
   * @param {import("./messages.js").Described} described
   * @param {import("./messages.js").Finished} finished
   */
  show(described, finished) {
    const { people } = described;
    const { acts } = this;
    this.progress.end(finished, people);
    this.place.replaceChildren(
      this.progress.text,
      overviewOf(finished, this.severities, acts.showOnly, acts.own),
      ...(finished.judged === people ? [] : [button(ROSTER_WORDS.again, () => acts.answer({}))]),
      reportsOf(finished),
      ...columnsPanel(described, acts.answer),
      this.details,
    );
    this.details.hidden = true;
    this.#filled++;
  }

  /** Fills the panels and the table, which the worker is asked for, and shows them. @param {import("./messages.js").Finished} finished */
  async fill(finished) {
    const mine = ++this.#filled;
    await this.table.show(finished);
    for (const panel of this.panels) await panel.show(finished);
    if (mine === this.#filled) this.details.hidden = false;
  }

  /** Says how writing a file goes. @param {string} text */
  say(text) {
    this.progress.text.textContent = text;
  }
}
