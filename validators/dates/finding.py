"""Finds everything in a text that is written like a date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from validators.dates import patterns
from validators.dates.numerals import NUMERALS, number_of
from validators.dates.written import Period, Style, Written, day_of
from validators.normalise import Normalised, visible
from validators.strays import LOOKALIKE_DIGITS, strays_of

_MASK = "\0"
_NUMBERS = ("year", "month", "day", "one", "other", "number")  # groups in the patterns
_SPELLED = re.compile("年.+月")
_CHINA = timedelta(hours=8)
_OFFSET = re.compile(r"(?P<sign>[+\-\u2212])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?")
# Spreadsheets count days from 1900, with a 29 February 1900 that never was; some from old Macs count from 1904.
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
_SERIALS = range(36526, 54790)  # the days from 2000 to 2049


@dataclass(frozen=True)
class Found:
    """A date and its place in the normalised text. If it is not `certain`, the digits may be something else."""

    start: int
    end: int
    written: Written
    certain: bool


def find_dates(text: Normalised, *, also_incomplete: bool = False) -> list[Found]:
    """Return the dates in a text, in order: the complete ones, or else those that lack something.

    With `also_incomplete`, return both.
    """
    found = _find(text, patterns.COMPLETE)
    if also_incomplete or not found:
        found = _find(text, patterns.INCOMPLETE, found)
    return [each for each in found if each.certain] or found


def find_spaced_out(closed: Normalised) -> list[Found]:
    """Return the dates in a text from which the spaces were taken: 2 0 1 8 年 1 2 月 3 1 日.

    Only 年 and 月 keep the digits of a date apart from those of other cells.
    """
    return [
        each for each in _find(closed, (patterns.YEAR_FIRST,)) if _SPELLED.search(closed.text, each.start, each.end)
    ]


def _find(text: Normalised, ways: tuple[re.Pattern[str], ...], before: Sequence[Found] = ()) -> list[Found]:
    """Return the dates written in one of these ways, and those found `before`."""
    found = list(before)
    repaired = "".join(LOOKALIKE_DIGITS.get(character, character) for character in text.text)
    for pattern in ways:
        # Try the text as it stands first, so that letters beside a date are not taken for digits.
        for source in dict.fromkeys((text.text, repaired)):
            for match in pattern.finditer(_masked(source, found)):
                written = _written(text, match)
                is_clear = written is not None and (bool(written.periods) or pattern is patterns.YEAR_FIRST)
                if written and (is_clear or source is text.text):
                    found.append(Found(*match.span(), written, is_clear and pattern not in patterns.UNCERTAIN))
    return sorted(found, key=lambda each: each.start)


def _masked(text: str, found: list[Found]) -> str:
    """Blank out what was found; the length stays."""
    for each in found:
        text = f"{text[: each.start]}{_MASK * (each.end - each.start)}{text[each.end :]}"
    return text


def _written(text: Normalised, match: re.Match[str]) -> Written | None:
    read = next(read for name, read in _READERS.items() if name in match.re.groupindex)(match)
    if read is None:
        return None
    strays = tuple(strays_of(text, _lookalikes(text, match)))
    return Written(visible(match[0]), text.span(*match.span()), *read, strays)


def _lookalikes(text: Normalised, match: re.Match[str]) -> dict[int, str | None]:
    """Map the places of look-alikes in the numbers of a match to the digits that they stand for."""
    places: dict[int, str | None] = {}
    for name in _NUMBERS:
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        # Among Chinese numerals, people type O for 〇.
        if not any(character in NUMERALS for character in text.text[start:end]):
            places |= {at: match.string[at] for at in range(start, end) if match.string[at] != text.text[at]}
    return dict(sorted(places.items()))


_Read = tuple[Style, tuple[int, ...], tuple[Period, ...]]
"""The style, numbers and periods of a `Written`."""


def _read_day(match: re.Match[str]) -> _Read | None:
    year, month, day = number_of(match["year"]), _month_of(match["month"]), number_of(match["day"])
    if year is None or month is None or day is None:
        return None
    return Style.DAY, (year, month, day), _periods([day_of(year, month, day)], match)


def _read_year_last(match: re.Match[str]) -> _Read:
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    days = [day_of(year, one, other), day_of(year, other, one)]
    return Style.YEAR_LAST, (one, other, year), _periods(days, match)


def _read_month(match: re.Match[str]) -> _Read | None:
    number = match.groupdict().get("number")
    year, month = number_of(match["year"]), _month_of(number or match["month"])
    if year is None or month is None:
        return None
    first = day_of(year, month, 1)
    # 2018-45 can be anything, 2018年45月 is a mistake.
    if first is None and number:
        return None
    last = first and first.replace(day=monthrange(year, month)[1])
    return Style.MONTH, (year, month), ((first, last),) if first and last else ()


def _read_year(match: re.Match[str]) -> _Read | None:
    year = number_of(match["year"])
    if year is None:
        return None
    return Style.YEAR, (year,), ((date(year, 1, 1), date(year, 12, 31)),) if year else ()


def _read_serial(match: re.Match[str]) -> _Read | None:
    serial = int(match["serial"].replace(",", ""))
    if serial not in _SERIALS:
        return None
    return Style.SERIAL, (serial,), _periods((epoch + timedelta(serial) for epoch in _EPOCHS), match)


# The first of these groups that a pattern has says what it matches.
_READERS: dict[str, Callable[[re.Match[str]], _Read | None]] = {
    "serial": _read_serial,
    "one": _read_year_last,
    "day": _read_day,
    "month": _read_month,
    "year": _read_year,
}


def _month_of(text: str) -> int | None:
    if text.isascii() and text.isalpha():
        return patterns.MONTH_NAMES.index(text.title()) + 1
    return 1 if text == "元" else number_of(text)


def _periods(days: Iterable[date | None], match: re.Match[str]) -> tuple[Period, ...]:
    """Return a period for each of the days that exists, in China's time, without repeats."""
    in_china = (_in_china(day, match) for day in days if day)
    return tuple((day, day) for day in dict.fromkeys(in_china))


def _in_china(day: date, match: re.Match[str]) -> date:
    """Return the day in China, if a time of day with an offset from UTC follows the date."""
    hour, minute, offset = (match.groupdict().get(name) for name in ("hour", "minute", "offset"))
    if not hour or not minute or not offset or int(hour) > 23 or int(minute) > 59:
        return day
    given = _OFFSET.search(offset)
    # 08:30-09:30 is a range; a negative offset follows seconds, or a time after T.
    if given and given["sign"] != "+" and not match["second"] and "T" not in match[0]:
        return day
    away = timedelta(hours=int(given["hours"]), minutes=int(given["minutes"] or 0)) if given else timedelta()
    east_of_utc = away if given and given["sign"] == "+" else -away
    try:
        return (datetime(day.year, day.month, day.day, int(hour), int(minute)) + (_CHINA - east_of_utc)).date()
    except OverflowError:
        return day
