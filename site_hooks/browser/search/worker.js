// The search worker. It uses the messages of the theme's own worker, which it replaces.

import { Finder } from "./find.js";
import { escaped } from "./show.js";

/** The kinds of the theme's messages. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const NEARBY = 3; // pages that have something of a query that nothing answers
const SHOWN = 20; // characters of a query that nothing answers

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

/** The result that says that the guide does not tell. @param {string} query @returns {import("./find.js").Item[]} */
const untold = (query) => [
  {
    location: "guide/contacts.html",
    title: `<span data-untold>指南没有讲到“${escaped(shortened(query))}”，请问同级司法局</span>`,
    text: "看看“什么事问谁”；也可以换一个说法再找。",
    score: Number.MAX_SAFE_INTEGER,
    terms: {},
  },
];

/** @param {string} query */
const shortened = (query) => (query.trim().length > SHOWN ? `${query.trim().slice(0, SHOWN)}…` : query.trim());

/** @param {string} query */
const answer = (query) => {
  if (!query.trim()) return [];
  try {
    finder ??= fetched();
  } catch (error) {
    console.error(error);
    return failure();
  }
  const { pages, answered } = finder.find(query);
  return answered ? pages : [untold(query), ...pages.slice(0, NEARBY)];
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
