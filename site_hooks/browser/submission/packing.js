// Renames photos, makes them fit, and saves them as a zip.

import { save } from "../common/save.js";
import { today } from "../common/today.js";
import { pathsFor } from "../photo/paths.js";
import { SUBMISSION_WORDS } from "./words.js";

/**
 * @param {import("../photo/batch.js").Batch} batch
 * @param {import("./messages.js").Query} query whose photos
 * @param {string} namedBy
 * @param {(text: string) => void} say
 * @param {AbortSignal} signal
 */
export const packPhotos = async (batch, query, namedBy, say, signal) => {
  /** @returns {Promise<import("./messages.js").Called[]>} */
  const ask = () => batch.runtime.request("submission-names", { query: { ...query, page: 0 }, namedBy });
  const photoOf = (/** @type {number} */ id) => batch.photos.find((photo) => photo.id === id);
  const wanted = new Set((await ask()).map(({ id }) => id));
  const large = batch.photos.filter(
    ({ id, made, verdict }) => wanted.has(id) && !made && verdict?.details.can_be_made_to_fit,
  );
  for (const [index, photo] of large.entries()) {
    say(SUBMISSION_WORDS.fitting(index, large.length));
    if (await batch.makeFit(photo)) await batch.check(photo);
    if (signal.aborted) return say(SUBMISSION_WORDS.stopped);
  }
  const called = await ask();
  const right = called.filter(({ isRight }) => isRight);
  const left = called.length - right.length;
  if (!right.length) return say(`${SUBMISSION_WORDS.noneToPack}${left ? SUBMISSION_WORDS.packed(0, 0, left) : ""}`);
  say(SUBMISSION_WORDS.packing);
  const paths = pathsFor(right.map(({ name }) => ({ folder: "", name })));
  const photos = right.map(({ id }) => photoOf(id));
  const files = photos.flatMap((photo, index) =>
    photo ? [{ name: paths[index] ?? photo.file.name, file: photo.made?.file ?? photo.file }] : [],
  );
  const zip = await batch.runtime.request("zip", { files });
  if (signal.aborted) return say(SUBMISSION_WORDS.stopped);
  save(zip, SUBMISSION_WORDS.zipName(today()));
  say(SUBMISSION_WORDS.packed(files.length, photos.filter((photo) => photo?.made).length, left));
};
