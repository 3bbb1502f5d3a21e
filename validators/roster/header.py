"""Finds the header of a table under its titles: one row, or two of which the upper one spans columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from validators.roster.cells import text_of
from validators.roster.columns import KEYS, fields_of, tidy
from validators.roster.grid import Grid

_ROWS = 40  # a header further down is none
_FEWEST = 2
_FORM_FIELDS = 8  # a filled form names that many, a few in each row


@dataclass(frozen=True)
class Header:
    """A header: its rows as a spreadsheet counts them, and each column's words and tidied name."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]

    @cached_property
    def fields(self) -> tuple[tuple[str, ...], ...]:
        """The fields that each column may be, the likeliest first."""
        found: list[tuple[str, ...]] = []
        for name in self.names:
            left = found[-1][0] if found and found[-1] else None
            found.append(fields_of(name, left))
        return tuple(found)


def header_in(grid: Grid, rows: Sequence[int]) -> Header:
    """Read these rows, one or two that follow each other, as the header."""
    upper, lower = ([text_of(value).strip() for value in _spread(grid, row)] for row in (rows[0], rows[-1]))
    if len(rows) == 1:
        return Header(tuple(rows), tuple(upper), tuple(map(tidy, upper)))
    labels, names = zip(*map(_joined, upper, lower), strict=True)
    return Header(tuple(rows), labels, names)


def find_header(grid: Grid) -> Header | None:
    """Return the rows that name the most fields; None if none names two, or one that a person is known by."""
    rows = range(1, min(_ROWS, grid.height) + 1)
    # One row goes first: a title above it makes no pair that says more.
    candidates = [(row,) for row in rows] + [(row, row + 1) for row in rows[:-1]]
    best: Header | None = None
    most = 0
    for candidate in candidates:
        header = header_in(grid, candidate)
        score = _score(header, len(grid.columns))
        if score > most:
            best, most = header, score
    return best


def is_filled_form(grid: Grid, header: Header | None) -> bool:
    """Tell whether the sheet is the application form of one person: names of fields all over it, few in a row."""
    rows = range(1, min(_ROWS, grid.height) + 1)
    named = {fields[0] for row in rows for fields in map(fields_of, map(tidy, map(text_of, grid.row(row)))) if fields}
    in_header = len(set(filter(None, header.fields))) if header else 0
    return len(named) >= _FORM_FIELDS and len(named) >= 2 * in_header


def _score(header: Header, width: int) -> int:
    known = [fields for fields in header.fields if fields]
    has_key = any(name in KEYS for fields in known for name in fields)
    return len(known) if has_key and (len(known) >= _FEWEST or width == 1) else 0


def _spread(grid: Grid, row: int) -> tuple[str | float, ...]:
    """Return a row with what is merged across repeated in each column."""
    cells = list(grid.row(row))
    for area in grid.merged:
        if area.top <= row <= area.bottom and area.right < len(cells) and area.left < area.right:
            cells[area.left : area.right + 1] = [cells[area.left]] * (area.right + 1 - area.left)
    return tuple(cells)


def _joined(upper: str, lower: str) -> tuple[str, str]:
    """Return the words and the name of a column whose header stands in two rows."""
    above, below = tidy(upper), tidy(lower)
    if not lower or above == below:
        return upper, above
    whole = above + below
    if fields_of(whole):
        return f"{upper} {lower}", whole
    # A title that spans the column says nothing of it.
    return lower, below
