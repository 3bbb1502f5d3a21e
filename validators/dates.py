"""Dates as people write them: 2018-12-31, 2018年12月31日, 2018/12/31, 2018.12.31, 20181231, with or without other text.

It judges nothing: that is the rules' part.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validators.normalise import (
    HYPHEN_CHARACTERS,
    INVISIBLE,
    ORDINARY_IDEOGRAPHS,
    WIDTH,
    Normalised,
    Step,
    normalise,
    visible,
)
from validators.strays import Part

_SPACES = Step("空白改为空格", lambda character: " " if character.isspace() else character)
DATE_STEPS = (INVISIBLE, _SPACES, WIDTH, ORDINARY_IDEOGRAPHS)

_BETWEEN = f"{HYPHEN_CHARACTERS}/."
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?P<year>[0-9]{{4}}) *[{_BETWEEN}年] *(?P<month>[0-9]{{1,2}}) *[{_BETWEEN}月] *(?P<day>[0-9]{{1,2}})"
    # A cell of a table may bring the time of day with it.
    rf"(?![0-9])(?: *[日号])?(?:[ T]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?)?"
)
# Eight digits may be something else, so they have to begin like a year of this time.
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
_YEAR_LAST = re.compile(
    rf"(?<![0-9])(?P<one>[0-9]{{1,2}}) *[{_BETWEEN}] *(?P<other>[0-9]{{1,2}}) *[{_BETWEEN}]"
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
    at the end, with the dates that it may mean; `unread` is a text with none of these. `around` is the rest, if there
    is one date; it may stand there twice.
    """

    typed: Normalised
    written: Written | None = None
    several: tuple[Part, ...] | None = None
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
    found = _dates_in(text)
    if len({each.numbers for each in found}) > 1:
        return DateReading(normalised, several=tuple(_part(normalised, each.match) for each in found))
    year_first = next((each.match for each in found if each.match.re is not _YEAR_LAST), None)
    if year_first:
        return DateReading(normalised, written=_written(normalised, year_first), around=_around(text, found))
    if found:
        part = _part(normalised, found[0].match)
        return DateReading(normalised, year_last=(part.text, part.at, found[0].meanings))
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


@dataclass(frozen=True)
class _Match:
    """What looks like a date: the match, numbers that only the same date has too, and the dates that it may mean."""

    match: re.Match[str]
    numbers: tuple[int, ...]
    meanings: tuple[date, ...]


def _dates_in(text: str) -> list[_Match]:
    """The dates in a text, in order."""
    found = [_year_first(match) for pattern in (_YEAR_FIRST, _COMPACT) for match in pattern.finditer(text)]
    rest = text
    for each in found:
        start, end = each.match.span()
        rest = f"{rest[:start]}{'日' * (end - start)}{rest[end:]}"
    found += map(_year_last, _YEAR_LAST.finditer(rest))
    found.sort(key=lambda each: each.match.start())
    # Digits that make no date may be the number of something, if there is a date beside them.
    return [each for each in found if each.meanings or each.match.re is _YEAR_FIRST] or found


def _year_first(match: re.Match[str]) -> _Match:
    numbers = _numbers(match)
    meant = _existing(*numbers)
    return _Match(match, numbers, (meant,) if meant else ())


def _year_last(match: re.Match[str]) -> _Match:
    meanings = tuple(_meanings(match))
    # Two meanings are not the same as either of them.
    numbers = tuple(number for day in meanings for number in (day.year, day.month, day.day))
    return _Match(match, numbers, meanings)


def _around(text: str, dates: list[_Match]) -> str:
    """What stands before, between and behind the dates."""
    ends = [0, *(each.match.end() for each in dates)]
    starts = [*(each.match.start() for each in dates), len(text)]
    rest = (text[end:start].strip(_AROUND) for end, start in zip(ends, starts, strict=True))
    return " ".join(part for part in rest if part)


def _part(text: Normalised, match: re.Match[str]) -> Part:
    return Part(visible(match[0]), text.span(*match.span()))


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["year"]), int(match["month"]), int(match["day"])


def _written(text: Normalised, match: re.Match[str]) -> Written:
    part = _part(text, match)
    return Written(part.text, part.at, *_numbers(match))


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
