// What the build has put into the page beside a checker.

/**
 * Reads the words for severities, and where each rule is explained.
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
