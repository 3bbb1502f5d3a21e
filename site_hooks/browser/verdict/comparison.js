// Shows how two texts differ, in one line: removed and added pieces are marked in place, in words too.

import { element } from "../common/element.js";
import { WORDS } from "../common/words.js";

/** @typedef {{ kind: "same" | "removed" | "added", text: string }} Piece */

const TAGS = /** @type {const} */ ({ removed: "del", added: "ins" });

/** @param {Piece[]} pieces */
export const comparison = (pieces) => {
  const line = element("p", "checker-comparison");
  for (const { kind, text } of pieces) {
    line.append(
      kind === "same"
        ? text
        : element(
            TAGS[kind],
            "",
            element("span", "checker-comparison-label", WORDS.comparison[kind]),
            element("span", "checker-comparison-text", text),
          ),
    );
  }
  return line;
};
