// Finds out whether the site has a new version, in which the parts of this page are no more.

const PATIENCE = 10_000; // ms

/** The page's own script, whose name changes with the parts. */
const own = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";

/** Over HTTP the page itself tells; asked for anew, it is not the old one of the browser's cache any more. */
const overHttp = async () => {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(location.href.replace(/#.*/, ""), { cache: "reload", signal });
  const page = await response.text();
  return response.ok && page.includes("data-root=") && !page.includes(own.slice(own.lastIndexOf("/") + 1));
};

/** From a folder no page can be read, but whether a script is there. The browser would answer the same address from memory. */
const fromShare = () =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    const settle = (/** @type {boolean} */ isGone) => {
      link.remove();
      resolve(isGone);
    };
    link.rel = "preload";
    link.as = "script";
    link.href = `${own}?${Date.now()}`;
    link.onload = () => settle(false);
    link.onerror = () => settle(true);
    setTimeout(() => settle(false), PATIENCE);
    document.head.append(link);
  });

/** @returns {Promise<boolean>} whether it is known that this page is an old one */
export const isRenewed = () => (location.protocol === "file:" ? fromShare() : overHttp()).catch(() => false);
