// Writes a search result as HTML: found words are marked, everything else is escaped.

const SNIPPET = 90; // characters, about three lines on a phone
const BEFORE = 12; // characters before the first found word when a long sentence is cut

const SENTENCE = /[^。！？；\n]+[。！？；]?/g;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * @typedef {import("./segment.js").Token} Token
 * @typedef {(text: string) => Token[]} Found where the words of a query stand in a text
 */

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");

/**
 * The text with found words marked; adjacent or overlapping words share one mark.
 * @param {string} text
 * @param {Found} found
 */
export const marked = (text, found) => {
  let html = "";
  let done = 0;
  const tokens = found(text).sort((one, other) => one.start - other.start);
  for (let first = 0; first < tokens.length; ) {
    const start = tokens[first]?.start ?? 0;
    let end = start;
    for (; first < tokens.length && (tokens[first]?.start ?? 0) <= end; first += 1)
      end = Math.max(end, tokens[first]?.end ?? 0);
    html += `${escaped(text.slice(done, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escaped(text.slice(done));
};

/**
 * The sentences with most of the words, in the order of the text; the first ones if none has any.
 * @param {string} text
 * @param {Found} found
 */
export const snippet = (text, found) => {
  const sentences = (text.match(SENTENCE) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
  const told = sentences.map((sentence, place) => {
    const tokens = found(sentence);
    return {
      place,
      sentence,
      words: new Set(tokens.map((token) => token.term)).size,
      first: Math.min(...tokens.map((token) => token.start)),
    };
  });
  let room = SNIPPET;
  /** @type {{ place: number, words: number, piece: string }[]} */
  const chosen = [];
  for (const one of [...told].sort((a, b) => b.words - a.words || a.place - b.place)) {
    if (room <= 0 || (chosen.length > 0 && one.words === 0 && (chosen[0]?.words ?? 0) > 0)) break;
    const start = one.words > 0 && one.sentence.length > room ? Math.max(0, one.first - BEFORE) : 0;
    const piece = one.sentence.slice(start, start + room);
    chosen.push({
      place: one.place,
      words: one.words,
      piece: `${start > 0 ? "…" : ""}${piece}${start + room < one.sentence.length ? "…" : ""}`,
    });
    room -= piece.length;
  }
  chosen.sort((a, b) => a.place - b.place);
  return chosen
    .map(({ place, piece }, index) => {
      const gap = index > 0 && place !== (chosen[index - 1]?.place ?? 0) + 1 && !piece.startsWith("…");
      return `${gap ? " … " : index > 0 ? " " : ""}${marked(piece, found)}`;
    })
    .join("");
};
