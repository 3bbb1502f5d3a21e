// What the theme keeps in the browser: light or dark. Other pages may write to the same storage, from a folder even
// those of other sites, and some browsers give none; the theme would stop at either, and its search and menus with it.

/**
 * @typedef {{ index: number, color: Record<string, unknown> }} Palette
 * @typedef {Window & {
 *   __md_get(key: string, storage?: Storage, scope?: URL): unknown,
 *   __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void,
 * }} Theme
 */

const PALETTES = ["default", "slate"];
const COLOURS = ["media", "scheme", "primary", "accent"];
const SYSTEM = "(prefers-color-scheme)"; // for a switch that the site has not

/** Whether the theme could have written it. @param {unknown} kept */
const isPalette = (kept) => {
  const { index, color } = /** @type {Partial<Palette>} */ (kept ?? {});
  if (!color || !Object.keys(color).every((name) => COLOURS.includes(name))) return false;
  return (index === 0 || index === 1) && PALETTES.includes(String(color.scheme)) && color.media !== SYSTEM;
};

/** Lets the theme read and write what it keeps without ever failing. */
export const guardThemeStorage = () => {
  const theme = /** @type {Theme} */ (/** @type {unknown} */ (window));
  const { __md_get: get, __md_set: set } = theme;
  theme.__md_get = (key, ...where) => {
    try {
      const kept = get(key, ...where);
      return key !== "__palette" || isPalette(kept) ? kept : null;
    } catch {
      return null;
    }
  };
  theme.__md_set = (...given) => {
    try {
      set(...given);
    } catch {
      // Nothing is kept then.
    }
  };
};
