// Writes a calendar file. It is a bundle of its own, fetched only when somebody wants a calendar file.

import ical, { ICalAlarmType } from "ical-generator";

/** @typedef {import("#verdicts").Reminder} Reminder */

const DAY = 86_400; // seconds
const NINE = 32_400;

// The library makes a random id even if one is given, which browsers cannot do over plain HTTP.
if (!crypto.randomUUID) crypto.randomUUID = () => "00000000-0000-4000-8000-000000000000";

/** @param {Reminder[]} reminders @returns {string} */
const calendarFile = (reminders) => {
  const calendar = ical({ prodId: { company: "certificate-checks", product: "reminders", language: "ZH" } });
  for (const { id, on, title, text, days_before } of reminders) {
    const event = calendar.createEvent({ id, start: on, allDay: true, summary: title, description: text });
    for (const days of days_before) {
      event.createAlarm({ type: ICalAlarmType.display, description: title, trigger: days * DAY - NINE });
    }
  }
  return calendar.toString();
};

Object.assign(self, { calendarFile });
