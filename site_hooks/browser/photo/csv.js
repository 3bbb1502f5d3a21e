// The results as a table that Excel opens by a double click.

import { inUnits, PHOTO_WORDS, STATES, UNREADABLE } from "./words.js";

const BYTE_ORDER_MARK = "\ufeff"; // without it Excel takes the text for GBK
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // what a cell begins with that spreadsheets calculate
const LONG_NUMBER = /^\d{12,}$/; // Excel would round it

/** What the table says beside the photos. @typedef {Pick<import("../verdict/verdict.js").Context, "severities" | "today" | "version">} Known */

/** @param {string | number} value */
const cell = (value) => {
  const text = String(value);
  const safe = typeof value === "string" && (FORMULA.test(text) || LONG_NUMBER.test(text)) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
};

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
  const rows = [PHOTO_WORDS.csvColumns, ...photos.map((photo) => row(photo, known))];
  const text = rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  return new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" });
};
