// Whether a person has gone on to something else: who types or reads on must not be taken away from it.

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

/** Notes what the person is at. @returns {() => boolean} whether they are still at it */
export const watchPerson = () => {
  const place = document.activeElement;
  const before = acts;
  return () => document.activeElement === place && acts === before;
};
