// What can be done with the form besides checking it: print, save, open a file, go on with another person.

import { button, element, find } from "../common/element.js";
import { readFile, saveFile, unknownText } from "./file.js";
import { FORM_WORDS } from "./words.js";

/** @typedef {import("./entries.js").Values} Values */

/** The buttons below the form, and what is said about what they did. */
export class Tools {
  /**
   * @param {HTMLElement} section as the build made it
   * @param {import("./entries.js").Entries} entries
   * @param {import("./people.js").People} people
   * @param {import("./print.js").Paper} paper
   */
  constructor(section, entries, people, paper) {
    this.entries = entries;
    this.people = people;
    this.paper = paper;
    this.said = element("p", "form-said");
    this.said.setAttribute("role", "status");
    this.question = element("div", "form-question");
    this.question.setAttribute("role", "group");
    this.question.hidden = true;
    const file = element("input", "");
    file.type = "file";
    file.accept = ".json,application/json";
    file.hidden = true;
    file.setAttribute("aria-label", FORM_WORDS.open);
    file.onchange = () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.open(chosen);
      file.value = ""; // so that the same file can be chosen again
    };
    const actions = find(section, ".checker-actions", HTMLElement);
    actions.append(
      button(FORM_WORDS.print, () => this.#print()),
      button(FORM_WORDS.save, () => this.#save()),
      button(FORM_WORDS.open, () => file.click()),
      button(FORM_WORDS.another, () => this.#another()),
      file,
    );
    actions.after(this.question, this.said);
  }

  #print() {
    const { entries } = this;
    const sheets = this.paper.fill();
    const words = [
      entries.isBlank ? FORM_WORDS.printsBlank : this.#standing(),
      sheets > 1 ? FORM_WORDS.sheets(sheets) : "",
    ];
    this.#say(words.join(""));
    setTimeout(() => this.paper.print()); // first the words show
  }

  /** What to know before the form is handed in. */
  #standing() {
    const { verdict } = this.entries;
    if (!verdict) return FORM_WORDS.printsUnchecked;
    return verdict.outcome === "pass" ? "" : FORM_WORDS.printsWith(verdict.headline.text);
  }

  #save() {
    const { all } = this.people;
    if (!all.length) return this.#say(FORM_WORDS.nothingToSave);
    saveFile(all);
    this.people.markSaved();
    this.#say(FORM_WORDS.saved(all.length));
  }

  #another() {
    const { entries, people } = this;
    this.#ask();
    const wasBlank = entries.isBlank;
    const name = wasBlank ? "" : people.putAway();
    entries.form.goTo(entries.form.fields[0]?.name ?? "");
    this.#say(wasBlank ? FORM_WORDS.stillBlank : FORM_WORDS.putAway(name, people.count));
  }

  /** Opens a file that was saved here. @param {File} file */
  async open(file) {
    this.#ask();
    const { entries, people } = this;
    const read = await readFile(file, entries.form.fields);
    if (typeof read === "string") return this.#say(read);
    const rest = unknownText(read.unknown);
    const [first, ...others] = read.people;
    if (!first) return this.#say(FORM_WORDS.filledNone + rest);
    if (entries.isBlank) {
      const isFresh = !people.count;
      people.add(others);
      this.#fill(first, rest, others.length);
      if (isFresh && !read.unknown.length) people.markSaved();
    } else if (others.length) {
      people.add(read.people);
      this.#say(FORM_WORDS.toTheList(read.people.length) + rest);
    } else {
      this.#askHow(first, rest);
    }
  }

  /** @param {Values} values @param {string} rest @param {number} others */
  #fill(values, rest, others = 0) {
    this.entries.clear();
    this.entries.fill(values);
    this.#say(FORM_WORDS.filled(Object.keys(values).length) + (others ? FORM_WORDS.toTheList(others) : "") + rest);
  }

  /** Asks what becomes of what stands in the form already. @param {Values} values @param {string} rest */
  #askHow(values, rest) {
    const { entries, people } = this;
    const there = entries.values;
    const free = Object.entries(values).filter(([name]) => !there[name]);
    this.#ask(
      FORM_WORDS.howToOpen(people.nameOf(there), people.nameOf(values)),
      [
        FORM_WORDS.openAside,
        () => {
          people.putAway();
          this.#fill(values, rest);
        },
      ],
      ...(free.length
        ? [
            /** @type {[string, () => void]} */ ([
              FORM_WORDS.openFree(free.length),
              () => {
                entries.fill(Object.fromEntries(free));
                this.#say(FORM_WORDS.filled(free.length) + rest);
              },
            ]),
          ]
        : []),
      [FORM_WORDS.openNot, () => this.#say("")],
    );
  }

  /**
   * Puts a question with its answers; without one, takes the last question away.
   * @param {string} [question]
   * @param {...[string, () => void]} answers
   */
  #ask(question = "", ...answers) {
    this.#say("");
    this.question.hidden = !question;
    this.question.setAttribute("aria-label", question);
    const buttons = answers.map(([words, answer]) =>
      button(words, () => {
        this.#ask();
        answer();
      }),
    );
    this.question.replaceChildren(element("p", "", question), ...buttons);
    buttons[0]?.focus();
  }

  /** @param {string} text */
  #say(text) {
    this.said.textContent = text;
  }
}
