// Runs in a page before its own scripts, and keeps the longest time in which a timer could not run.

(() => {
  let last = performance.now();
  globalThis.longestGap = 0;
  const tick = () => {
    const now = performance.now();
    globalThis.longestGap = Math.max(globalThis.longestGap, now - last);
    last = now;
    setTimeout(tick, 1);
  };
  tick();
})();
