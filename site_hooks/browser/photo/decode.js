// Turns a photo's file into the pixels that the rules judge. The browser decodes it, applies the EXIF orientation and
// converts to sRGB. The pixels are reduced here, because browsers scale differently and verdicts must not differ.

import { contextOf, discard, drawnAt, within } from "./drawing.js";

const STRIP = 1_000_000; // pixels to read at a time: all of a 12-megapixel photo would take 48 MB
const THUMBNAIL = { longestSide: 96, type: "image/webp", quality: 0.7 };

/**
 * The first pixel of each cell of a smaller grid. A pixel belongs to the cell that contains its centre.
 * @param {number} from pixels along the side
 * @param {number} to cells along it
 */
const beginnings = (from, to) => Array.from({ length: to + 1 }, (_, cell) => Math.round((cell * from) / to));

/**
 * Reduces a picture: each pixel becomes the mean of its area.
 * @param {ImageBitmap} bitmap
 * @param {number} longestSide
 * @param {import("./drawing.js").Tools} tools
 * @returns {Promise<import("./messages.js").Reduced>}
 */
const reduce = async (bitmap, longestSide, tools) => {
  const { width, height } = within(bitmap, longestSide);
  const columns = beginnings(bitmap.width, width);
  const rows = beginnings(bitmap.height, height);
  const pixels = new Uint8ClampedArray(4 * width * height);
  const rowsAtOnce = Math.max(1, Math.floor((STRIP / bitmap.width) * (height / bitmap.height)));
  const tallest = Math.ceil((rowsAtOnce * bitmap.height) / height) + 1;
  const canvas = tools.canvas(bitmap.width, tallest);
  const context = contextOf(canvas, true);
  const sums = new Float64Array(4 * width);
  for (let first = 0; first < height; first += rowsAtOnce) {
    const last = Math.min(first + rowsAtOnce, height);
    const top = rows[first] ?? 0;
    const strip = (rows[last] ?? 0) - top;
    context.clearRect(0, 0, bitmap.width, strip);
    context.drawImage(bitmap, 0, top, bitmap.width, strip, 0, 0, bitmap.width, strip);
    const { data } = context.getImageData(0, 0, bitmap.width, strip);
    for (let row = first; row < last; row++) {
      const begin = (rows[row] ?? 0) - top;
      const end = (rows[row + 1] ?? 0) - top;
      addUp(data, bitmap.width, begin, end, columns, sums);
      for (let column = 0; column < width; column++) {
        const count = (end - begin) * ((columns[column + 1] ?? 0) - (columns[column] ?? 0));
        const alpha = sums[4 * column + 3] ?? 0;
        const place = 4 * (row * width + column);
        for (let channel = 0; channel < 3; channel++) {
          pixels[place + channel] = alpha ? Math.round((sums[4 * column + channel] ?? 0) / alpha) : 0;
        }
        pixels[place + 3] = Math.round(alpha / count);
      }
    }
    await tools.breathe();
  }
  discard(canvas);
  return { pixels, width, height };
};

/**
 * Adds up alpha, and the colours weighted by alpha, for each cell of a row.
 * @param {Uint8ClampedArray} data of the strip
 * @param {number} stride pixels in a row of the strip
 * @param {number} begin the first row
 * @param {number} end the row after the last
 * @param {number[]} columns the first pixel of each cell
 * @param {Float64Array} sums four for each cell
 */
const addUp = (data, stride, begin, end, columns, sums) => {
  sums.fill(0);
  for (let y = begin; y < end; y++) {
    let place = 4 * y * stride;
    for (let column = 0; column + 1 < columns.length; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let opaque = 0;
      const stop = 4 * (y * stride + /** @type {number} */ (columns[column + 1]));
      for (; place < stop; place += 4) {
        const alpha = /** @type {number} */ (data[place + 3]);
        red += /** @type {number} */ (data[place]) * alpha;
        green += /** @type {number} */ (data[place + 1]) * alpha;
        blue += /** @type {number} */ (data[place + 2]) * alpha;
        opaque += alpha;
      }
      const cell = 4 * column;
      sums[cell] = /** @type {number} */ (sums[cell]) + red;
      sums[cell + 1] = /** @type {number} */ (sums[cell + 1]) + green;
      sums[cell + 2] = /** @type {number} */ (sums[cell + 2]) + blue;
      sums[cell + 3] = /** @type {number} */ (sums[cell + 3]) + opaque;
    }
  }
};

/** @param {Blob} blob @returns {Promise<string>} */
const asAddress = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** @param {import("./messages.js").Reduced} reduced @param {import("./drawing.js").Tools} tools */
const thumbnailOf = async ({ pixels, width, height }, tools) => {
  const canvas = tools.canvas(width, height);
  contextOf(canvas).putImageData(new ImageData(pixels, width, height), 0, 0);
  const small = drawnAt(canvas, { width, height }, within({ width, height }, THUMBNAIL.longestSide), tools);
  discard(canvas);
  const encoded = await tools.encode(small, THUMBNAIL.type, THUMBNAIL.quality);
  discard(small);
  return asAddress(encoded);
};

/** @param {Blob} file @returns {Promise<ImageBitmap | undefined>} undefined if this browser cannot decode it */
const opened = (file) => createImageBitmap(file).catch(() => undefined); // EXIF orientation is applied, in sRGB

/** @param {ImageBitmap} bitmap @param {number} longestSide @param {import("./drawing.js").Tools} tools */
const previewOf = async (bitmap, longestSide, tools) => {
  const canvas = drawnAt(bitmap, bitmap, within(bitmap, longestSide), tools);
  const preview = await createImageBitmap(canvas);
  discard(canvas);
  return preview;
};

/**
 * Decodes a photo for the rules, the table and the eye.
 * @param {Blob} file
 * @param {number} longestSide of the pixels for the rules
 * @param {number} previewSide of the preview; 0: none
 * @param {import("./drawing.js").Tools} tools
 * @returns {Promise<import("./messages.js").Decoded>}
 */
export const decode = async (file, longestSide, previewSide, tools) => {
  const bitmap = await opened(file);
  if (!bitmap) return undefined;
  try {
    const reduced = await reduce(bitmap, longestSide, tools);
    const thumbnail = await thumbnailOf(reduced, tools);
    const preview = previewSide ? await previewOf(bitmap, previewSide, tools) : undefined;
    return { reduced, thumbnail, preview };
  } finally {
    bitmap.close();
  }
};

/**
 * Decodes a photo for the eye alone.
 * @param {Blob} file
 * @param {number} previewSide
 * @param {import("./drawing.js").Tools} tools
 */
export const drawPreview = async (file, previewSide, tools) => {
  const bitmap = await opened(file);
  if (!bitmap) return undefined;
  try {
    return await previewOf(bitmap, previewSide, tools);
  } finally {
    bitmap.close();
  }
};
