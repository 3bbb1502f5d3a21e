// Writes a calendar file. A bundle of its own, so that nobody fetches it who wants no calendar.

import ical, { ICalAlarmType } from "ical-generator";

/**
 * What a verdict says of a day to remember: `id` is the same for the same day, so that a calendar takes it once; `on`
 * is YYYY-MM-DD; `days_before` are the days before it on which the calendar shall speak up, at nine in the morning.
 * @typedef {{ id: string, on: string, title: string, text: string, days_before: number[] }} Reminder
 */

const DAY = 86_400; // seconds
const NINE = 32_400;

// The library draws an id even where one is given, and over plain HTTP browsers have nothing to draw it with.
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
