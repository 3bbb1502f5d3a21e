// Checks a photo in a worker: decodes it if it can, and asks the rules.

import { contentOf } from "../runtime/content.js";
import { decode, drawPreview } from "./decode.js";
import { canDrawInWorker, readsTruly, WORKER_TOOLS } from "./drawing.js";

/** @typedef {import("./messages.js").CheckAnswer} CheckAnswer */

/** Whether this worker can draw, and so decode and encode. */
export const canDraw = canDrawInWorker();

/**
 * @param {import("./messages.js").Unreadable} reason
 * @returns {{ kind: "unreadable", reason: import("./messages.js").Unreadable }}
 */
const unreadable = (reason) => ({ kind: "unreadable", reason });

/** What a file is decoded from, by what the rules said of it. @param {Uint8Array<ArrayBuffer>} data @param {any} wanted */
const encodedOf = (data, { format, ending }) =>
  // The type comes from the content: the name may say something else.
  new Blob([data, Uint8Array.from(ending)], { type: `image/${String(format).toLowerCase()}` });

/**
 * @param {import("./messages.js").CheckRequest} request
 * @param {import("../runtime/boot.js").Rules} rules
 * @param {Heard} heard
 * @returns {Promise<CheckAnswer>}
 */
const checkPhoto = async ({ checker, file, name, today, previewSide, decoded }, rules, heard) => {
  const unread = rules.unread_file_json(checker, name, file.size, today);
  if (unread) heard(unread);
  if (unread) return { kind: "verdict", verdict: unread, thumbnail: "", preview: undefined };
  const data = await contentOf(file);
  if (!data) return unreadable("gone");
  const open = rules.open_file(checker, name, data);
  try {
    const wanted = JSON.parse(open.wants_json());
    const { decode: isToDecode, longest_side: longestSide } = wanted;
    let picture = decoded ?? undefined;
    if (isToDecode && decoded === undefined) {
      const encoded = encodedOf(data, wanted);
      if (!canDraw) return { kind: "decode", encoded, longestSide };
      if (!readsTruly(WORKER_TOOLS)) return unreadable("blocked");
      picture = await decode(encoded, longestSide, previewSide, WORKER_TOOLS);
    }
    const reduced = picture && { ...picture.reduced, pixels: new Uint8Array(picture.reduced.pixels.buffer) };
    const verdict = open.check_json.callKwargs(today, reduced ?? {});
    heard(verdict, open);
    return { kind: "verdict", verdict, thumbnail: picture?.thumbnail ?? "", preview: picture?.preview };
  } finally {
    open.destroy();
  }
};

/**
 * Hears of each verdict, as JSON, and of the file that it is about while that is open; large files are never opened.
 * @typedef {(verdict: string, open?: import("../runtime/boot.js").OpenFile) => void} Heard
 */

/**
 * Answers a request to check a photo.
 * @param {import("./messages.js").CheckRequest} request
 * @param {import("../runtime/boot.js").Rules} rules
 * @param {Heard} [heard]
 * @returns {Promise<{ answer: CheckAnswer, transfer: Transferable[] }>}
 */
export const checked = async (request, rules, heard = () => {}) => {
  const answer = await checkPhoto(request, rules, heard);
  return { answer, transfer: answer.kind === "verdict" && answer.preview ? [answer.preview] : [] };
};

/**
 * Answers a request to draw a photo that was decoded before.
 * @param {import("./messages.js").PreviewRequest} request
 * @param {import("../runtime/boot.js").Rules} rules
 * @returns {Promise<{ answer: import("./messages.js").PreviewAnswer, transfer?: Transferable[] }>}
 */
export const previewed = async ({ checker, file, name, previewSide }, rules) => {
  const data = await contentOf(file);
  if (!data) return { answer: unreadable("gone") };
  const open = rules.open_file(checker, name, data);
  const encoded = encodedOf(data, JSON.parse(open.wants_json()));
  open.destroy();
  if (!canDraw) return { answer: { kind: "draw", encoded } };
  const preview = await drawPreview(encoded, previewSide, WORKER_TOOLS);
  return { answer: { kind: "preview", preview }, transfer: preview ? [preview] : [] };
};
