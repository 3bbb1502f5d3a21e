// Runs in the roster checker's page before its own scripts, and says on the console how long things took: from a file
// handed over to the summary, from a press to the table's rows, to the result's file, or to what was checked before a
// stop. `bench.stopAt` presses 停下 by itself, after so many people.

(() => {
  globalThis.bench = { stopAt: 0 };
  /** @type {{ what: string, from: number } | undefined} */
  let awaited;

  /** @param {string} what */
  const await_ = (what) => {
    awaited = { what, from: performance.now() };
  };

  addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "file") await_("summary");
      if (target instanceof HTMLSelectElement && target.closest(".roster-filters")) await_("table");
    },
    true,
  );
  addEventListener(
    "click",
    ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.matches(".roster-sort")) await_("table");
      if (target.textContent === "停下") await_("stop");
      if (target.textContent === "下载核验结果（Excel）") await_("result");
    },
    true,
  );

  /** @param {MutationRecord[]} changes */
  const isThere = (changes) => {
    const text = document.querySelector(".roster-progress")?.textContent ?? "";
    const stands = !document.querySelector(".checker-verdict").hidden;
    switch (awaited.what) {
      case "table":
        return changes.some(({ target }) => target instanceof Element && target.matches(".roster-table tbody"));
      case "result":
        return text.startsWith("核验结果写好了");
      case "stop":
        return stands && text.startsWith("停下了");
      default:
        return stands && text.endsWith("人查完了。");
    }
  };

  /** Presses 停下 once so many were checked. */
  const stopIfWanted = () => {
    const text = document.querySelector(".roster-progress")?.textContent ?? "";
    const [, done = "0"] = /^已查 ([\d,]+) /.exec(text) ?? [];
    if (!bench.stopAt || Number(done.replaceAll(",", "")) < bench.stopAt) return;
    bench.stopAt = 0;
    for (const button of document.querySelectorAll(".roster-checking button")) button.click();
  };

  new MutationObserver((changes) => {
    if (!awaited) return;
    stopIfWanted();
    if (!isThere(changes)) return;
    const { what, from } = awaited;
    const taken = performance.now() - from;
    awaited = undefined;
    setTimeout(() => {
      const gaps = globalThis.gaps.filter(({ start }) => start >= from).map(({ duration }) => duration);
      const said = document.querySelector(".roster-counts")?.textContent ?? "";
      console.debug(`bench ${JSON.stringify({ what, taken, gap: Math.max(0, ...gaps), said })}`);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})();
