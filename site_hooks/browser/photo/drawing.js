// Canvases, in the worker or on the page of a browser whose workers have none.

/**
 * @typedef {OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D} Context
 * @typedef {OffscreenCanvas | HTMLCanvasElement} Canvas
 *
 * `breathe` lets the page react between two steps.
 * @typedef {{ canvas: (width: number, height: number) => Canvas, encode: (canvas: Canvas, type: string,
 *   quality: number) => Promise<Blob>,
 *   breathe: () => Promise<void> }} Tools
 */

/** The tools of a worker. @type {Tools} */
export const WORKER_TOOLS = {
  canvas: (width, height) => new OffscreenCanvas(width, height),
  encode: (canvas, type, quality) => /** @type {OffscreenCanvas} */ (canvas).convertToBlob({ type, quality }),
  breathe: async () => {},
};

/** The tools of a page. @type {Tools} */
export const PAGE_TOOLS = {
  canvas: (width, height) => Object.assign(document.createElement("canvas"), { width, height }),
  encode: (canvas, type, quality) =>
    new Promise((resolve, reject) => {
      const done = (/** @type {Blob | null} */ blob) => (blob ? resolve(blob) : reject(new Error(`no ${type}`)));
      /** @type {HTMLCanvasElement} */ (canvas).toBlob(done, type, quality);
    }),
  breathe: () =>
    new Promise((resolve) => {
      setTimeout(resolve);
    }),
};

/**
 * The context of a canvas. Throws an Error if there is none.
 * @param {Canvas} canvas
 * @param {boolean} [isRead] whether pixels are read from it repeatedly
 * @returns {Context}
 */
export const contextOf = (canvas, isRead = false) => {
  const context = /** @type {Context | null} */ (canvas.getContext("2d", { willReadFrequently: isRead }));
  if (!context) throw new Error("no 2d context");
  return context;
};

/**
 * Frees the memory of a canvas at once: garbage collectors take a canvas for a small object and leave it.
 * @param {Canvas} canvas
 */
export const discard = (canvas) => {
  canvas.width = 0;
};

/** Whether workers of this browser can draw. */
export const canDrawInWorker = () => {
  try {
    contextOf(WORKER_TOOLS.canvas(1, 1));
    return true;
  } catch {
    return false;
  }
};

const KNOWN = [200, 30, 90, 255, 10, 250, 128, 255, 77, 77, 77, 255, 255, 255, 255, 255];

/** Whether pixels come back as drawn: to protect from tracking, some browsers add noise. @param {Tools} tools */
export const readsTruly = (tools) => {
  const context = contextOf(tools.canvas(4, 1), true);
  context.putImageData(new ImageData(Uint8ClampedArray.from(KNOWN), 4, 1), 0, 0);
  const { data } = context.getImageData(0, 0, 4, 1);
  return KNOWN.every((value, index) => Math.abs(value - (data[index] ?? 0)) <= 2);
};

/**
 * Scales a size down so that its longer side is at most `longestSide`. Rounds half up.
 * @param {{ width: number, height: number }} size
 * @param {number} longestSide
 */
export const within = ({ width, height }, longestSide) => {
  const longest = Math.max(width, height);
  if (longest <= longestSide) return { width, height };
  const scaled = (/** @type {number} */ side) =>
    Math.max(1, Math.floor((side * longestSide + Math.floor(longest / 2)) / longest));
  return { width: scaled(width), height: scaled(height) };
};

/**
 * Draws a picture at another size. It halves the size as often as possible, so that no browser skips pixels.
 * @param {CanvasImageSource} source
 * @param {{ width: number, height: number }} from
 * @param {{ width: number, height: number }} to
 * @param {Tools} tools
 * @returns {Canvas}
 */
export const drawnAt = (source, from, to, tools) => {
  let { width, height } = from;
  /** @type {Canvas | undefined} */
  let half;
  for (;;) {
    const isLast = width <= 2 * to.width && height <= 2 * to.height;
    const next = isLast ? to : { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
    const canvas = tools.canvas(next.width, next.height);
    const context = contextOf(canvas);
    context.imageSmoothingQuality = "high";
    context.drawImage(half ?? source, 0, 0, next.width, next.height);
    if (half) discard(half);
    if (isLast) return canvas;
    ({ width, height } = next);
    half = canvas;
  }
};
