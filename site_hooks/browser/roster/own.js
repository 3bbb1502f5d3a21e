// What is fixed for the unit: typed once, kept on this computer if somebody asks for it.

import { Kept } from "../form/kept.js";

/**
 * Fills the fields with what was kept, and keeps what is typed from now on if the box is ticked.
 * @param {HTMLElement} section
 * @param {() => void} changed
 * @returns {{ given: () => Record<string, string>, add: (name: string, value: string) => void }} `given` tells what
 *   stands there, `add` adds something to a field as if it had been typed
 */
export const ownFields = (section, changed) => {
  const inputs = [...section.querySelectorAll("input[data-keep]")].flatMap((each) =>
    each instanceof HTMLInputElement ? [each] : [],
  );
  const fields = inputs.map((input) => ({
    name: input.name,
    short: input.dataset.short ?? "",
    keeps: true,
    get value() {
      return input.value;
    },
  }));
  const kept = new Kept(section, fields);
  const before = kept.read();
  for (const input of inputs) input.value = before[input.name] ?? "";
  kept.tell();
  section.addEventListener("change", ({ target }) => {
    kept.changed(target);
    if (inputs.some((input) => input === target)) changed();
  });
  const given = () =>
    Object.fromEntries(fields.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value]));
  const add = (/** @type {string} */ name, /** @type {string} */ value) => {
    const input = inputs.find((each) => each.name === name);
    if (!input) return;
    input.value = `${input.value.trim()} ${value}`.trim();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return { given, add };
};
