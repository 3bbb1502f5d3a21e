/** What bundle.mjs puts in. */
declare const MANIFEST: import("./messages.js").Manifest;
declare const WORKER_SOURCE: string;
