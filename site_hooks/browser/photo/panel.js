// Everything about one photo: the verdict, the picture, the measures, what can be done, and what people must check.

import { button, element } from "../common/element.js";
import { save } from "../common/save.js";
import { WORDS } from "../common/words.js";
import { showVerdict } from "../verdict/verdict.js";
import { pictureOf } from "./picture.js";
import { dimensions, kilobytes, PHOTO_WORDS, UNREADABLE } from "./words.js";

/**
 * @typedef {import("./batch.js").Photo} Photo
 *
 * What the panel reports: `changed` when a box is ticked, the others when a button is pressed.
 * @typedef {{ changed: () => void, fit: () => void, undo: () => void, step: ((by: number) => void) | undefined,
 *   back: (() => void) | undefined }} Wishes
 */

/** The layers that are off; they stay off for the next photo. @type {Set<string>} */
const hiddenLayers = new Set(["guides"]);

/** A bar that shows the size up to the limit and what is beyond. @param {{ bytes: number, limit: number }} size */
const sizeBar = (size) => {
  const longest = Math.max(size.bytes, size.limit);
  const percent = (/** @type {number} */ bytes) => `${(100 * bytes) / longest}%`;
  const within = element("div", "photo-bar-within");
  within.style.width = percent(Math.min(size.bytes, size.limit));
  const limit = element("div", "photo-bar-limit");
  limit.style.left = percent(size.limit);
  const bar = element("div", "photo-bar", within, limit);
  if (size.bytes > size.limit) {
    const beyond = element("div", "photo-bar-beyond");
    beyond.style.width = percent(size.bytes - size.limit);
    within.after(beyond);
  }
  bar.setAttribute("aria-hidden", "true"); // the text beside it says the same
  return element(
    "div",
    "photo-size",
    element("p", "", element("strong", "", `${PHOTO_WORDS.size}：`), PHOTO_WORDS.sizeText(size)),
    bar,
  );
};

/** @param {import("./batch.js").Details["measures"]} measures */
const measuresTable = (measures) => {
  const head = element(
    "tr",
    "",
    ...PHOTO_WORDS.measureColumns.map((words) => Object.assign(element("th", "", words), { scope: "col" })),
  );
  const body = measures.map(({ label, value, unit, threshold, ok }) => {
    const row = element(
      "tr",
      "",
      Object.assign(element("th", "", label), { scope: "row" }),
      element("td", "", value === null ? "–" : `${value}${unit}`),
      element("td", "", threshold),
      element("td", `photo-ok-${ok}`, PHOTO_WORDS.ok[/** @type {"true" | "false" | "null"} */ (String(ok))]),
    );
    return row;
  });
  const table = element("table", "photo-measures", element("thead", "", head), element("tbody", "", ...body));
  return element(
    "details",
    "plain-fold photo-folded",
    element("summary", "", PHOTO_WORDS.measures),
    element("div", "photo-scroll", table),
    element("p", "photo-note", PHOTO_WORDS.measuresNote),
  );
};

/** @param {Photo} photo @param {import("./batch.js").Details["checklist"]} checklist @param {() => void} changed */
const checklistOf = ({ ticks }, checklist, changed) => {
  const list = element("fieldset", "photo-checklist", element("legend", "", PHOTO_WORDS.checklist));
  for (const { id, label } of checklist) {
    const box = element("input", "");
    box.type = "checkbox";
    box.dataset.check = id;
    box.checked = ticks.has(id);
    box.onchange = () => {
      if (box.checked) ticks.add(id);
      else ticks.delete(id);
      changed();
    };
    list.append(element("label", "", box, label));
  }
  list.append(element("p", "photo-note", PHOTO_WORDS.checklistNote));
  return list;
};

/**
 * What can be done about the size.
 * @param {Photo} photo
 * @param {import("./batch.js").Details} details
 * @param {Wishes} wishes
 */
