// The script of a page with forms: they share one runtime, and a link may carry values to check.

import { carryOver } from "../common/carried.js";
import { whenParsed } from "../common/parsed.js";
import { Runtime } from "../runtime/client.js";
import { useCalendarAt } from "../verdict/calendar_file.js";
import { CheckerForm } from "./form.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;
useCalendarAt(new URL(script.dataset.calendar ?? "", location.href).href);

/** @type {Map<Element, CheckerForm>} */
const forms = new Map();
const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, (status) => {
  for (const form of forms.values()) form.showStatus(status);
});

/** Checks the values behind # in the address, as in `#number=川X010099`; browsers send them to no server. */
const followFragment = (/** @type {Iterable<CheckerForm>} */ among) => {
  const carried = [...new URLSearchParams(location.hash.slice(1))];
  for (const form of among) {
    // Values about a person do not belong in an address, which others may see and the history keeps.
    const given = Object.fromEntries(carried.filter(([name]) => !form.personal.includes(name)));
    if (form.fields.some(({ name }) => name in given)) {
      form.fillFromLink(given);
      form.submit();
    }
  }
};

const inLinks = (script.dataset.inLinks ?? "").split(" ");
if ([...new URLSearchParams(location.hash.slice(1)).keys()].some((name) => inLinks.includes(name))) {
  runtime.start().catch(() => {}); // who comes by such a link wants an answer
}

whenParsed(() => {
  for (const section of document.querySelectorAll("[data-checker]")) {
    if (section instanceof HTMLElement) forms.set(section, new CheckerForm(section, runtime, root));
  }
  for (const form of forms.values()) form.restore();
  followFragment(forms.values());
  carryOver(
    () => JSON.stringify(Object.fromEntries(Array.from(forms.values(), (form) => [form.checker, form.typed]))),
    (typed) => {
      const all = JSON.parse(typed);
      for (const form of forms.values()) if (all[form.checker]) form.takeTyped(all[form.checker]);
    },
  );
  addEventListener("hashchange", () => followFragment(forms.values()));
});
