// The messages that 本月要报的人 and its worker add to the roster's: declared once for both sides.

/**
 * Which people are wanted: what is done for them, and how far they are.
 * @typedef {{ page: number, way: string, standing: string }} Query
 *
 * Something to do; something that only a person can see; a file by its number; a person in words.
 * @typedef {{ severity: import("#verdicts").Severity, text: string, remedy: string }} Told
 * @typedef {{ id: string, label: string, isTicked: boolean }} Tick
 * @typedef {{ id: number, name: string, tally: string }} PhotoOf
 * @typedef {{ person: number, words: string }} Named
 *
 * A person's line. `standing` is null for whom nothing is done.
 * @typedef {{ person: number, row: string, name: string, number: string, way: string,
 *   standing: "ready" | "lacking" | "ask" | null, text: string, needs: { label: string, told: Told[] }[],
 *   ticks: Tick[], photos: PhotoOf[] }} Line
 *
 * A page of people. `open`: photos that are nobody's yet, with why and whose they may be; `offered`: people without one;
 * `forms`: how many of the people listed need a form.
 * @typedef {{ id: string, label: string, people: number }} Count
 * @typedef {{ rows: Line[], page: number, pages: number, people: number, forms: number, ways: Count[], standings: Count[],
 *   notes: string[], choices: { id: string, label: string }[], photos: number,
 *   open: { id: number, name: string, asks: string, people: Named[] }[], unused: { id: number, name: string }[],
 *   offered: Named[] }} Lines
 *
 * What a person says: whose a photo is (null: as its name says, NOBODY: nobody's), what is done for whom, what they saw.
 * @typedef {{ photo: number, person: number | null } | { person: number, way: string } | { query: Query, way: string }
 *   | { person: number, tick: string, isTicked: boolean }} Said
 *
 * How a photo is to be called; what is not right should not be handed in.
 * @typedef {{ id: number, name: string, isRight: boolean }} Called
 *
 * Requests: "submission-open" takes the people of the roster that was just checked and answers how many photos the
 * worker knows. "submission-written" answers how many people are written in a text, one a line. "submission-add" takes photos
 * by id and path, "submission-unread" one that cannot be read, "submission-say" takes a Said. "submission-lines" answers
 * with Lines, "submission-forms" with what stands on each form by field, "submission-names" with Called.
 */

export const NOBODY = -1;
