// The messages that the photo page and its worker add: declared once for both sides.

/**
 * A picture for the rules: RGBA, not premultiplied, row by row from the top left.
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Reduced
 *
 * A decoded photo: reduced for the rules, as a thumbnail (a data: address) for the table, and as a preview if somebody
 * wants to see it. Undefined: this browser cannot decode the file.
 * @typedef {{ reduced: Reduced, thumbnail: string, preview: ImageBitmap | undefined } | undefined} Decoded
 */

/**
 * Request "check-file": check a file. `previewSide`: the longest side of the preview in pixels; 0: none. `decoded`: what the
 * page has decoded because the worker cannot; null: the page cannot either. `id`: the photo's number on the page.
 * @typedef {{ id: number, checker: string, file: Blob, name: string, today: string, previewSide: number, decoded?: NonNullable<Decoded> |
 *   null }} CheckRequest
 *
 * Its answer. "verdict": JSON from validators.browser. "decode": the page must decode `encoded` and ask again.
 * "unreadable": the file cannot be read, so there is no verdict.
 * @typedef {{ kind: "verdict", verdict: string, thumbnail: string, preview: ImageBitmap | undefined }
 *   | { kind: "decode", encoded: Blob, longestSide: number }
 *   | { kind: "unreadable", reason: Unreadable, detail?: string }} CheckAnswer
 *
 * Request "preview": draw a file that was checked and decoded before. Its answer; "draw": the page must draw `encoded`.
 * @typedef {Omit<CheckRequest, "id" | "today" | "decoded">} PreviewRequest
 * @typedef {{ kind: "preview", preview: ImageBitmap | undefined } | { kind: "draw", encoded: Blob }
 *   | { kind: "unreadable", reason: Unreadable, detail?: string }} PreviewAnswer
 *
 * "gone": moved, removed or locked since it was chosen. "blocked": the browser keeps pages from reading pixels.
 * "failed": checking it failed; `detail` says why.
 * @typedef {"gone" | "blocked" | "failed"} Unreadable
 */

/**
 * Request "fit": make a JPEG of at most `target` bytes.
 * @typedef {{ file: Blob, target: number }} FitRequest
 *
 * The JPEG: `quality` is in per cent, `from` is the size of the original in pixels.
 * @typedef {{ blob: Blob, quality: number, width: number, height: number, from: { width: number,
 *   height: number } }} Fitted
 *
 * Its answer. "draw": the page must make it, because the worker cannot.
 * @typedef {{ kind: "fitted", fitted: Fitted } | { kind: "draw" }} FitAnswer
 */

/**
 * Request "zip": pack files; its answer is a Blob.
 * @typedef {{ files: { name: string, file: Blob }[] }} ZipRequest
 */

export {};
