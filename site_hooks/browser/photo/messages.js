// What the photo page and its worker say to each other beside the common messages: the shapes, declared once for both.

/**
 * A picture as the rules take it: RGBA, not premultiplied, from the top left, row after row.
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Reduced
 *
 * What decoding comes to: the picture reduced for the rules, a small one for the table as a data: address, and a larger one
 * to look at if that was asked for. Undefined: this browser cannot decode the file.
 * @typedef {{ reduced: Reduced, thumbnail: string, preview: ImageBitmap | undefined } | undefined} Decoded
 */

/**
 * Request "photo": check a file. `previewSide` is the longest side, in pixels, of the picture to look at; 0: none is wanted.
 * `decoded` is set where the page has decoded the file because the worker cannot; null: the page could not either.
 * @typedef {{ file: Blob, name: string, today: string, previewSide: number, decoded?: NonNullable<Decoded> | null }} CheckRequest
 *
 * Its answer. "verdict": JSON as validators.browser gives it; "decode": the page is to decode the file and to ask again;
 * "unreadable": the file cannot be looked at, and nothing is said of the photo.
 * @typedef {{ kind: "verdict", verdict: string, thumbnail: string, preview: ImageBitmap | undefined }
 *   | { kind: "decode", type: string, longestSide: number }
 *   | { kind: "unreadable", reason: Unreadable, detail?: string }} CheckAnswer
 *
 * "gone": moved, removed or locked since it was chosen; "blocked": the browser keeps pages from reading pixels; "failed":
 * checking it came to nothing, for the reason in `detail`.
 * @typedef {"gone" | "blocked" | "failed"} Unreadable
 */

/**
 * Request "fit": make a JPEG of at most `target` bytes.
 * @typedef {{ file: Blob, target: number }} FitRequest
 *
 * What was made of it; `quality` is in per cent, `from` is the size before in pixels.
 * @typedef {{ blob: Blob, quality: number, width: number, height: number, from: { width: number, height: number } }} Fitted
 *
 * Its answer. "draw": the page is to do it, because the worker cannot.
 * @typedef {{ kind: "fitted", fitted: Fitted } | { kind: "draw" }} FitAnswer
 */

/**
 * Request "zip": pack files; its answer is a Blob.
 * @typedef {{ files: { name: string, file: Blob }[] }} ZipRequest
 */

export {};
