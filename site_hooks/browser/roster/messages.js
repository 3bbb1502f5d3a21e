// The messages that the roster's page and its worker add: declared once for both sides.

/**
 * A sheet of the file; a column, by its place, letter and header, and the field that it is taken for.
 * @typedef {{ name: string | null, people: number, isChosen: boolean }} Sheet
 * @typedef {{ at: number, letter: string, header: string, field: string | null }} Column
 *
 * What the file holds. `told`: in a sentence. `verdict`: why nothing can be checked yet. `asks`: what somebody can answer.
 * `fields`: what a column may be taken for, with its words.
 * @typedef {{ told: string, people: number, verdict: import("#verdicts").Verdict | null,
 *   asks: "sheets" | "columns" | "also-undecodable" | null, sheets: Sheet[], columns: Column[],
 *   fields: Record<string, string>, withoutHeader: boolean }} Described
 *
 * What somebody said about the file. `origin` is where the people come from, `added` people written one a line besides.
 * @typedef {{ sheets?: string[], columns?: Record<string, string | null>, withoutHeader?: boolean,
 *   alsoUndecodable?: boolean, origin?: Origin, added?: string }} Choices
 * @typedef {"file" | "pasted" | "forms"} Origin
 *
 * A line of the overview. `kind`: the option of the filter of that name that shows whom it is about. `answer`: what can
 * be said to it, in words, and the field of the unit that `value` is added to then.
 * @typedef {{ severity: import("#verdicts").Severity, text: string, kind: string | null,
 *   answer: { words: string, field: string, value: string } | null }} Line
 * @typedef {{ name: string, label: string, options: { id: string, label: string, people: number }[] }} Filter
 *
 * A check that has ended, or was stopped after `judged` people; `last` is the row of the last one, in words. `waiting`: who is on the list of applicants at first,
 * and how many are left out because their row has faults.
 * @typedef {{ verdict: import("#verdicts").Verdict, counts: { outcome: string, text: string }[], overview: Line[],
 *   blocks: { title: string, lines: string[] }[], judged: number, last: string, filters: Filter[],
 *   waiting: { ticked: number[], faulty: number } }} Finished
 *
 * Which people are wanted, and in which order: `filters` has an option by filter, `sortedBy` is a column of the table,
 * `among` are the only people that count. `seek`: the page with the next person of whom something was found.
 * @typedef {{ page: number, onlyProblems: boolean, filters: Record<string, string>, withNotes: boolean,
 *   sortedBy: number | null, isDown: boolean, among: number[] | null,
 *   seek: { after: number | null, by: 1 | -1 } | null }} Query
 *
 * A page of people. `called`: row and name in words. `paper` is what paper shows in place of the text. `warns`: the row has faults.
 * @typedef {{ severity: import("#verdicts").Severity, rule: string, cell: string, label: string, message: string,
 *   remedy: string }} RowFinding
 * @typedef {{ person: number, called: string, outcome: string, warns: boolean, cells: { text: string, paper: string | null }[],
 *   findings: RowFinding[] }} Row
 * @typedef {{ head: { text: string, sorts: boolean }[], rows: Row[], page: number, pages: number, people: number,
 *   sought: number | null }} Rows
 *
 * How a check differs from an earlier one. `areAlike`: both are of the same people, by and large.
 * @typedef {{ text: string, areAlike: boolean,
 *   groups: { title: string, lines: { text: string, paper: string }[] }[] }} Changes
 *
 * The list of applicants as it stands on paper. `toFill`: what is filled in by hand below it.
 * @typedef {{ ticked: number[], withId: boolean }} ListQuery
 * @typedef {{ title: string, note: string, head: string[], rows: string[][], total: string, toFill: string[] }} List
 *
 * Requests: "practise" goes through a made-up roster, unless a real one was given. "open-roster" reads a file, or no file if people are written; "choose" takes what was said about it; both
 * answer with Described, or with null if the file cannot be read from the disk. "check-roster" answers with Finished and tells how many are judged by then;
 * with null if something else was asked for meanwhile. "stop" ends it early. "rows" answers with Rows. "changes" answers
 * with Changes, or with null if nothing was checked before; "compare-with" reads an earlier file first: its answer has
 * what was `told` of it and the `changes`, null if it could not be compared. "list-applicants" answers with List;
 * "save-list" and "save-result" with the file's bytes, the latter with null if another roster was opened meanwhile.
 * @typedef {{ checker: string, file: Blob | undefined, name: string, today: string, own: Record<string, string>,
 *   choices: Choices }} OpenRequest
 * @typedef {{ choices: Choices, own: Record<string, string> }} ChooseRequest
 */

export {};
