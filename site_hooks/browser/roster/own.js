// What is fixed for the unit: typed once, kept on this computer if somebody asks for it.

import { Kept } from "../form/kept.js";

/**
 * Fills the fields with what was kept, and keeps what is typed from now on if the box is ticked.
 * @param {HTMLElement} section
 * @param {() => void} changed
 * @returns {() => Record<string, string>} gives what stands there
 */
export const ownFields = (section, changed) => {
  const inputs = [...section.querySelectorAll("input[data-keep]")].flatMap((each) =>
    each instanceof HTMLInputElement ? [each] : [],
  );
  const fields = inputs.map((input) => ({
    name: input.name,
    keeps: true,
    get value() {
      return input.value;
    },
  }));
  const kept = new Kept(section, fields);
  const before = kept.read();
  for (const input of inputs) input.value = before[input.name] ?? "";
  section.addEventListener("change", ({ target }) => {
    kept.changed(target);
    if (inputs.some((input) => input === target)) changed();
  });
  return () => Object.fromEntries(fields.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value]));
};
