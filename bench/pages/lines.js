// Runs in a page before its own scripts, and says on the console how long its workers took for a text of lines: from the
// first check that is asked once it was handed in, to the last answer before the table stood there.

(() => {
  let first = 0;
  let last = 0;
  let answers = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "check" && !this.isHeard) {
      this.isHeard = true;
      this.addEventListener("message", ({ data }) => {
        if (data.kind !== "answer") return;
        answers++;
        last = performance.now();
      });
    }
    return post.call(this, message, ...rest);
  };
  addEventListener(
    "submit",
    () => {
      first = performance.now();
      answers = 0;
    },
    true,
  );
  addEventListener("DOMContentLoaded", () => {
    const result = document.querySelector(".checker-lines-result");
    new MutationObserver(() => {
      if (result.hidden || !first) return;
      console.debug(`bench ${JSON.stringify({ taken: last - first, answers })}`);
      first = 0;
    }).observe(result, { attributes: true });
  });
})();
