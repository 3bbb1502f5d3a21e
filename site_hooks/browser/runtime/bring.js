// Downloads the parts that one way of starting needs, in parallel, and keeps them for another attempt.

import { download } from "./download.js";

/**
 * @typedef {import("./messages.js").Part} Part
 * @typedef {Uint8Array<ArrayBuffer> | string} Piece
 */

/**
 * The parts of a way and of what the page needs besides, in the order in which Python needs them.
 * @param {import("./messages.js").Manifest} manifest
 * @param {import("./messages.js").Way} way
 * @param {import("./messages.js").Extra[]} wanted
 */
export const partsOf = ({ parts, ways, extras }, way, wanted) =>
  [...ways[way], ...wanted.flatMap((each) => extras[each])].flatMap((name) =>
    parts.filter((part) => part.name === name),
  );

/**
 * Downloads each part, or takes it from `fetched`, and passes its pieces to `take` as they arrive. `again` bypasses the
 * browser's cache. Rejects with a Fault; stops without one if `signal` is aborted.
 * @param {Part[]} parts
 * @param {{ address: string, again: boolean, fetched: Map<string, Piece[]>, signal: AbortSignal,
 *   take: (part: Part, piece: Piece) => void }} how
 */
export const bringParts = async (parts, { address, again, fetched, signal, take }) => {
  const bring = async (/** @type {Part} */ part) => {
    /** @type {Piece[]} */
    const pieces = [];
    const takePiece = (/** @type {Piece} */ piece) => {
      if (signal.aborted) return;
      pieces.push(piece);
      take(part, piece);
    };
    const kept = fetched.get(part.name);
    if (kept) kept.forEach(takePiece);
    else await download(part, { address, again, signal, take: takePiece });
    if (!signal.aborted) fetched.set(part.name, pieces);
  };
  await Promise.all(parts.map(bring));
};
