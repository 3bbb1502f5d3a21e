// The search worker. It uses the messages of the theme's own worker, which it replaces.

import { Finder } from "./find.js";

/** The kinds of the theme's messages. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/**
 * @typedef {import("./find.js").Index} Index
 * @typedef {{ items: import("./find.js").Item[][] }} Result
 * @typedef {{ type: typeof SETUP, data: Index } | { type: typeof QUERY, data: string }} ToWorker
 * @typedef {{ type: typeof READY } | { type: typeof RESULT, data: Result }} FromWorker
 * @typedef {{ __index?: Index, importScripts(address: string): void, postMessage(message: FromWorker): void }} Scope
 */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
/** @type {Finder | undefined} */
let finder;

/** @param {Index} index */
const finderOf = ({ config, docs }) => new Finder(config, docs);

/** From a folder the theme delivers the index; over HTTP it is loaded with the first query. */
const fetched = () => {
  scope.importScripts(SEARCH_INDEX);
  if (!scope.__index) throw new Error(`no index in ${SEARCH_INDEX}`);
  return finderOf(scope.__index);
};

/** The result that reports a failure. @returns {import("./find.js").Item[][]} */
const failure = () => [
  [
    {
      location: "index.html",
      title: "搜索暂时用不了",
      text: "没有取到搜索用的文件。请刷新页面再试一次，或者从首页按目录找。",
      score: 0,
      terms: {},
    },
  ],
];

/** @param {string} query */
const answer = (query) => {
  if (!query.trim()) return [];
  try {
    finder ??= fetched();
  } catch (error) {
    console.error(error);
    return failure();
  }
  return finder.find(query);
};

addEventListener("message", ({ data: message }) => {
  const received = /** @type {ToWorker} */ (message);
  if (received.type === SETUP) {
    if (received.data.docs.length > 0) finder = finderOf(received.data);
    scope.postMessage({ type: READY });
  } else if (received.type === QUERY) {
    scope.postMessage({ type: RESULT, data: { items: answer(received.data) } });
  } else {
    throw new Error("the theme's search messages have changed");
  }
});
