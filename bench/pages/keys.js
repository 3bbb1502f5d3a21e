// Runs in a page before its own scripts: every key replaces the last character, and the console says when the verdict
// on what was typed stood on the page.

(() => {
  let pressed = 0;
  addEventListener(
    "keydown",
    ({ target, timeStamp }) => {
      if (!(target instanceof HTMLInputElement)) return;
      target.setSelectionRange(target.value.length - 1, target.value.length);
      pressed = timeStamp;
    },
    true,
  );
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const updated = performance.now();
      if (!pressed) return;
      const typed = document.activeElement.value;
      requestAnimationFrame(() => {
        console.debug(
          `bench ${JSON.stringify({ typed, updated: updated - pressed, frame: performance.now() - pressed })}`,
        );
        pressed = 0;
      });
    }).observe(document.querySelector(".checker-verdict"), { childList: true });
  });
})();
