// What the build has put beside a checker, for whatever shows its verdicts.

/**
 * What the build has put beside a checker: the words for severities, and where each rule is explained.
 * @param {HTMLElement} section
 * @returns {Pick<import("./verdict.js").Context, "severities" | "explanations">}
 */
export const toldBy = (section) => ({
  severities: JSON.parse(section.dataset.severities ?? "{}"),
  explanations: new Map(
    [...section.querySelectorAll("a[data-explains]")].flatMap((link) =>
      link instanceof HTMLAnchorElement ? [[link.dataset.explains ?? "", link.href]] : [],
    ),
  ),
});
