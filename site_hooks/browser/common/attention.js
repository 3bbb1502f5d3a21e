// Notices whether a person has turned to something else: the focus must not leave what they type or read.

let acts = 0;
for (const kind of ["input", "keydown", "pointerdown", "wheel"]) {
  addEventListener(
    kind,
    () => {
      acts++;
    },
    { capture: true, passive: true },
  );
}

/** Notes what the person is doing. @returns {() => boolean} whether they are still doing it */
export const watchPerson = () => {
  const place = document.activeElement;
  const before = acts;
  return () => document.activeElement === place && acts === before;
};
