// Runs in a page before its own scripts, and says on the console when the first verdict stands there.

(() => {
  /** @type {{ start: number, duration: number }[]} */
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  const observer = new MutationObserver(() => {
    const firstVerdict = performance.now(); // counts from performance.timeOrigin: the start of the navigation
    const { outcome } = document.querySelector("[data-outcome]").dataset;
    observer.disconnect();
    const longestGap = globalThis.longestGap ?? 0;
    setTimeout(() => { // the browser hands long tasks in later
      const longestTask = Math.max(0, ...longTasks.filter(({ start }) => start < firstVerdict).map(({ duration }) => duration));
      console.debug(`bench ${JSON.stringify({ outcome, firstVerdict, longestTask, longestGap })}`);
    }, 200);
  });
  observer.observe(document, { subtree: true, attributeFilter: ["data-outcome"] });
})();
