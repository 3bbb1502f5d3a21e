// 申领证件人员名单: who is on it is ticked in the table; then it is printed, or saved as a workbook.

import { button, element } from "../common/element.js";
import { save } from "../common/save.js";
import { today } from "../common/today.js";
import { checkBox } from "./filters.js";
import { printList } from "./list_paper.js";
import { foldedPanel, hint, saidLine, toolsOf } from "./panels.js";
import { FILE_TYPES, ROSTER_WORDS } from "./words.js";

const WORDS = ROSTER_WORDS.list;

/** The panel below the table. */
export class Applicants {
  /** @type {Set<number>} */
  #ticked = new Set();
  #onlyTicked = false;

  /** @param {import("./panels.js").Tools} tools */
  constructor(tools) {
    this.tools = tools;
    this.count = saidLine();
    this.first = hint("");
    this.withId = checkBox(WORDS.withId, () => {});
    this.only = checkBox(WORDS.onlyTicked, (isChecked) => {
      this.#onlyTicked = isChecked;
      this.#listed();
    });
    this.element = foldedPanel(
      "roster-applicants",
      WORDS.title,
      hint(WORDS.hint),
      this.first,
      this.count,
      element("div", "roster-filters", this.withId.label, this.only.label),
      toolsOf(
        button(WORDS.print, () => this.tools.attempt(() => this.#print())),
        button(WORDS.save, () => this.tools.attempt(() => this.#save())),
        button(WORDS.none, () => {
          this.#ticked.clear();
          this.#listed();
        }),
      ),
    );
    this.element.ontoggle = () => {
      this.tools.table.putInFront(
        this.element.open ? { head: WORDS.column, cell: (row) => this.#cell(row) } : undefined,
      );
      if (this.element.isConnected) this.#listed();
    };
  }

  /** @param {import("./messages.js").Finished} finished */
  show({ waiting }) {
    this.#ticked = new Set(waiting.ticked);
    this.#onlyTicked = false;
    this.only.box.checked = false;
    this.withId.box.checked = false;
    this.first.textContent = WORDS.first(waiting.ticked.length, waiting.faulty);
    this.element.open = false;
    this.#say();
  }

  #say() {
    this.count.textContent = WORDS.count(this.#ticked.size);
  }

  /** Draws the table anew, with those who are ticked. */
  #listed() {
    this.#say();
    const isOnly = this.element.open && this.#onlyTicked;
    this.tools.table.change({
      among: isOnly ? [...this.#ticked] : null,
      ...(this.element.open ? { onlyProblems: false } : {}),
    });
  }

  /** @param {import("./messages.js").Row} row */
  #cell({ person, called, warns }) {
    const box = element("input", "");
    box.type = "checkbox";
    box.checked = this.#ticked.has(person);
    box.setAttribute("aria-label", WORDS.tick(called));
    box.onchange = () => {
      if (box.checked && warns && !confirm(WORDS.warning(called))) box.checked = false;
      if (box.checked) this.#ticked.add(person);
      else this.#ticked.delete(person);
      this.#say();
    };
    const cell = element("td", "roster-tick", box);
    cell.dataset.label = WORDS.column;
    return cell;
  }

  /** @returns {import("./messages.js").ListQuery | undefined} nothing if nobody is on it */
  #query() {
    if (this.#ticked.size) return { ticked: [...this.#ticked], withId: this.withId.box.checked };
    this.count.textContent = WORDS.nobody;
    return undefined;
  }

  async #print() {
    const query = this.#query();
    if (query) printList(await this.tools.request("list-applicants", query));
  }

  async #save() {
    const query = this.#query();
    if (!query) return;
    const bytes = await this.tools.request("save-list", query);
    save(new Blob([bytes], { type: FILE_TYPES.xlsx }), WORDS.fileName(today()));
  }
}
