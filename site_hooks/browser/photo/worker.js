// The worker of the photo page: does what every worker does, and checks, fits and packs photos.

import { downloadZip } from "client-zip";
import { answers } from "../runtime/worker.js";
import { canDraw, checked, previewed } from "./check.js";
import { WORKER_TOOLS } from "./drawing.js";
import { fit } from "./fit.js";

/** @typedef {import("./messages.js").FitAnswer} FitAnswer */

answers["check-file"] = (request, rules) => checked(request, rules);

answers.preview = (request, rules) => previewed(request, rules);

answers.fit = async (/** @type {import("./messages.js").FitRequest} */ { file, target }) => {
  /** @type {FitAnswer} */
  const answer = canDraw ? { kind: "fitted", fitted: await fit(file, target, WORKER_TOOLS) } : { kind: "draw" };
  return { answer };
};

answers.zip = async (/** @type {import("./messages.js").ZipRequest} */ { files }) => {
  const entries = files.map(({ name, file }) => ({ name, input: file, lastModified: new Date() }));
  return { answer: await downloadZip(entries).blob() };
};
