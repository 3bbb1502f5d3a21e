// Offers a calendar file to save. What writes it is fetched only when somebody wants one.

import { element } from "./element.js";
import { save } from "./save.js";
import { WORDS } from "./words.js";

/** @typedef {import("./calendar.js").Reminder} Reminder */

const scope = /** @type {{ calendarFile?: (reminders: Reminder[]) => string }} */ (/** @type {unknown} */ (self));
let address = "";

/** @param {string} of the script that writes calendar files */
export const useCalendarAt = (of) => { address = of; };

/** A <script> works from a file share too, where fetch does not. */
const load = () => new Promise((resolve, reject) => {
  const script = element("script", "");
  script.src = address;
  script.onload = resolve;
  script.onerror = () => {
    script.remove();
    reject(new Error(`no ${address}`));
  };
  document.head.append(script);
});

/** The button that saves these reminders, and the place where it says that it could not. @param {Reminder[]} reminders */
export const calendarButton = (reminders) => {
  const button = element("button", "md-button checker-print", WORDS.calendar);
  const said = element("p", "checker-calendar-said");
  said.setAttribute("role", "status");
  button.type = "button";
  button.onclick = async () => {
    said.textContent = "";
    try {
      if (!scope.calendarFile) await load();
    } catch {
      said.textContent = WORDS.calendarFailed;
      return;
    }
    if (!scope.calendarFile) return;
    const file = new Blob([scope.calendarFile(reminders)], { type: "text/calendar;charset=utf-8" });
    save(file, `${reminders[0]?.id}.ics`);
  };
  return [button, said];
};
