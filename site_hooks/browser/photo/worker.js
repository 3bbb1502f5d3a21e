// The worker of the photo page: does what every worker does, and checks, fits and packs photos.

import { downloadZip } from "client-zip";
import { answers } from "../runtime/worker.js";
import { decode } from "./decode.js";
import { canDrawInWorker, readsTruly, WORKER_TOOLS } from "./drawing.js";
import { fit } from "./fit.js";

/**
 * @typedef {import("./messages.js").CheckAnswer} CheckAnswer
 * @typedef {import("./messages.js").FitAnswer} FitAnswer
 */

const canDraw = canDrawInWorker();

/**
 * @param {import("./messages.js").Unreadable} reason
 * @returns {{ kind: "unreadable", reason: import("./messages.js").Unreadable }}
 */
const unreadable = (reason) => ({ kind: "unreadable", reason });

/**
 * @param {import("./messages.js").CheckRequest} request
 * @param {import("../runtime/boot.js").Rules} rules
 * @returns {Promise<CheckAnswer>}
 */
const checkPhoto = async ({ checker, file, name, today, previewSide, decoded }, rules) => {
  const unread = rules.unread_file_json(checker, name, file.size, today);
  if (unread) return { kind: "verdict", verdict: unread, thumbnail: "", preview: undefined };
  let data;
  try {
    data = new Uint8Array(await file.arrayBuffer());
  } catch {
    return unreadable("gone");
  }
  const open = rules.open_file(checker, name, data);
  try {
    const { decode: isToDecode, format, ending, longest_side: longestSide } = JSON.parse(open.wants_json());
    let picture = decoded ?? undefined;
    if (isToDecode && decoded === undefined) {
      const type = `image/${String(format).toLowerCase()}`; // from the content: the name may say something else
      const encoded = new Blob([data, Uint8Array.from(ending)], { type });
      if (!canDraw) return { kind: "decode", encoded, longestSide };
      if (!readsTruly(WORKER_TOOLS)) return unreadable("blocked");
      picture = await decode(encoded, longestSide, previewSide, WORKER_TOOLS);
    }
    const reduced = picture && { ...picture.reduced, pixels: new Uint8Array(picture.reduced.pixels.buffer) };
    const verdict = open.check_json.callKwargs(today, reduced ?? {});
    return { kind: "verdict", verdict, thumbnail: picture?.thumbnail ?? "", preview: picture?.preview };
  } finally {
    open.destroy();
  }
};

answers["check-file"] = async (request, rules) => {
  const answer = await checkPhoto(request, rules);
  return { answer, transfer: answer.kind === "verdict" && answer.preview ? [answer.preview] : [] };
};

answers.fit = async (/** @type {import("./messages.js").FitRequest} */ { file, target }) => {
  /** @type {FitAnswer} */
  const answer = canDraw ? { kind: "fitted", fitted: await fit(file, target, WORKER_TOOLS) } : { kind: "draw" };
  return { answer };
};

answers.zip = async (/** @type {import("./messages.js").ZipRequest} */ { files }) => {
  const entries = files.map(({ name, file }) => ({ name, input: file, lastModified: new Date() }));
  return { answer: await downloadZip(entries).blob() };
};
