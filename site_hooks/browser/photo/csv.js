// The results as a CSV file.

import { csvOf } from "../common/csv.js";
import { inUnits, PHOTO_WORDS, STATES, UNREADABLE } from "./words.js";

/**
 * What the table needs besides the photos.
 * @typedef {Pick<import("../verdict/verdict.js").Context, "severities" | "today" | "version">} Known
 */

/** @param {import("./batch.js").Photo} photo @param {Known} known */
const row = ({ file, folder, state, verdict, reason, made, ticks, isFitFailed }, { severities, today, version }) => {
  const judged = made?.file ?? file;
  const { format, original, checklist } = verdict?.details ?? { format: null, original: null, checklist: [] };
  const problems = (verdict?.findings ?? [])
    .filter(({ severity }) => severity !== "note")
    .map(({ severity, message }) => `${severities[severity]}：${message}`);
  return [
    judged.name,
    folder,
    verdict ? verdict.headline.text : STATES[state],
    judged.size,
    inUnits(judged.size, 1024),
    format ?? "",
    original?.width ?? "",
    original?.height ?? "",
    reason && !verdict ? UNREADABLE[reason].message : problems.join("\n"),
    made ? PHOTO_WORDS.fitted(made) : isFitFailed ? PHOTO_WORDS.fitFailed : "",
    checklist
      .filter(({ id }) => ticks.has(id))
      .map(({ label }) => label)
      .join("\n"),
    checklist
      .filter(({ id }) => !ticks.has(id))
      .map(({ label }) => label)
      .join("\n"),
    today,
    version,
  ];
};

/**
 * @param {import("./batch.js").Photo[]} photos
 * @param {Known} known
 */
export const asCsv = (photos, known) => {
  return csvOf([PHOTO_WORDS.csvColumns, ...photos.map((photo) => row(photo, known))]);
};
