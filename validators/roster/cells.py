"""What stands in a cell, as text: a number as its digits, a date as 2026-07-20."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from validators.roster.grid import Grid, GridBuilder, Value

_EXACT = 1e15  # a spreadsheet keeps 15 digits, so what is longer has lost some
_HALVES = re.compile("[\ud800-\udfff]")
_AS_FORMULA = re.compile(r'="([^"]*)"')
_FIVE_DIGITS = re.compile("[0-9]{5}")
# A number in a column of dates is a day if it is one from 2000-01-01 to 2050-01-01.
_FIRST_DAY, _LAST_DAY = 36526, 54789
_DAY_ZERO, _LATER_BY_1904 = date(1899, 12, 30), 1462


def value_of(cell: object) -> Value:
    """Return what a library read in a cell as text or a number. Takes anything."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _given(cell: object) -> Value:
    """Like `value_of`, of what a program gives: half a character, which no verdict can be written with, becomes □."""
    value = value_of(cell)
    return _HALVES.sub("□", value) if isinstance(value, str) else value


def text_of(value: Value) -> str:
    """Return a cell's content as people see it.

    A number of more than 15 digits is written as 5.19999197001010E+17, because its last digits are not the typed ones.
    """
    if isinstance(value, str):
        formula = _AS_FORMULA.fullmatch(value.strip()) if value.startswith(("=", " ", "\t")) else None
        return formula[1] if formula else value
    if not value.is_integer():
        return f"{value:.15g}"
    return str(int(value)) if abs(value) < _EXACT else f"{value:.14E}"


def day_of_number(value: Value, *, from_1904: bool) -> str | None:
    """Return the day that a number without a date format is in a column of dates; None if it is none."""
    digits = text_of(value).strip()
    if not _FIVE_DIGITS.fullmatch(digits):
        return None
    days = int(digits) + (_LATER_BY_1904 if from_1904 else 0)
    return (_DAY_ZERO + timedelta(days)).isoformat() if _FIRST_DAY <= days <= _LAST_DAY else None


def grid_of(rows: Iterable[Sequence[object]]) -> Grid:
    """Make a sheet of rows of cells, which may differ in length and hold anything."""
    builder = GridBuilder(_given)
    for row in rows:
        builder.add(row)
    return Grid(None, builder.columns())
