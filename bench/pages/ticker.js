// Runs in a page before its own scripts, and keeps the times in which a timer could not run.

(() => {
  let last = performance.now();
  /** @type {{ start: number, duration: number }[]} */
  globalThis.gaps = [];
  const tick = () => {
    const now = performance.now();
    globalThis.gaps.push({ start: last, duration: now - last });
    last = now;
    setTimeout(tick, 1);
  };
  tick();
})();
