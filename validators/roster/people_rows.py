"""Which rows below the header are people, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from validators.application_form.reading import MIDDLE_DOT
from validators.cells import Grade
from validators.certificate_number import reading as certificate_number
from validators.notes import bare, note_in, sum_in
from validators.replacement.units import is_like_a_unit
from validators.resident_id import reading as resident_id
from validators.roster.cells import text_of
from validators.roster.columns import CERTIFICATE_NUMBER, KEYS, RESIDENT_ID, tidy
from validators.roster.grid import Grid, Value
from validators.roster.header import Header
from validators.roster.table import LeftOut

_SHORTEST_UNIT = 5  # characters: shorter ones end as names do
_EXAMPLE = re.compile(r"(示例|例如|举例|例[:：])")
_CLEAN = re.compile(r"[0-9]{17}[0-9X]|川[A-Z][0-9]{6,8}")


def sort_out(grid: Grid, header: Header | None, places: Mapping[str, int]) -> tuple[list[int], list[LeftOut]]:
    """Return the numbers of the rows that are people, and the others below the header.

    `places` maps the fields in use to their columns.
    """
    keys = [places[name] for name in KEYS if name in places]
    numbers = [(name, grid.columns[places[name]]) for name in (RESIDENT_ID, CERTIFICATE_NUMBER) if name in places]
    people: list[int] = []
    left_out: list[LeftOut] = []
    for row in range(header.rows[-1] + 1 if header else 1, grid.height + 1):
        # Most rows are clean: a number in its place makes a person, whatever else stands there.
        if any(_is_meant(name, column[row - 1]) for name, column in numbers) and not _is_example(grid, row):
            people.append(row)
        elif why := _why(grid.row(row), keys, header):
            left_out.append(LeftOut(row, why))
        else:
            people.append(row)
    return people, left_out


def _is_meant(name: str, value: Value) -> bool:
    if value == "":
        return False
    text = text_of(value)
    if _CLEAN.fullmatch(text):
        return True
    grade = resident_id.grade if name == RESIDENT_ID else certificate_number.grade
    return grade(text) >= Grade.LIKELY


def _is_example(grid: Grid, row: int) -> bool:
    first = next((value for column in grid.columns if (value := column[row - 1]) != ""), "")
    return isinstance(first, str) and _EXAMPLE.match(first.lstrip()) is not None


def _why(cells: Sequence[Value], keys: list[int], header: Header | None) -> str | None:
    """Return why a row without a number is no person; None if it is one."""
    filled = [text for value in cells if (text := bare(text_of(value)))]
    if not filled:
        return "空行"
    return (
        next(filter(None, map(sum_in, filled[:3])), None)
        or note_in(filled[0])
        or _why_by_first(filled[0])
        or ("又一次表头" if header and _repeats(cells, header) else None)
        or (None if any(text_of(cells[at]).strip() for at in keys) else "没有姓名和号码")
    )


def _why_by_first(text: str) -> str | None:
    if _EXAMPLE.match(text):
        return "示例"
    is_unit = len(text) >= _SHORTEST_UNIT and MIDDLE_DOT not in text and is_like_a_unit(text)
    return "单位名称" if is_unit else None


def _repeats(cells: Sequence[Value], header: Header) -> bool:
    same = [text_of(value).strip() for value in cells]
    return sum(bool(name) and tidy(text) == name for text, name in zip(same, header.names, strict=True)) >= 2
