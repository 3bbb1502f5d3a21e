// What can stand below the table of people, and what it may use.

/**
 * A part of the page about the roster that has been checked. `show` is called after each check.
 * @typedef {{ element: HTMLElement, show: (finished: import("./messages.js").Finished) => void | Promise<void> }} Panel
 *
 * What a panel may use. `request` asks the worker; `open` has it read a file, as "open-roster" does. `attempt` does
 * something and reports its failure. `table` is the table of people.
 * @typedef {{ request: (kind: string, payload: any) => Promise<any>,
 *   open: (kind: string, file: Blob, name: string, hear?: (done: number) => void) => Promise<any>,
 *   attempt: (act: () => Promise<void>) => void, table: import("./table.js").RosterTable }} Tools
 */

export {};
