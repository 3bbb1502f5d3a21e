// 和上次比: how the roster differs from the one that was checked before, or from an earlier file.

import { button, element } from "../common/element.js";
import { printAlone } from "../common/print.js";
import { reveal } from "../common/reveal.js";
import { foldedPanel, hint, saidLine, toolsOf } from "./panels.js";
import { ROSTER_WORDS } from "./words.js";

/** @typedef {import("./messages.js").Changes} Changes */

/** @param {Changes} changes */
const groupsOf = ({ groups }) =>
  groups.map(({ title, lines }) =>
    element(
      "section",
      "",
      element("h4", "", title),
      element(
        "ul",
        "",
        ...lines.map(({ text, paper }) =>
          element("li", "", element("span", "checker-on-screen", text), element("span", "checker-on-paper", paper)),
        ),
      ),
    ),
  );

/** The panel below the table. */
export class Comparison {
  /** @param {import("./panels.js").Tools} tools */
  constructor(tools) {
    this.tools = tools;
    const input = element("input", "");
    input.type = "file";
    input.hidden = true;
    input.setAttribute("aria-label", ROSTER_WORDS.earlier);
    input.onchange = () => {
      const file = input.files?.[0];
      input.value = ""; // so that the same file can be chosen again
      if (file) tools.attempt(() => this.#compareWith(file));
    };
    this.said = saidLine();
    this.found = element("div", "roster-changes-found");
    this.print = button(ROSTER_WORDS.printChanges, () => printAlone("changes"));
    const earlier = button(ROSTER_WORDS.earlier, () => input.click());
    this.element = foldedPanel(
      "roster-changes",
      ROSTER_WORDS.changes,
      hint(ROSTER_WORDS.changesHint),
      this.said,
      this.found,
      toolsOf(earlier, this.print),
      input,
    );
  }

  /** Compares with what was checked before on this page. */
  async show() {
    this.said.textContent = "";
    this.#draw(null);
    this.element.open = false;
    const changes = await this.tools.request("changes", {});
    if (!changes?.areAlike) return;
    this.#draw(changes);
    this.element.open = true;
  }

  /** @param {File} file */
  async #compareWith(file) {
    this.#draw(null);
    this.said.textContent = ROSTER_WORDS.reading(file.name);
    const hear = (/** @type {number} */ done) => {
      this.said.textContent = ROSTER_WORDS.comparing(done);
    };
    const answer = await this.tools.open("compare-with", file, file.name, hear);
    if (!answer) this.said.textContent = ROSTER_WORDS.gone;
    else if (!answer.changes) this.said.textContent = ROSTER_WORDS.notCompared(answer.told);
    else {
      this.said.textContent = "";
      this.#draw(answer.changes);
      reveal(this.found);
    }
  }

  /** @param {Changes | null} changes */
  #draw(changes) {
    this.print.hidden = !changes;
    const parts = changes ? [element("p", "", element("strong", "", changes.text)), ...groupsOf(changes)] : [];
    this.found.tabIndex = -1;
    this.found.replaceChildren(...parts);
  }
}
