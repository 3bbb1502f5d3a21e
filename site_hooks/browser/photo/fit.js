// Makes the best JPEG that fits into a number of bytes. It only encodes the picture again, and scales it down if it
// does not fit at its own size.

import { discard, drawnAt } from "./drawing.js";

const TYPE = "image/jpeg";
const LOWEST = 60; // per cent; below it faces get blotchy and a smaller picture is better
const HIGHEST = 95; // per cent; above it files grow without a visible difference
const MARGIN = 0.97; // the estimated scale is too large as often as too small

/**
 * @param {Blob} file
 * @param {number} target bytes
 * @param {import("./drawing.js").Tools} tools
 * @returns {Promise<import("./messages.js").Fitted>}
 */
export const fit = async (file, target, tools) => {
  const bitmap = await createImageBitmap(file);
  try {
    const from = { width: bitmap.width, height: bitmap.height };
    /** @param {number} scale */
    const scaled = (scale) => ({
      width: Math.max(1, Math.round(from.width * scale)),
      height: Math.max(1, Math.round(from.height * scale)),
    });
    /** @param {import("./drawing.js").Canvas} canvas @param {number} quality */
    const encode = (canvas, quality) => tools.encode(canvas, TYPE, quality / 100);
    let scale = 1;
    let size = from;
    let canvas = drawnAt(bitmap, from, size, tools);
    let best = { blob: await encode(canvas, LOWEST), quality: LOWEST };
    while (best.blob.size > target && size.width + size.height > 2) {
      scale *= Math.min(0.95, Math.sqrt(target / best.blob.size) * MARGIN);
      size = scaled(scale);
      discard(canvas);
      canvas = drawnAt(bitmap, from, size, tools);
      best = { blob: await encode(canvas, LOWEST), quality: LOWEST };
    }
    let low = LOWEST;
    let high = HIGHEST + 1; // `best` fits, `high` is assumed not to
    while (high - low > 1) {
      const quality = Math.floor((low + high) / 2);
      const blob = await encode(canvas, quality);
      if (blob.size <= target) {
        best = { blob, quality };
        low = quality;
      } else {
        high = quality;
      }
    }
    discard(canvas);
    return { ...best, ...size, from };
  } finally {
    bitmap.close();
  }
};
