// Shows a photo, and over it what the rules found, in layers that can be turned on and off.

import { element } from "../common/element.js";
import { contextOf, PAGE_TOOLS } from "./drawing.js";
import { PHOTO_WORDS } from "./words.js";

const DRAWN = 640; // pixels of the longer side of an overlay, fine enough for hatching
const STEP = 16; // pixels between two lines of the hatching

/**
 * How each layer looks. Their shapes differ, because colour alone is not enough.
 * @type {Record<string, { colour: string, lines: "rising" | "crossed" }>}
 */
const LOOKS = {
  background: { colour: "#1565c0", lines: "rising" },
  not_white: { colour: "#c62828", lines: "crossed" },
};

/** @param {CanvasRenderingContext2D} context @param {{ colour: string, lines: string }} look */
const hatching = (context, { colour, lines }) => {
  const tile = PAGE_TOOLS.canvas(STEP, STEP);
  const brush = contextOf(tile);
  brush.strokeStyle = colour;
  brush.lineWidth = lines === "crossed" ? 2 : 1.5;
  brush.beginPath();
  for (const shift of [-STEP, 0, STEP]) {
    brush.moveTo(shift, STEP);
    brush.lineTo(shift + STEP, 0);
    if (lines === "crossed") {
      brush.moveTo(shift, 0);
      brush.lineTo(shift + STEP, STEP);
    }
  }
  brush.stroke();
  return /** @type {CanvasPattern} */ (context.createPattern(/** @type {HTMLCanvasElement} */ (tile), "repeat"));
};

/** @param {number} width @param {number} height @param {string} name */
const layer = (width, height, name) => {
  const canvas = element("canvas", `photo-layer photo-layer-${name}`);
  canvas.width = width;
  canvas.height = height;
  canvas.setAttribute("aria-hidden", "true");
  return { canvas, context: /** @type {CanvasRenderingContext2D} */ (contextOf(canvas)) };
};

/**
 * Draws a mask as a layer.
 * @param {number[]} runs lengths, alternately outside and inside, over the rows of the grid
 * @param {{ width: number, height: number }} grid
 * @param {{ width: number, height: number }} size of the layer, in pixels
 * @param {string} name
 */
const maskLayer = (runs, grid, size, name) => {
  const { canvas, context } = layer(size.width, size.height, name);
  const x = (/** @type {number} */ column) => Math.round((column * size.width) / grid.width);
  const y = (/** @type {number} */ row) => Math.round((row * size.height) / grid.height);
  context.beginPath();
  let place = 0;
  runs.forEach((length, index) => {
    const end = place + length;
    while (index % 2 && place < end) {
      const row = Math.floor(place / grid.width);
      const stop = Math.min(end, (row + 1) * grid.width);
      const left = x(place - row * grid.width);
      context.rect(left, y(row), x(stop - row * grid.width) - left, y(row + 1) - y(row));
      place = stop;
    }
    place = end;
  });
  context.fillStyle = hatching(context, LOOKS[name] ?? { colour: "#555", lines: "rising" });
  context.fill();
  return canvas;
};

/** Draws lines in the middle and at the thirds. @param {{ width: number, height: number }} size */
const guideLayer = ({ width, height }) => {
  const { canvas, context } = layer(width, height, "guides");
  for (const [colour, shift] of /** @type {[string, number][]} */ ([
    ["#000", 0],
    ["#fff", 8],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.setLineDash([8, 8]);
    context.lineDashOffset = shift;
    context.beginPath();
    for (const part of [1 / 3, 1 / 2, 2 / 3]) {
      context.moveTo(width * part, 0);
      context.lineTo(width * part, height);
      if (part !== 1 / 2) {
        context.moveTo(0, height * part);
        context.lineTo(width, height * part);
      }
    }
    context.stroke();
  }
  return canvas;
};

/** The sample of a layer in the legend. @param {string} name */
const swatch = (name) => {
  const { canvas, context } = layer(42, 28, "swatch");
  const look = LOOKS[name];
  if (look) {
    context.fillStyle = hatching(context, look);
    context.fillRect(0, 0, canvas.width, canvas.height);
  } else {
    context.drawImage(guideLayer({ width: 42, height: 28 }), 0, 0);
  }
  return canvas;
};

/**
 * Shows a photo with its layers and their legend.
 * @param {ImageBitmap | undefined} preview is closed afterwards
 * @param {import("./batch.js").Details["background"]} background
 * @param {string} description of the picture, for those who do not see it
 * @param {Set<string>} hidden the names of the layers that are off; kept up to date
 * @returns {HTMLElement}
 */
export const pictureOf = (preview, background, description, hidden) => {
  const whole = element("div", "photo-shown");
  if (!preview) {
    whole.append(element("p", "photo-no-picture", PHOTO_WORDS.noPicture));
    return whole;
  }
  const { width, height } = preview;
  const { canvas: base, context } = layer(width, height, "base");
  context.drawImage(preview, 0, 0);
  preview.close();
  const scale = DRAWN / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const masks = background
    ? Object.entries(background.runs).map(([name, runs]) => ({ name, canvas: maskLayer(runs, background, size, name) }))
    : [];
  const layers = [...masks, { name: "guides", canvas: guideLayer(size) }];
  const picture = element("div", "photo-picture", base, ...layers.map(({ canvas }) => canvas));
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", description);
  picture.style.aspectRatio = `${width} / ${height}`;
  picture.style.width = `min(100%, ${(80 * width) / height}vh)`; // max-height would distort the picture
  const legend = element("fieldset", "photo-legend", element("legend", "", PHOTO_WORDS.shown));
  for (const { name, canvas } of layers) {
    const box = element("input", "");
    box.type = "checkbox";
    box.dataset.layer = name;
    box.checked = !hidden.has(name);
    const label = element(
      "label",
      "",
      box,
      swatch(name),
      /** @type {Record<string, string>} */ (PHOTO_WORDS.layers)[name] ?? name,
    );
    const show = () => {
      canvas.hidden = !box.checked;
      label.classList.toggle("photo-off", !box.checked);
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
    };
    box.onchange = show;
    show();
    legend.append(label);
  }
  legend.append(element("p", "photo-note", PHOTO_WORDS.guidesNote));
  whole.append(picture, legend);
  return whole;
};
