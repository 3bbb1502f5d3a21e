// The page's script: one runtime for all forms on the page, and links that carry what to check.

import { Runtime } from "./client.js";
import { CheckerForm } from "./form.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;

/** @type {CheckerForm[]} */
const forms = [];
const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, (status) => {
  for (const form of forms) form.showStatus(status);
});
for (const section of document.querySelectorAll("[data-checker]")) {
  if (section instanceof HTMLElement) forms.push(new CheckerForm(section, runtime, root));
}

/** Checks what the address carries behind #, as in `#number=川X010099`; a browser sends that part to no server. */
const followFragment = () => {
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  for (const form of forms) {
    if (form.fields.some(({ name }) => name in given)) {
      form.fill(given);
      form.submit();
    }
  }
};
addEventListener("hashchange", followFragment);
followFragment();
