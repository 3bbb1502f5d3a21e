// Runs in a page that takes photos before its own scripts, and says on the console how long they took: from the moment
// the page was handed them until all about one, or the last row of a table, stood there.

(() => {
  /** @type {{ start: number, duration: number }[]} */
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const AFTERWARDS = 300; // ms: the browser hands long tasks in later

  let handed = 0;
  let isOver = true;
  addEventListener(
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
      handed = performance.now();
      isOver = false;
    },
    true,
  );

  new MutationObserver(() => {
    if (isOver) return;
    const list = document.querySelector(".photo-list");
    const verdict = document.querySelector(".checker-verdict");
    const progress = document.querySelector(".photo-progress-text, .submission-counted")?.textContent ?? "";
    const [, done, all] = /(\d+) \/ (\d+)/.exec(progress) ?? [];
    if (!Number(all) || done !== all || (list?.hidden && (verdict.hidden || verdict.hasAttribute("aria-busy")))) return;
    isOver = true;
    const taken = performance.now() - handed;
    const from = handed;
    setTimeout(() => {
      const longest = Math.max(0, ...longTasks.filter(({ start }) => start >= from).map(({ duration }) => duration));
      console.debug(
        `bench ${JSON.stringify({ taken, longest, count: Number(all), outcome: verdict.dataset.outcome ?? "" })}`,
      );
    }, AFTERWARDS);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})();
