// The script of a page with forms: they share one runtime, and a link may carry values to check.

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

/** Sets up the forms that the page contains so far. */
const adoptForms = () => {
  const adopted = [];
  for (const section of document.querySelectorAll("[data-checker]")) {
    if (!(section instanceof HTMLElement) || forms.has(section)) continue;
    const form = new CheckerForm(section, runtime, root);
    forms.set(section, form);
    adopted.push(form);
  }
  for (const form of adopted) form.restore();
  followFragment(adopted);
};

// The script does not wait for the rest of the page, so that a link is answered sooner.
adoptForms();
document.addEventListener("DOMContentLoaded", adoptForms);
addEventListener("hashchange", () => followFragment(forms.values()));
