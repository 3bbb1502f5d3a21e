// Asks before a page is left with something on it that nothing keeps.

/** @param {() => boolean} wouldLose */
export const askBeforeLeaving = (wouldLose) => {
  addEventListener("beforeunload", (event) => {
    if (!wouldLose()) return;
    event.preventDefault();
    event.returnValue = true; // Chromium before 119 asks for nothing less
  });
};
