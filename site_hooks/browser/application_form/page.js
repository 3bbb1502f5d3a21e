// The script of the application form's page: one runtime, the form, the people that are done, files and paper.

import { carryOver } from "../common/carried.js";
import { askBeforeLeaving } from "../common/leave.js";
import { whenParsed } from "../common/parsed.js";
import { CheckerForm } from "../form/form.js";
import { Runtime } from "../runtime/client.js";
import { Entries } from "./entries.js";
import { listenForFiles } from "./file.js";
import { People } from "./people.js";
import { Paper } from "./print.js";
import { Tools } from "./tools.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;

whenParsed(() => {
  const section = document.querySelector("[data-checker]");
  const paper = document.querySelector(".form-paper");
  if (section instanceof HTMLElement && paper instanceof HTMLElement) {
    /** @type {CheckerForm | undefined} */
    let form;
    const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, (status) =>
      form?.showStatus(status),
    );
    /** @type {Entries | undefined} */
    let entries;
    form = new CheckerForm(section, runtime, root, (made) => {
      entries = new Entries(section, made);
      return entries;
    });
    if (entries) {
      const people = new People(section, form, entries, new URL("check/roster.html", root).href);
      const tools = new Tools(section, entries, people, new Paper(paper, form, entries));
      listenForFiles(section, (file) => tools.open(file));
      carryOver(
        () => JSON.stringify(people.all),
        (typed) => {
          const all = JSON.parse(typed);
          const current = all.pop();
          people.add(all);
          if (current) entries?.fill(current);
        },
      );
      askBeforeLeaving(() => people.isUnsaved);
      // The guide leads to single fields.
      const field = form.fields.find(({ control }) => `#${control.id}` === location.hash);
      if (field) form.goTo(field.name);
    }
  }
});
