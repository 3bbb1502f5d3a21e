// What the browser's history has of a form: the answers in the address, and the rest for who comes back.

/**
 * Browsers may refuse this on a file share; then there is no link to send, and a person types again.
 * @param {unknown} state
 * @param {string} [address]
 */
const replace = (state, address) => {
  try {
    history.replaceState(state, "", address);
  } catch {
    // Both are only a convenience.
  }
};

/**
 * Puts the answers that a link may carry into the page's address, so that people can send it.
 * @param {import("./fields.js").Field[]} fields
 */
export const writeLink = (fields) => {
  const linked = fields.filter(({ links }) => links);
  if (!linked.length) return;
  const url = new URL(location.href);
  url.hash = String(new URLSearchParams(linked.filter(({ value }) => value).map(({ name, value }) => [name, value])));
  replace(history.state, url.href);
};

/** The key of a checker's form among what this step of the history has. @param {string} checker */
const keyOf = (checker) => `checker-${checker}`;

/**
 * Keeps the fields that are not about a person with this step of the history, for who comes back to it.
 * @param {string} checker
 * @param {import("./fields.js").Field[]} fields
 * @param {boolean} asked whether somebody has asked for a check
 */
export const remember = (checker, fields, asked) => {
  const values = fields.filter(({ personal, keeps, value }) => value && !personal && !keeps);
  const kept = { fields: Object.fromEntries(values.map(({ name, value }) => [name, value])), asked };
  replace({ ...history.state, [keyOf(checker)]: kept });
};

/**
 * For who comes back to the page: what the form contained when they left.
 * @param {string} checker
 * @returns {{ fields: Record<string, string>, asked: boolean } | undefined}
 */
export const remembered = (checker) => {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!(navigation instanceof PerformanceNavigationTiming) || navigation.type !== "back_forward") return undefined;
  const { fields, asked } = history.state?.[keyOf(checker)] ?? {};
  if (!fields || typeof fields !== "object" || !Object.keys(fields).length) return undefined;
  return { fields, asked: Boolean(asked) };
};
