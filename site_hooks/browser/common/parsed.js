// The pages' scripts come with the head, so that they arrive early; what they work on comes later.

/** Calls `run` as soon as the whole document is there. @param {() => void} run */
export const whenParsed = (run) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
};
