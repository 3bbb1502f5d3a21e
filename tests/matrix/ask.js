/**
 * What a person does on a checker's page, in any browser: gives it inputs or files, and reads the answer to each.
 * Whoever drives the browser evaluates this function in the page. It rejects if an answer does not come.
 *
 * @param {{ inputs?: { values: Record<string, string>, today: string }[],
 *   files?: { name: string, base64: string }[], today: string, patience: number }} given
 * @returns {Promise<{ outcome: string, headline: string, rules: string[] }[]>}
 */
async ({ inputs = [], files = [], today, patience }) => {
  const QUIET = 400; // ms
  const one = (selector) => document.querySelector(selector);
  const status = () => one(".checker-status")?.textContent ?? "";
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (isSo) => {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      if (isSo()) return;
      if (one(".checker-status[data-stage=failed]")) break;
      await pause(50);
    }
    const line = one(".checker-status");
    throw new Error(`no answer: ${status()} ${line?.dataset.imageFailure ?? ""}`);
  };
  const Own = Date;
  let day = today;
  self.Date = class extends Own {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(`${day}T09:00:00`);
    }
  };
  Date.now = Own.now; // patience runs on

  const type = (field, value) => {
    if (field.localName !== "fieldset") {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (value) {
      field.querySelector(`input[value="${value}"]`).click();
    } else if (field.querySelector(":checked")) {
      field.querySelector(".checker-clear").click();
    }
  };
  // Of questions that come one by one, those after a decision are not asked: a link answers them all the same.
  let asked = 0;
  const follow = (values) => {
    const first = one("[data-field]").dataset.field;
    location.hash = new URLSearchParams({ count: String(++asked), [first]: "", ...values });
  };
  const fill = (values) => {
    for (const field of document.querySelectorAll("[data-field]")) type(field, values[field.dataset.field] ?? "");
  };
  const submit = () => one(".checker-form [type=submit]").click();
  const bring = ({ name, base64 }) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    transfer.items.add(new File([bytes], name));
    const input = one("input[name=files]");
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const verdict = one(".checker-verdict");
  const answer = async (ask) => {
    delete verdict.dataset.outcome;
    ask();
    await until(() => verdict.dataset.outcome && !verdict.hidden);
    const rules = [...verdict.querySelectorAll("[data-rule]")].map((finding) => finding.dataset.rule);
    const { outcome, headline } = verdict.dataset;
    return { outcome, headline, rules: [...new Set(rules)].sort() };
  };
  const answers = [];
  for (const file of files) answers.push(await answer(() => bring(file)));
  for (const input of inputs) {
    day = input.today;
    if (one("[data-one-by-one]")) {
      answers.push(await answer(() => follow(input.values)));
    } else {
      fill(input.values);
      await pause(QUIET); // what is checked while somebody types is answered by then
      answers.push(await answer(submit));
    }
  }
  return answers;
};
