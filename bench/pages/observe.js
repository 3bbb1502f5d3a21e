// Runs in a page before its own scripts, and says on the console when the first verdict stands there.

(() => {
  /** @typedef {{ start: number, duration: number }} Span */
  /** @type {Span[]} */
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const AFTERWARDS = 300; // ms: the browser hands long tasks in later

  const observer = new MutationObserver(() => {
    const firstVerdict = performance.now(); // counts from performance.timeOrigin: the start of the navigation
    observer.disconnect();
    const { outcome } = document.querySelector("[data-outcome]").dataset;
    /** The longest that began before the verdict stood there. @param {Span[]} spans */
    const longest = (spans) =>
      Math.max(0, ...spans.filter(({ start }) => start < firstVerdict).map(({ duration }) => duration));
    setTimeout(() => {
      const seen = {
        outcome,
        firstVerdict,
        fellBack: document.querySelector("[data-image-failure]")?.dataset.imageFailure ?? "",
        longestTask: longest(longTasks),
        longestGap: longest(globalThis.gaps ?? []),
      };
      console.debug(`bench ${JSON.stringify(seen)}`);
    }, AFTERWARDS);
  });
  observer.observe(document, { subtree: true, attributeFilter: ["data-outcome"] });
})();
