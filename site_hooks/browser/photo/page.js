// The script of the photo page: the runtime with the photo worker, and the checker.

import { whenParsed } from "../common/parsed.js";
import { Runtime } from "../runtime/client.js";
import { PhotoChecker } from "./checker.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.root ?? ".", location.href).href;

whenParsed(() => {
  const section = document.querySelector("[data-photo-checker]");
  if (section instanceof HTMLElement) {
    /** @type {PhotoChecker | undefined} */
    let checker;
    const show = (/** @type {import("../runtime/messages.js").Status} */ status) => checker?.showStatus(status);
    const runtime = new Runtime(MANIFEST, new URL("runtime/", root).href, WORKER_SOURCE, show, { way: "image" });
    checker = new PhotoChecker(section, runtime, root);
  }
});
