// What may stay on this machine: the unit's own codes, and only if somebody asks for it.

const KEY = "certificate-checks.unit";

/** @returns {Record<string, string>} */
export const readKept = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === "string"));
  } catch {
    return {}; // storage may be off, or hold something that is not ours
  }
};

/**
 * @param {Record<string, string>} values
 * @returns {boolean} whether the browser let us
 */
export const keep = (values) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readKept(), ...values }));
    return true;
  } catch {
    return false;
  }
};

/** Takes everything back. */
export const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // then nothing was kept
  }
};
