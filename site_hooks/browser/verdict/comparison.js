// Shows how two texts differ, in one line: removed and added pieces are marked in place, in words too.

import { element } from "../common/element.js";

const TAGS = /** @type {const} */ ({ removed: "del", added: "ins" });

/**
 * @param {import("#verdicts").Piece[]} pieces
 * @param {import("#verdicts").Sides | null | undefined} sides what the two texts are called
 */
export const comparison = (pieces, sides) => {
  const line = element("p", "checker-comparison");
  for (const { kind, text } of pieces) {
    line.append(
      kind === "same"
        ? text
        : element(
            TAGS[kind],
            "",
            element("span", "checker-comparison-label", sides?.[kind] ?? ""),
            element("span", "checker-comparison-text", text),
          ),
    );
  }
  return line;
};
