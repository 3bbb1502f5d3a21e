"""Splits a text into dates and what stands around them. It judges nothing: the rules do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from validators.dates.finding import find_dates, find_spaced_out
from validators.dates.patterns import NO_YEAR, SHORT_YEAR
from validators.dates.written import Written
from validators.normalise import (
    INVISIBLE,
    ORDINARY_IDEOGRAPHS,
    WHITE_SPACE,
    WIDTH,
    Normalised,
    Step,
    normalise,
    visible,
)
from validators.strays import Part

_SPACES = Step("空白改为空格", lambda character: " " if character.isspace() else character)
DATE_STEPS = (INVISIBLE, _SPACES, WIDTH, ORDINARY_IDEOGRAPHS)
_CLOSED_STEPS = tuple(WHITE_SPACE if step is _SPACES else step for step in DATE_STEPS)
_AROUND = " ,;:|，；：、。()（）[]【】\"'“”+-–—/\\·~"


@dataclass(frozen=True)
class Unread:
    """A text without a date, and its place. A message quotes the text and goes on with `lacks`."""

    text: str
    at: tuple[int, int]
    lacks: str


@dataclass(frozen=True)
class DateReading:
    """The dates in a text, in order, and the gaps before, between and after them.

    `unread` is a text that is not empty but has no date.
    """

    typed: Normalised
    dates: tuple[Written, ...] = ()
    gaps: tuple[str, ...] = ()
    unread: Unread | None = None

    @property
    def written(self) -> Written | None:
        """The date if there is only one, even if it stands there twice."""
        return self.dates[0] if len({each.means for each in self.dates}) == 1 else None

    @property
    def several(self) -> tuple[Part, ...] | None:
        """The dates, if there is more than one."""
        return tuple(Part(each.text, each.at) for each in self.dates) if self.dates and not self.written else None

    @property
    def value(self) -> date | None:
        """The day that was meant; None if that is unclear or the day does not exist."""
        return self.written.value if self.written else None

    @property
    def around(self) -> str:
        """The text around the dates, without the signs that separate it from them."""
        return " ".join(part for gap in self.gaps if (part := gap.strip(_AROUND)))

    def only(self, dates: Iterable[Written]) -> DateReading:
        """Return the same text with only some of its dates."""
        return replace(self, dates=tuple(dates))


@lru_cache(maxsize=1024)  # the same days stand in a roster again and again
def read_date(typed: str, *, also_incomplete: bool = False) -> DateReading:
    """Read the dates in any string: those that lack something only if there are no others, or `also_incomplete`."""
    text = normalise(typed, DATE_STEPS)
    found = find_dates(text, also_incomplete=also_incomplete)
    if not found:
        closed = normalise(typed, _CLOSED_STEPS)
        found = find_spaced_out(closed)
        if not found:
            return DateReading(text, unread=_unread(text))
        text = closed
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(text.text)]
    gaps = tuple(text.text[end:start] for end, start in zip(ends, starts, strict=True))
    return DateReading(text, tuple(each.written for each in found), gaps)


def _unread(text: Normalised) -> Unread | None:
    stripped = text.text.strip()
    if not stripped:
        return None
    start = text.text.index(stripped)
    if SHORT_YEAR.search(stripped):
        lacks = "的年份只有两位"
    elif NO_YEAR.fullmatch(stripped):
        lacks = "没有写年份"
    else:
        lacks = "里找不到日期"
    return Unread(visible(stripped), text.span(start, start + len(stripped)), lacks)
