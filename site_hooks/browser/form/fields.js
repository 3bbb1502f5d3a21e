// One interface to all fields of a form: text, a list of choices, or a group of radio buttons.

/**
 * `value` is for the rules, "" without an answer; `blank` is what stands there before anybody has typed; `shown` is for
 * people; `place` is the element to show or hide, `control` the one that the browser knows as the field.
 * @typedef {{ name: string, label: string, short: string, value: string, blank: string, readonly shown: string, keeps: boolean,
 *   links: boolean, personal: boolean, place: HTMLElement, control: HTMLElement }} Field
 */

/** @param {HTMLElement} made as the build made it */
const factsOf = ({ dataset }) => ({
  name: dataset.field ?? "",
  label: dataset.label ?? "",
  short: dataset.short ?? "",
  keeps: "keep" in dataset,
  links: "link" in dataset,
  personal: "personal" in dataset,
});

/** @param {HTMLInputElement | HTMLTextAreaElement} control @returns {Field} */
const textField = (control) => ({
  ...factsOf(control),
  blank: control.defaultValue,
  get value() {
    return control.value;
  },
  set value(value) {
    control.value = value;
  },
  get shown() {
    return control.value;
  },
  place: control.parentElement ?? control,
  control,
});

/**
 * A field with fixed answers. It keeps any other value, as from a mistyped link, until somebody chooses an answer: the
 * rules say what is wrong with it.
 * @param {HTMLElement} made as the build made it
 * @param {HTMLElement} place
 * @param {() => { value: string, words: string } | undefined} chosen
 * @param {(value: string) => boolean} choose returns whether there is such an answer; "" clears the answer
 * @returns {Field}
 */
const choiceField = (made, place, chosen, choose) => {
  let strange = "";
  made.addEventListener("input", () => {
    strange = "";
  });
  return {
    ...factsOf(made),
    blank: "",
    get value() {
      return chosen()?.value ?? strange;
    },
    set value(value) {
      strange = choose(value) ? "" : value;
    },
    get shown() {
      return chosen()?.words ?? strange;
    },
    place,
    control: made,
  };
};

/** @param {HTMLSelectElement} select */
const selectField = (select) =>
  choiceField(
    select,
    select.parentElement ?? select,
    () => {
      const option = select.selectedOptions[0];
      return option?.value ? { value: option.value, words: option.text } : undefined;
    },
    (value) => {
      const index = [...select.options].findIndex((option) => option.value === value);
      select.selectedIndex = Math.max(index, 0);
      return index >= 0;
    },
  );

/** @param {HTMLFieldSetElement} group */
const radioField = (group) => {
  const buttons = [...group.querySelectorAll("input")];
  const clear = group.querySelector("button");
  const chosen = () => buttons.find(({ checked }) => checked);
  const offerToClear = () => {
    if (clear) clear.hidden = !chosen();
  };
  const field = choiceField(
    group,
    group,
    () => {
      const button = chosen();
      return button && { value: button.value, words: button.labels?.[0]?.textContent?.trim() ?? button.value };
    },
    (value) => {
      for (const button of buttons) button.checked = button.value === value;
      offerToClear();
      return !value || Boolean(chosen());
    },
  );
  group.addEventListener("input", offerToClear);
  clear?.addEventListener("click", () => {
    field.value = "";
    buttons[0]?.focus(); // the focused button has disappeared
    group.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return field;
};

/** The fields of a form, in order. @param {HTMLFormElement} form @returns {Field[]} */
export const fieldsOf = (form) =>
  [...form.querySelectorAll("[data-field]")].flatMap((made) => {
    if (made instanceof HTMLFieldSetElement) return [radioField(made)];
    if (made instanceof HTMLSelectElement) return [selectField(made)];
    return made instanceof HTMLInputElement || made instanceof HTMLTextAreaElement ? [textField(made)] : [];
  });
