// The worker of the roster's page: does what every worker does, keeps one roster open, and the one before it.

import { breathe } from "../runtime/breathe.js";
import { contentOf } from "../runtime/content.js";
import { answers } from "../runtime/worker.js";
import { answerForSubmissions } from "../submission/worker.js";

const FIRST = 100; // people judged in the first piece, before it is known how long one takes
const MOST = 2000; // people a piece
const PRACTICE_ROUNDS = 2;
const PIECE = 50; // ms that a piece should take: whoever stops the check waits for it

/**
 * @typedef {import("../runtime/boot.js").OpenRoster} OpenRoster
 * @typedef {import("../runtime/boot.js").PythonBytes} PythonBytes
 */

/** @type {OpenRoster | undefined} */
let roster;
/** The roster that was checked before, for the comparison. @type {OpenRoster | undefined} */
let before;
/** Whether everybody in the open one was judged, and its people are few enough to keep it when the next one comes. */
let isKept = false;
const MOST_KEPT = 20_000; // people
/** Counts what somebody asked to read or to check: an older check ends then. */
let asked = 0;
/** Whether somebody has asked to stop since. */
let isStopped = false;

const opened = () => {
  if (!roster) throw new Error("no roster is open");
  return roster;
};

/** @param {OpenRoster | undefined} checked */
const keepAsBefore = (checked) => {
  before?.destroy();
  before = checked;
};

/**
 * Does one piece of work after the other, as long as there are more and others can wait.
 * @template T
 * @param {() => T} piece
 * @param {(done: T) => boolean} isMore whether there are more after this one
 */
const whileShort = (piece, isMore) => {
  const start = performance.now();
  let done = piece();
  while (isMore(done) && performance.now() - start < PIECE / 2) done = piece();
  return done;
};

/**
 * Checks a roster in pieces.
 * @param {OpenRoster} open
 * @param {number} people
 * @param {(done: number) => void} progress
 * @returns {Promise<number | undefined>} how many were judged; undefined if something else was asked for meanwhile
 */
const checkInPieces = async (open, people, progress) => {
  const mine = ++asked;
  isStopped = false;
  let most = FIRST;
  let done = 0;
  while (done < people && !isStopped) {
    const start = performance.now();
    done = open.step(most);
    most = Math.max(1, Math.min(MOST, Math.round((most * PIECE) / Math.max(1, performance.now() - start))));
    progress(done);
    await breathe();
    if (asked !== mine) return undefined;
  }
  for (let isMore = true; isMore; ) {
    isMore = whileShort(() => open.sum_up(), Boolean);
    progress(done);
    await breathe();
    if (asked !== mine) return undefined;
  }
  return done;
};

/**
 * Writes a result in pieces.
 * @param {OpenRoster} open
 * @param {{ kind: "csv" | "xlsx", version: string }} wanted the file, and the version of the rules
 * @param {() => boolean} isAwaited
 * @param {(pieces: number) => void} [progress]
 * @returns {Promise<PythonBytes | undefined>} undefined if nobody waits for it any more
 */
const writeInPieces = async (open, { kind, version }, isAwaited, progress = () => {}) => {
  open.begin_saving(kind, version);
  for (let pieces = 1; isAwaited(); pieces++) {
    const made = whileShort(
      () => open.save_more(),
      (bytes) => !bytes,
    );
    if (made) return made;
    progress(pieces);
    await breathe();
  }
  return undefined;
};

/**
 * Checks a roster that nobody waits for, and writes its result.
 * @param {OpenRoster} open
 * @returns {Promise<PythonBytes | undefined>} undefined if something else was asked for meanwhile
 */
const goThrough = async (open) => {
  const { people } = JSON.parse(open.choose_json("{}", "{}"));
  if ((await checkInPieces(open, people, () => {})) === undefined) return undefined;
  open.finish_json();
  const mine = asked;
  return writeInPieces(open, { kind: "xlsx", version: "" }, () => asked === mine);
};

