/** What bundle.mjs puts in. */
declare const MANIFEST: import("./runtime/messages.js").Manifest;
declare const WORKER_SOURCE: string;
/** The pattern of what stays on one line, which the pages' content has too. */
declare const WHOLE: string;
/** What search/page.js puts before its worker's source: the address of the index. */
declare const SEARCH_INDEX: string;
