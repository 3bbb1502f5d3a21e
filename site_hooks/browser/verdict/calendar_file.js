// Offers a calendar file to save. The script that writes it is fetched only when somebody wants one.

import { button, element } from "../common/element.js";
import { save } from "../common/save.js";
import { WORDS } from "../common/words.js";

/**
 * @typedef {import("./calendar.js").Reminder} Reminder
 * @typedef {(reminders: Reminder[]) => string} Write
 */

const scope = /** @type {{ calendarFile?: Write }} */ (/** @type {unknown} */ (self));
let address = "";
/** @type {Promise<Write> | undefined} */
let loading;

/** Sets the address of the script that writes calendar files. @param {string} of the script */
export const useCalendarAt = (of) => {
  address = of;
};

/** Loads the writer with a <script>, because fetch does not work from a file share. @returns {Promise<Write>} */
const load = () =>
  new Promise((resolve, reject) => {
    const script = element("script", "");
    script.src = address;
    const settle = () => {
      script.remove();
      // A proxy or a login page may have answered with something else.
      if (scope.calendarFile) resolve(scope.calendarFile);
      else reject(new Error(`no ${address}`));
    };
    script.onload = settle;
    script.onerror = settle;
    document.head.append(script);
  });

/** A button that saves these reminders, and a place for its failure message. @param {Reminder[]} reminders */
export const calendarButton = (reminders) => {
  const said = element("p", "checker-calendar-said");
  said.setAttribute("role", "status");
  const press = async () => {
    said.textContent = "";
    try {
      loading ??= load();
      const write = await loading;
      save(new Blob([write(reminders)], { type: "text/calendar;charset=utf-8" }), `${reminders[0]?.id}.ics`);
    } catch {
      loading = undefined; // so that the next press tries again
      said.textContent = WORDS.calendarFailed;
    }
  };
  return [button(WORDS.calendar, press, "md-button checker-print"), said];
};
