// The worker of the roster's page: does what every worker does, and keeps one roster open.

import { answers } from "../runtime/worker.js";

/** @type {import("../runtime/boot.js").OpenRoster | undefined} */
let roster;
/** Counts what somebody asked to check or to stop: an older check ends then. */
let asked = 0;

/** Lets messages in that have come meanwhile. */
const breathe = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });

const opened = () => {
  if (!roster) throw new Error("no roster is open");
  return roster;
};

answers["open-roster"] = async (/** @type {import("./messages.js").OpenRequest} */ request, rules) => {
  const { checker, file, name, today, own } = request;
  asked++;
  const unread = rules.unread_file_json(checker, name, file.size, today);
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
  let data;
  try {
    data = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { answer: null };
  }
  roster?.destroy();
  roster = rules.open_roster(name, data, today);
  return { answer: JSON.parse(roster.choose_json("{}", JSON.stringify(own))) };
};

answers.choose = async (/** @type {import("./messages.js").ChooseRequest} */ { choices, own }) => {
  asked++;
  return { answer: JSON.parse(opened().choose_json(JSON.stringify(choices), JSON.stringify(own))) };
};

answers["check-roster"] = async (/** @type {{ people: number }} */ { people }, _, progress) => {
  const mine = ++asked;
  for (let done = 0; done < people && asked === mine; ) {
    done = opened().step();
    progress(done);
    await breathe();
  }
  return { answer: JSON.parse(opened().finish_json()) };
};

answers.stop = async () => {
  asked++;
  return { answer: undefined };
};

answers.rows = async (query) => ({ answer: JSON.parse(opened().rows_json(JSON.stringify(query))) });

answers["save-result"] = async (/** @type {{ kind: "csv" | "xlsx", version: string }} */ { kind, version }) => {
  const made = kind === "csv" ? opened().csv() : opened().xlsx(version);
  const bytes = made.toJs();
  made.destroy();
  return { answer: bytes, transfer: [bytes.buffer] };
};
