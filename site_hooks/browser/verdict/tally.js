// Counts verdicts by kind, in the checker's own words, the gravest first.

/** @type {import("./verdict.js").Outcome[]} */
const GRAVEST_FIRST = ["fail", "unsure", "pass"];

/**
 * As in "要审 11 个，不用审 1 个".
 * @param {import("./verdict.js").Verdict[]} verdicts
 * @param {string} unit what one of them is counted by
 */
export const tally = (verdicts, unit) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const outcome of GRAVEST_FIRST) {
    for (const verdict of verdicts) {
      if (verdict.outcome === outcome)
        counts.set(verdict.headline.tally, (counts.get(verdict.headline.tally) ?? 0) + 1);
    }
  }
  return [...counts].map(([words, count]) => `${words} ${count} ${unit}`).join("，");
};
