// What the roster's worker does besides for 本月要报的人: checks photos as the photo page does, and keeps what comes of it.

import "../photo/worker.js";
import { checked } from "../photo/check.js";
import { breathe } from "../runtime/breathe.js";
import { answers } from "../runtime/worker.js";

/** @type {import("../runtime/boot.js").OpenSubmission | undefined} */
let submission;

/** @param {import("../runtime/boot.js").Rules} rules */
const kept = (rules) => {
  submission ??= rules.open_submission();
  return submission;
};

/** @param {() => import("../runtime/boot.js").OpenRoster} opened gives the roster that is open */
export const answerForSubmissions = (opened) => {
  answers["check-file"] = (/** @type {import("../photo/messages.js").CheckRequest} */ request, rules) =>
    checked(request, rules, (verdict, file) => kept(rules).judged(request.id, verdict, file));

  answers["submission-open"] = async (/** @type {{ said: string }} */ { said }, rules) => {
    if (said) kept(rules).take_up_json(said);
    kept(rules).open(opened());
    return { answer: kept(rules).photos };
  };

  answers["submission-written"] = async (/** @type {string} */ text, rules) => ({
    answer: kept(rules).count_written(text),
  });

  answers["submission-add"] = async (/** @type {{ id: number, path: string }[]} */ files, rules) => {
    kept(rules).add_json(JSON.stringify(files));
    return { answer: undefined };
  };

  answers["submission-unread"] = async (/** @type {number} */ photo, rules) => {
    kept(rules).unreadable(photo);
    return { answer: undefined };
  };

  answers["submission-say"] = async (/** @type {import("./messages.js").Said} */ said, rules) => {
    return { answer: kept(rules).say_json(JSON.stringify(said)) };
  };

  answers["submission-lines"] = async (/** @type {import("./messages.js").Query} */ query, rules, progress) => {
    const open = kept(rules);
    for (let pieces = 1; open.prepare(); pieces++) {
      progress(pieces);
      await breathe();
    }
    return { answer: JSON.parse(open.lines_json(JSON.stringify(query))) };
  };

  answers["submission-forms"] = async (/** @type {import("./messages.js").Query} */ query, rules) => ({
    answer: JSON.parse(kept(rules).forms_json(JSON.stringify(query))),
  });

  answers["submission-names"] = async (
    /** @type {{ query: import("./messages.js").Query, namedBy: string }} */ { query, namedBy },
    rules,
  ) => ({ answer: JSON.parse(kept(rules).names_json(JSON.stringify(query), namedBy)) });
};
