"""The dates of the 通用法律知识考试 that count: 20 July of the last three years (第十四问)."""

from __future__ import annotations

from datetime import date

MONTH, DAY = 7, 20
_HOW_MANY = 3


def latest_exam_days(today: date) -> tuple[date, ...]:
    """Return the last three 20 Julys up to and including `today`, latest first; fewer in the calendar's first years.

    The guide does not say from which day the three years count. From the day of application is this site's own reading.
    """
    latest = today.year if (today.month, today.day) >= (MONTH, DAY) else today.year - 1
    return tuple(date(year, MONTH, DAY) for year in range(latest, latest - _HOW_MANY, -1) if year >= date.min.year)
