// Lets a page draw what it has so far.

/** Resolves when the next frame is drawn. Of a page that nobody sees none is drawn, and nobody has to wait for it. */
export const nextFrame = () =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve)); // after the frame: a callback runs before it
  });
