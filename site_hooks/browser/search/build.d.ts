/** What bundle.mjs puts in. */
declare const SEARCH_WORKER_SOURCE: string;
/** What page.js puts before the worker's source: the address of the index. */
declare const SEARCH_INDEX: string;
