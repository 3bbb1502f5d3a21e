// The row of a photo in the table of all photos.

import { button, element } from "../common/element.js";
import { dimensions, kilobytes, PHOTO_WORDS, STATES, UNREADABLE } from "./words.js";

/** @typedef {import("./batch.js").Photo} Photo */

/** What is wrong with a photo. @param {Photo} photo */
const problemsOf = ({ verdict, reason, isFitFailed }) => {
  const said = isFitFailed ? [PHOTO_WORDS.fitFailed] : [];
  if (!verdict) return reason ? [UNREADABLE[reason].message] : said;
  return [
    ...said,
    ...verdict.findings
      .filter(({ severity }) => severity === "error" || severity === "unsure")
      .map(({ message }) => message),
  ];
};

/**
 * @param {Photo} photo
 * @param {(photo: Photo) => void} open
 * @returns {{ row: HTMLTableRowElement, fill: () => void }} `fill` brings the row up to date
 */
export const rowOf = (photo, open) => {
  const row = element("tr", "");
  const image = element("img", "photo-thumbnail");
  image.alt = "";
  const name = button(photo.file.name, () => open(photo), "photo-open");
  const folder = element("span", "photo-folder", photo.folder);
  const outcome = element("td", "photo-outcome");
  const size = element("td", "photo-number");
  const pixels = element("td", "photo-number");
  const problems = element("td", "photo-problems");
  const ticked = element("td", "photo-number");
  ticked.dataset.label = PHOTO_WORDS.columns.ticked;
  row.append(
    element("td", "", element("div", "photo-name", image, element("div", "", name, folder))),
    outcome,
    size,
    pixels,
    problems,
    ticked,
  );
  const fill = () => {
    const { state, verdict, thumbnail, made, ticks, file } = photo;
    const result = verdict ? verdict.outcome : state;
    row.dataset.result = result;
    if (thumbnail && image.src !== thumbnail) image.src = thumbnail;
    outcome.textContent = (verdict ? verdict.headline.tally : STATES[state]) + (made ? PHOTO_WORDS.afterFit : "");
    size.textContent = kilobytes((made?.file ?? file).size);
    pixels.textContent = verdict?.details.original ? dimensions(verdict.details.original) : "";
    problems.replaceChildren(...problemsOf(photo).map((text) => element("p", "", text)));
    ticked.textContent = verdict ? PHOTO_WORDS.ticked(ticks.size, verdict.details.checklist.length) : "";
  };
  fill();
  return { row, fill };
};
