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
 * What somebody said about the file.
 * @typedef {{ sheets?: string[], columns?: Record<string, string | null>, withoutHeader?: boolean,
 *   alsoUndecodable?: boolean }} Choices
 *
 * A check that has ended, or was stopped after `judged` people.
 * @typedef {{ verdict: import("#verdicts").Verdict, blocks: { title: string, lines: string[] }[], judged: number,
 *   lastRow: number, kinds: { id: string, label: string, people: number }[] }} Finished
 *
 * Which people are wanted, and in which order: `sortedBy` is a column of the table.
 * @typedef {{ page: number, onlyProblems: boolean, kind: string | null, withNotes: boolean, sortedBy: number | null,
 *   isDown: boolean }} Query
 *
 * A page of people.
 * @typedef {{ severity: import("#verdicts").Severity, rule: string, cell: string, label: string, message: string,
 *   remedy: string }} RowFinding
 * @typedef {{ person: number, outcome: string, cells: string[], findings: RowFinding[] }} Row
 * @typedef {{ head: string[], sorts: boolean[], rows: Row[], page: number, pages: number, people: number }} Rows
 *
 * Requests: "open-roster" reads a file, "choose" takes what was said about it; both answer with Described, or with null
 * if the file cannot be read from the disk. "check-roster" answers with Finished and tells how many are judged by then;
 * "stop" ends it early. "rows" answers with Rows, "save-csv" and "save-xlsx" with the file's bytes.
 * @typedef {{ checker: string, file: Blob, name: string, today: string, own: Record<string, string> }} OpenRequest
 * @typedef {{ choices: Choices, own: Record<string, string> }} ChooseRequest
 */

export {};
