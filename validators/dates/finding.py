"""Finds what is written like a date in a text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from validators.dates import patterns
from validators.dates.numerals import NUMERALS, number_of
from validators.dates.written import Period, Style, Written, day_of
from validators.normalise import Normalised, visible
from validators.strays import LOOKALIKE_DIGITS, strays_of

_MASK = "\0"
_NUMBERS = ("year", "month", "day", "one", "other", "number")  # groups of the patterns
_CHINA = timedelta(hours=8)
_OFFSET = re.compile(r"(?P<sign>[+\-\u2212])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?")
# A spreadsheet counts days from 1900, with a 29 February 1900 that never was; some of old Macs count from 1904.
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
_SERIALS = range(36526, 54790)  # of 2000 to 2049


@dataclass(frozen=True)
class Found:
    """A date and its place in the normalised text. Digits that are not `certain` may be something else than a date."""

    start: int
    end: int
    written: Written
    certain: bool


def find_dates(text: Normalised) -> list[Found]:
    """The dates in a text, in order: the complete ones, or if there are none those that lack something."""
    found = _find(text, patterns.COMPLETE) or _find(text, patterns.INCOMPLETE)
    return [each for each in found if each.certain] or found


def _find(text: Normalised, ways: tuple[re.Pattern[str], ...]) -> list[Found]:
    found: list[Found] = []
    repaired = "".join(LOOKALIKE_DIGITS.get(character, character) for character in text.text)
    for pattern in ways:
        # What can be read as it stands comes first: the letters beside a date are no digits of it.
        for source in dict.fromkeys((text.text, repaired)):
            for match in pattern.finditer(_masked(source, found)):
                written = _written(text, match)
                is_clear = written is not None and (bool(written.periods) or pattern is patterns.YEAR_FIRST)
                if written and (is_clear or source is text.text):
                    # Three cells of a row look like a date with spaces in it.
                    certain = is_clear and match.groupdict().get("sign") != " "
                    found.append(Found(*match.span(), written, certain))
    return sorted(found, key=lambda each: each.start)


def _masked(text: str, found: list[Found]) -> str:
    """`text` without what was found in it; of the same length."""
    for each in found:
        text = f"{text[: each.start]}{_MASK * (each.end - each.start)}{text[each.end :]}"
    return text


def _written(text: Normalised, match: re.Match[str]) -> Written | None:
    read = _READERS[match.re](match)
    if read is None:
        return None
    strays = tuple(strays_of(text, _lookalikes(text, match)))
    return Written(visible(match[0]), text.span(*match.span()), *read, strays)


def _lookalikes(text: Normalised, match: re.Match[str]) -> dict[int, str | None]:
    """Where the numbers of a match have what only looks like a digit → that digit."""
    places: dict[int, str | None] = {}
    for name in _NUMBERS:
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        # Among Chinese numerals, O is how people type 〇.
        if not any(character in NUMERALS for character in text.text[start:end]):
            places |= {at: match.string[at] for at in range(start, end) if match.string[at] != text.text[at]}
    return dict(sorted(places.items()))


_Read = tuple[Style, tuple[int, ...], tuple[Period, ...]]
"""What a match says: style, numbers and periods of a `Written`."""


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
    # 2018-45 may be anything, 2018年45月 is a slip.
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


_READERS: dict[re.Pattern[str], Callable[[re.Match[str]], _Read | None]] = {
    **dict.fromkeys(
        (patterns.YEAR_FIRST, patterns.TIMESTAMP, patterns.EIGHT_DIGITS, patterns.LOOSELY_WRITTEN), _read_day
    ),
    patterns.YEAR_LAST: _read_year_last,
    patterns.YEAR_AND_MONTH: _read_month,
    patterns.SIX_DIGITS: _read_month,
    patterns.YEAR_ALONE: _read_year,
    patterns.BARE_YEAR: _read_year,
    patterns.SERIAL: _read_serial,
}


def _month_of(text: str) -> int | None:
    return 1 if text == "元" else number_of(text)


def _periods(days: Iterable[date | None], match: re.Match[str]) -> tuple[Period, ...]:
    """A period for each day that there is, none of them twice, as of China's time."""
    in_china = (_in_china(day, match) for day in days if day)
    return tuple((day, day) for day in dict.fromkeys(in_china))


def _in_china(day: date, match: re.Match[str]) -> date:
    """The day that it is in China at the time of day beside a date, if an offset from UTC stands with it."""
    hour, minute, offset = (match.groupdict().get(name) for name in ("hour", "minute", "offset"))
    if not hour or not minute or not offset or int(hour) > 23 or int(minute) > 59:
        return day
    given = _OFFSET.search(offset)
    # 08:30-09:30 is a span of time; an offset comes behind seconds or a T.
    if given and given["sign"] != "+" and not match["second"] and "T" not in match[0]:
        return day
    away = timedelta(hours=int(given["hours"]), minutes=int(given["minutes"] or 0)) if given else timedelta()
    east_of_utc = away if given and given["sign"] == "+" else -away
    try:
        return (datetime(day.year, day.month, day.day, int(hour), int(minute)) + (_CHINA - east_of_utc)).date()
    except OverflowError:
        return day
