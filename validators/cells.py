"""Finds the cell that is meant in a row copied from a spreadsheet, before anything is normalised.

A row is split at tabs, then at line breaks, then at runs of spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from validators.normalise import HYPHEN_CHARACTERS, INVISIBLE, normalise, visible

_TABS, _LINE_BREAKS, _SPACES = (re.compile(pattern) for pattern in (r"\t+", r"[\r\n\u2028\u2029\x0b\x0c\x85]+", r"\s+"))
_LONGEST_RUN = 4  # cells that one number may be spread over
_MOST_CELLS = 60  # more than any table has columns
_LONGEST_LABEL = 60
# How a spreadsheet shows a long number, such as 5.11602E+17, and how people retype that: 5.11602×10^17.
SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]*)?(?:E\+?0*[0-9]{1,2}|[X×✕*]10\^?(?:[0-9]{1,2}|[⁰¹²³⁴-⁹]{1,2}))")
_BELONGS = re.compile(r"[0-9A-Za-z０-９]")
_AROUND = HYPHEN_CHARACTERS + " ,;:|，；：、。.()（）[]【】\"'“”‘’`"


class Grade(IntEnum):
    """How much a text looks like what the checker wants."""

    NOTHING = 0
    PERHAPS = 1
    LIKELY = 2  # meant as one, but not whole
    INSIDE = 3  # whole, but next to something that does not belong to it
    WHOLE = 4


@dataclass(frozen=True)
class Span:
    """The place [start, end) in a typed text."""

    start: int
    end: int

    def around(self, typed: str) -> str:
        """Return the text before and after it, safe to show, as the row's label; "" if there is none."""
        rest = (normalise(text, (INVISIBLE,)).text for text in (typed[: self.start], typed[self.end :]))
        words = (" ".join(_SPACES.split(text.strip())).strip(_AROUND) for text in rest)
        return visible(" ".join(word for word in words if word), _LONGEST_LABEL)


def pick(typed: str, grade: Callable[[str], Grade]) -> Span:
    """Find the part of `typed` that is meant: one cell, neighbours that together make a whole, or all of it.

    `grade` judges a piece of `typed`. Returns all of it if several cells are equally good.
    """
    span = Span(0, len(typed))
    for separator in (_TABS, _LINE_BREAKS, _SPACES):
        cells = _cut(typed, span, separator)
        if 1 < len(cells) <= _MOST_CELLS:
            chosen = _choose(typed, cells, grade, may_be_inside=separator is _SPACES)
            if chosen is None:
                return span
            span = chosen
    return span


def row_cells(text: str) -> list[str]:
    """The cells of one row that hold something: cut at tabs, or where there are none at runs of spaces."""
    return [cell.strip() for cell in (_TABS if "\t" in text else _SPACES).split(text) if cell.strip()]


def _cut(typed: str, span: Span, separator: re.Pattern[str]) -> list[Span]:
    ends = [match.span() for match in separator.finditer(typed, span.start, span.end)]
    starts = [span.start, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), span.end]
    return [Span(start, end) for start, end in zip(starts, stops, strict=True) if typed[start:end].strip()]


def _choose(typed: str, cells: list[Span], grade: Callable[[str], Grade], *, may_be_inside: bool) -> Span | None:
    """Return the best cell, or the run of cells that is whole; None if there is none, or more than one.

    With `may_be_inside`, the separator is more often inside a number than between two. Then try the longest run first,
    and accept a cell that is not whole only if nothing in the others could belong to it.
    """
    if may_be_inside and grade(typed[cells[0].start : cells[-1].end]) is Grade.WHOLE:
        return None
    lengths = range(1, min(_LONGEST_RUN, len(cells)) + 1)
    for length in reversed(lengths) if may_be_inside else lengths:
        runs = [Span(cells[at].start, cells[at + length - 1].end) for at in range(len(cells) - length + 1)]
        whole = [run for run in runs if grade(typed[run.start : run.end]) is Grade.WHOLE]
        if whole:
            return whole[0] if len(whole) == 1 else None
    graded = [(grade(typed[cell.start : cell.end]), cell) for cell in cells]
    best = max(each for each, _ in graded)
    winners = [cell for each, cell in graded if each is best]
    if not best or len(winners) > 1:
        return None
    if may_be_inside and best < Grade.INSIDE:
        others = (typed[cell.start : cell.end] for cell in cells if cell is not winners[0])
        if any(_BELONGS.search(other) for other in others):
            return None
    return winners[0]