// Goes through a made-up roster as text, and then as the workbook that comes of it, while nobody waits: Python imports
// what that needs, and browsers make code fast only once it has run.
answers.practise = async (/** @type {{ today: string }} */ { today }, rules) => {
  let content = asked ? undefined : rules.practice_roster();
  for (let round = 0; content && round < PRACTICE_ROUNDS; round++) {
    const open = rules.open_roster("", content, today);
    content.destroy();
    content = await goThrough(open);
    open.destroy();
  }
  content?.destroy();
  return { answer: undefined };
};

answers["open-roster"] = async (/** @type {import("./messages.js").OpenRequest} */ request, rules) => {
  const { checker, file, name, today, own, choices } = request;
  asked++;
  const unread = file && rules.unread_file_json(checker, name, file.size, today);
  if (unread)
    return {
      answer: {
        told: name,
        people: 0,
        verdict: JSON.parse(unread),
        asks: null,
        sheets: [],
        columns: [],
        fields: {},
        withoutHeader: false,
      },
    };
  const data = file && (await contentOf(file));
  if (file && !data) return { answer: null };
  if (isKept) keepAsBefore(roster);
  else roster?.destroy();
  isKept = false;
  roster = rules.open_roster(name, data, today);
  return { answer: JSON.parse(roster.choose_json(JSON.stringify(choices), JSON.stringify(own))) };
};

answers.choose = async (/** @type {import("./messages.js").ChooseRequest} */ { choices, own }) => {
  asked++;
  isKept = false;
  return { answer: JSON.parse(opened().choose_json(JSON.stringify(choices), JSON.stringify(own))) };
};

answers["check-roster"] = async (/** @type {{ people: number }} */ { people }, _, progress) => {
  const open = opened();
  const done = await checkInPieces(open, people, progress);
  if (done === undefined) return { answer: null };
  isKept = done === people && people <= MOST_KEPT;
  return { answer: JSON.parse(open.finish_json()) };
};

answers.stop = async () => {
  isStopped = true;
  return { answer: undefined };
};

answers.rows = async (query) => ({ answer: JSON.parse(opened().rows_json(JSON.stringify(query))) });

answers.changes = async () => ({ answer: before ? JSON.parse(opened().changes_json(before)) : null });

answers["compare-with"] = async (/** @type {import("./messages.js").OpenRequest} */ request, rules, progress) => {
  const { checker, file, name, today, own } = request;
  if (!file) return { answer: null };
  if (rules.unread_file_json(checker, name, file.size, today)) return { answer: { told: name, changes: null } };
  const data = await contentOf(file);
  if (!data) return { answer: null };
  const earlier = rules.open_roster(name, data, today);
  const { told, verdict, people } = JSON.parse(earlier.choose_json("{}", JSON.stringify(own)));
  const done = verdict ? undefined : await checkInPieces(earlier, people, progress);
  if (done !== people) {
    earlier.destroy();
    return { answer: { told: verdict ? verdict.findings[0].message : told, changes: null } };
  }
  keepAsBefore(earlier);
  return { answer: { told, changes: JSON.parse(opened().changes_json(earlier)) } };
};

answers["list-applicants"] = async (query) => ({ answer: JSON.parse(opened().list_json(JSON.stringify(query))) });

/** @param {PythonBytes} made */
const sent = (made) => {
  const bytes = made.toJs();
  made.destroy();
  return { answer: bytes, transfer: [bytes.buffer] };
};

answers["save-list"] = async (query) => sent(opened().list_xlsx(JSON.stringify(query)));

answers["save-result"] = async (/** @type {{ kind: "csv" | "xlsx", version: string }} */ request, _, progress) => {
  const open = opened();
  const made = await writeInPieces(open, request, () => open === roster, progress);
  return made ? sent(made) : { answer: null };
};

answerForSubmissions(opened);
