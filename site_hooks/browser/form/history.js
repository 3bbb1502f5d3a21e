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

const MOST_DIGITS = 8; // a date has so many; more may be a person's number, in a row that was pasted as a whole

/** Whether a value may stay behind for who comes back. @param {import("./fields.js").Field} field */
const mayStay = ({ personal, keeps, value }) =>
  Boolean(value) && !personal && !keeps && (value.match(/\p{Nd}/gu) ?? []).length <= MOST_DIGITS;

/**
 * Keeps what is not about a person with this step of the history while somebody follows a link of the page, and no
 * longer: browsers write the history to the disk.
 * @param {string} checker
 * @param {() => { fields: import("./fields.js").Field[], asked: boolean }} formNow `asked`: whether somebody has asked
 *   for a check
 */
export const rememberWhileAway = (checker, formNow) => {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const isElsewhere = link && link.pathname !== location.pathname && link.target !== "_blank";
    if (!isElsewhere || event.defaultPrevented || event.ctrlKey || event.shiftKey || event.metaKey) return;
    const { fields, asked } = formNow();
    const values = fields.filter(mayStay).map(({ name, value }) => [name, value]);
    replace({ ...history.state, [keyOf(checker)]: { fields: Object.fromEntries(values), asked } });
  });
  addEventListener("pageshow", () => {
    const { [keyOf(checker)]: kept, ...others } = history.state ?? {};
    if (kept !== undefined) replace(others);
  });
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
