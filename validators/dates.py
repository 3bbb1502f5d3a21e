"""Dates as people write them: 2018-12-31, 2018年12月31日, 2018/12/31, 2018.12.31, 20181231, with or without other text.

It judges nothing: that is the rules' part.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validators.normalise import INVISIBLE, WIDTH, Normalised, Step, normalise, visible

DATE_STEPS = (INVISIBLE, Step("空白改为空格", lambda character: " " if character.isspace() else character), WIDTH)

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/."
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?P<year>[0-9]{{4}}) *[{_HYPHENS}年] *(?P<month>[0-9]{{1,2}}) *[{_HYPHENS}月] *(?P<day>[0-9]{{1,2}})"
    # A cell of a table may bring the time of day with it.
    rf"(?![0-9])(?: *[日号])?(?:[ T]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?)?"
)
# Eight digits may be something else, so they have to begin like a year of this time.
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
_YEAR_LAST = re.compile(
    rf"(?<![0-9])(?P<one>[0-9]{{1,2}}) *[{_HYPHENS}] *(?P<other>[0-9]{{1,2}}) *[{_HYPHENS}]"
    r" *(?P<year>[0-9]{4})(?![0-9])"
)
_AROUND = " ,;:|，；：、。()（）[]【】\"'“”"


@dataclass(frozen=True)
class Written:
    """A date as it stands in a text: what was typed, its place there, and its numbers, whether it exists or not."""

    text: str
    at: tuple[int, int]
    year: int
    month: int
    day: int

    @property
    def value(self) -> date | None:
        """The date; None if there is none such."""
        return _existing(self.year, self.month, self.day)


@dataclass(frozen=True)
class DateReading:
    """What a text was read as. None: there is nothing of the kind.

    `written` is the one date in it, `several` the dates if there is more than one, `year_last` a date that has its year
    at the end, with the dates that it may mean; `unread` is a text with none of these. `around` is the rest.
    """

    typed: Normalised
    written: Written | None = None
    several: tuple[Written, ...] | None = None
    year_last: tuple[str, tuple[int, int], tuple[date, ...]] | None = None
    unread: tuple[str, tuple[int, int]] | None = None
    around: str = ""

    @property
    def value(self) -> date | None:
        """The date that was meant; None if that is not clear or there is none such."""
        return self.written.value if self.written else None


def read_date(typed: str) -> DateReading:
    """Reads any string."""
    normalised = normalise(typed, DATE_STEPS)
    text = normalised.text
    if not text.strip():
        return DateReading(normalised)
    found = sorted((*_YEAR_FIRST.finditer(text), *_COMPACT.finditer(text)), key=re.Match.start)
    if found:
        written = tuple(_written(normalised, match) for match in found)
        if len(written) > 1:
            return DateReading(normalised, several=written)
        before, after = text[: found[0].start()].strip(_AROUND), text[found[0].end() :].strip(_AROUND)
        around = " ".join(part for part in (before, after) if part)
        return DateReading(normalised, written=written[0], around=around)
    reversed_date = _YEAR_LAST.search(text)
    if reversed_date:
        at = normalised.span(*reversed_date.span())
        return DateReading(normalised, year_last=(reversed_date[0], at, tuple(_meanings(reversed_date))))
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return DateReading(normalised, unread=(visible(text.strip()), normalised.span(start, end)))


def in_words(day: date) -> str:
    """As 2018年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def why_impossible(year: int, month: int, day: int) -> str:
    """Why there is no such date, as half a sentence."""
    if year == 0:
        return "没有公元 0 年"
    if not 1 <= month <= 12:
        return f"一年没有第 {month} 个月"
    return f"{year} 年 {month} 月没有 {day} 日"


def _written(text: Normalised, match: re.Match[str]) -> Written:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return Written(visible(match[0]), text.span(*match.span()), year, month, day)


def _meanings(match: re.Match[str]) -> Iterator[date]:
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    for month, day in dict.fromkeys(((one, other), (other, one))):
        meant = _existing(year, month, day)
        if meant:
            yield meant


def _existing(year: int, month: int, day: int) -> date | None:
    if year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None
