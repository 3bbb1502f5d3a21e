// Keeps the unit's own codes on this computer, if somebody asks for it.

const KEY = "certificate-checks.unit";

/** @returns {Record<string, string>} */
export const readKept = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === "string"));
  } catch {
    return {}; // storage may be off or hold something else
  }
};

/**
 * @param {Record<string, string>} values
 * @returns {boolean} whether the browser allows it
 */
export const keep = (values) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readKept(), ...values }));
    return true;
  } catch {
    return false;
  }
};

/** Removes everything that was kept. */
export const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
};