const fitPart = (photo, details, wishes) => {
  const { made } = photo;
  if (made) {
    return [
      element(
        "div",
        "photo-fit",
        element("p", "photo-fitted", PHOTO_WORDS.fitted(made)),
        button(
          PHOTO_WORDS.download,
          () => save(made.file, made.file.name),
          "md-button md-button--primary photo-download",
        ),
        button(PHOTO_WORDS.undo, wishes.undo, "md-button photo-undo"),
      ),
    ];
  }
  if (!details.size || !details.can_be_made_to_fit) return [];
  const limit = kilobytes(details.size.limit);
  const press = button(
    PHOTO_WORDS.fit(limit),
    () => {
      press.disabled = true;
      press.textContent = PHOTO_WORDS.fitting;
      wishes.fit();
    },
    "md-button md-button--primary photo-make-fit",
  );
  return [
    element(
      "div",
      "photo-fit",
      press,
      element("p", "photo-note", PHOTO_WORDS.fitPlan(limit)),
      ...(photo.isFitFailed ? [element("p", "photo-fit-failed", PHOTO_WORDS.fitFailed)] : []),
    ),
  ];
};

/** @param {Wishes} wishes */
const ways = ({ step, back }) => {
  const buttons = [];
  if (step) {
    buttons.push(
      button(PHOTO_WORDS.previous, () => step(-1), "photo-step"),
      button(PHOTO_WORDS.next, () => step(1), "photo-step"),
    );
  }
  if (back) buttons.push(button(PHOTO_WORDS.backToList, back, "photo-step"));
  return buttons.length ? [element("nav", "photo-ways", ...buttons)] : [];
};

/** The name of a photo on the page. @param {Photo} photo */
export const titleOf = ({ file, folder, made }) =>
  `${folder ? `${folder}/` : ""}${(made?.file ?? file).name}${made ? PHOTO_WORDS.afterFit : ""}`;

/**
 * Shows everything about a photo with a verdict in `place`.
 * @param {HTMLElement} place
 * @param {Photo} photo
 * @param {{ verdict: import("./batch.js").PhotoVerdict, preview: ImageBitmap | undefined }} looked
 * @param {Omit<import("../verdict/verdict.js").Context, "values" | "shown" | "personal" | "labels">} context
 * @param {Wishes} wishes
 */
export const showPhoto = (place, photo, { verdict, preview }, context, wishes) => {
  const { details } = verdict;
  const title = titleOf(photo);
  showVerdict(place, verdict, {
    ...context,
    values: { data: title },
    shown: { data: title },
    personal: [],
    labels: { data: PHOTO_WORDS.photo, name: PHOTO_WORDS.photo },
  });
  const facts = [
    details.original && `${PHOTO_WORDS.original}：${dimensions(details.original)}`,
    details.format && `${PHOTO_WORDS.format}：${details.format}`,
  ];
  const side = element(
    "div",
    "photo-side",
    ...(details.size ? [sizeBar(details.size)] : []),
    element("p", "photo-facts", facts.filter(Boolean).join("　")),
    ...fitPart(photo, details, wishes),
  );
  const view = element(
    "div",
    "photo-view",
    pictureOf(preview, details.background, `${PHOTO_WORDS.photo}：${title}`, hiddenLayers),
    side,
  );
  place.prepend(...ways(wishes), element("h2", "photo-title", title));
  place.querySelector(".checker-outcome")?.after(view);
  // What is found stands beside the picture that shows it, and so does what people look for in it.
  side.append(
    ...place.querySelectorAll(".checker-findings"),
    checklistOf(photo, details.checklist, wishes.changed),
    ...(details.measures.length ? [measuresTable(details.measures)] : []),
  );
};

/**
 * @param {HTMLElement} place
 * @param {Photo} photo
 * @param {Wishes} wishes
 * @param {...Node} told
 */
const showWithout = (place, photo, wishes, ...told) => {
  place.replaceChildren(...ways(wishes), element("h2", "photo-title", titleOf(photo)), ...told);
  delete place.dataset.outcome;
  place.hidden = false;
};

/** Says that a photo is being checked. @param {HTMLElement} place @param {Photo} photo @param {Wishes} wishes */
export const showLooking = (place, photo, wishes) =>
  showWithout(place, photo, wishes, element("p", "photo-looking", PHOTO_WORDS.looking));

/** Says why a photo has no verdict. @param {HTMLElement} place @param {Photo} photo @param {Wishes} wishes */
export const showUnreadable = (place, photo, wishes) => {
  const { message, remedy } = UNREADABLE[photo.reason ?? "gone"];
  const detail = element("details", "checker-detail", element("summary", "", WORDS.detail), photo.detail ?? "");
  showWithout(
    place,
    photo,
    wishes,
    element("p", "photo-unreadable", message),
    element("p", "", remedy),
    ...(photo.detail ? [detail] : []),
  );
  place.dataset.outcome = "none";
};
