"""A date as written in a text, and the days that it can mean."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from validators.strays import Stray

Period = tuple[date, date]
"""The first and the last of the consecutive days that a date may mean."""


class Style(Enum):
    """How much of a date is written, and in which order."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    YEAR_LAST = auto()
    SERIAL = auto()


@dataclass(frozen=True)
class Written:
    """A date as written in a text: what was typed, and its place.

    `numbers` are the written ones: year, month and day, as far as they are there, or a spreadsheet's serial number.
    `periods` are what they can mean, likeliest first; none if the day does not exist. `strays` are characters that only
    look like digits.
    """

    text: str
    at: tuple[int, int]
    style: Style
    numbers: tuple[int, ...]
    periods: tuple[Period, ...]
    strays: tuple[Stray, ...] = ()

    @property
    def value(self) -> date | None:
        """The only day that it can mean; None if there are several or none."""
        first, last = self.periods[0] if len(self.periods) == 1 else (None, date.min)
        return first if first == last else None

    @property
    def means(self) -> tuple[object, ...]:
        """A key that is equal for dates that mean the same, however they are written."""
        return self.periods or self.numbers

    @property
    def why_impossible(self) -> str:
        """Half a sentence on why the day does not exist."""
        if self.style is Style.YEAR_LAST:
            return "月和日怎么排，都没有这一天"
        return why_impossible(*self.numbers)


@lru_cache(maxsize=4096)
def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day with these numbers; None if it does not exist."""
    if year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def in_words(day: date) -> str:
    """Write the day as 2018年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def why_impossible(year: int, month: int = 1, day: int = 1) -> str:
    """Say in half a sentence why the date does not exist."""
    if year == 0:
        return "没有公元 0 年"
    if not 1 <= month <= 12:
        return f"一年没有第 {month} 个月"
    return f"{year} 年 {month} 月没有 {day} 日"
