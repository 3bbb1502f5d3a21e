"""Makes a table of people of a sheet: finds the header, what each column is, and which rows are people."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from validators.lines.prepare import lines_named
from validators.normalise import CODE_STEPS, normalise
from validators.roster.cells import day_of_number, grid_of, text_of
from validators.roster.choosing import choose_columns
from validators.roster.columns import CERTIFICATE_KIND, CERTIFICATE_NUMBER, LABELS, NAME, RESIDENT_ID, UNIT_NAME
from validators.roster.grid import Filled, Grid, Place, Value
from validators.roster.header import Header, find_header, header_in, is_filled_form
from validators.roster.people_rows import sort_out
from validators.roster.table import By, Choices, Column, Notice, Problem, Table
from validators.roster.written import list_in

_FILLED_DOWN = (UNIT_NAME, CERTIFICATE_KIND)
_NUMBERS = (RESIDENT_ID, CERTIFICATE_NUMBER)
_ERRORS = frozenset(["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"])
DATES = ("_date", "_on")
_MOST_NAMED = 5  # columns of a field, and fields, in a message: the page shows all
_CLEAN = re.compile("[0-9A-Z\u4e00-\u9fff]*")


def pasted(rows: Iterable[Sequence[object]]) -> Table:
    """Make a table of rows of cells, which may differ in length."""
    return understand(grid_of(rows))


def understand(grid: Grid, choices: Choices | None = None) -> Table:
    """Make a table of a sheet."""
    choices = choices or Choices()
    if any(not 1 <= row <= grid.height for row in choices.header):
        return _without_people(grid, Problem("no-such-row", values={"rows": lines_named(choices.header)}))
    header = (
        header_in(grid, choices.header) if choices.header else None if choices.without_header else find_header(grid)
    )
    if not choices.says_how and is_filled_form(grid, header):
        return _without_people(grid, Problem("one-filled-form", is_question=True))
    listed = None if header or choices.header else list_in(grid)
    if listed:
        grid = listed.grid
        choices = replace(choices, columns={**listed.fields, **choices.columns}, without_header=True)
    columns, doubled = choose_columns(grid, header, choices.columns)
    if listed:
        columns = tuple(replace(column, label=LABELS[listed.fields[column.at]]) for column in columns)
    places = {column.field: column.at for column in columns if column.field}
    is_known = bool(places or doubled)
    if not is_known or (places.keys() == {NAME} and header is None and not choices.says_how):
        return _without_people(grid, Problem("no-table"))
    grid = _with_errors_as_text(grid, places)
    rows, left_out = sort_out(grid, header, places)
    if doubled and not rows:
        left_out = []  # who is a person is known once somebody says which column has the names
    filled, filled_cells = _filled_down(grid, places)
    texts, from_numbers = _texts(filled, grid, places, rows)
    spoilt = {place for place in (*grid.errors, *grid.without_result) if place[1] in places.values()}
    notices = (
        *_about_columns(grid, header, columns, rows),
        *_about_cells(grid, places, rows, texts),
        *([Notice("filled-from-merged", cells=filled_cells)] if filled_cells else ()),
        *([Notice("number-read-as-date", cells=from_numbers)] if from_numbers else ()),
    )
    people = set(rows)
    return Table(
        grid,
        header.rows if header else (),
        columns,
        tuple(rows),
        texts,
        tuple(left_out),
        notices,
        frozenset(place for place in spoilt if place[0] in people),
        _problem(grid, header, rows, doubled, choices),
    )


def _with_errors_as_text(grid: Grid, places: Mapping[str, int]) -> Grid:
    """Return the sheet with what text keeps of a formula that failed, such as #N/A, among its errors."""
    errors: dict[Place, str] = {}
    columns = list(grid.columns)
    for at in places.values():
        column = columns[at]
        failed = {index: str(value) for index, value in enumerate(column.distinct) if value in _ERRORS}
        if failed:
            errors |= {(row, at): failed[index] for row, index in enumerate(column.places, 1) if index in failed}
            columns[at] = Filled(tuple("" if value in _ERRORS else value for value in column.distinct), column.places)
    return replace(grid, columns=tuple(columns), errors={**grid.errors, **errors}) if errors else grid


def _without_people(grid: Grid, problem: Problem) -> Table:
    return Table(grid, (), (), (), {}, problem=problem)


def _problem(
    grid: Grid,
    header: Header | None,
    rows: Sequence[int],
    doubled: Mapping[str, tuple[Column, ...]],
    choices: Choices,
) -> Problem | None:
    if doubled:
        named = {field: "、".join(column.named for column in group[:_MOST_NAMED]) for field, group in doubled.items()}
        what = "；".join(f"{columns}都像是{LABELS[field]}" for field, columns in [*named.items()][:_MOST_NAMED])
        return Problem("column-twice", is_question=True, values={"what": what})
    if header and not rows:
        return Problem("no-people", values={"header": lines_named(header.rows)})
    if not rows:
        return Problem("no-table")
    if header is None and not choices.without_header:
        return Problem("header-to-choose", is_question=True, values={"first": str(rows[0])})
    if grid.undecodable and not choices.also_undecodable:
        return Problem("undecodable", is_question=True, values={"rows": lines_named(grid.undecodable)})
    return None


def _filled_down(grid: Grid, places: Mapping[str, int]) -> tuple[dict[int, Filled[Value]], tuple[Place, ...]]:
    """Return the columns of unit and kind with what is merged downwards repeated in each row, and the filled cells."""
    filled: dict[int, Filled[Value]] = {}
    cells: list[Place] = []
    for at in (places[name] for name in _FILLED_DOWN if name in places):
        column = grid.columns[at]
        copied = array("I", column.places)
        for area in grid.merged:
            if area.left <= at <= area.right and area.top < area.bottom:
                top = column.places[area.top - 1] if area.top <= grid.height else 0
                for row in range(area.top + 1, min(area.bottom, grid.height) + 1):
                    copied[row - 1] = top
                    cells.append((row, at))
        filled[at] = Filled(column.distinct, copied)
    return filled, tuple(cells)


def _texts(
    filled: Mapping[int, Filled[Value]], grid: Grid, places: Mapping[str, int], rows: Sequence[int]
) -> tuple[dict[str, Filled[str]], tuple[Place, ...]]:
    """Return the people's texts by field, and the cells whose number was read as a day."""
    texts: dict[str, Filled[str]] = {}
    days: list[Place] = []
    indexes = [row - 1 for row in rows]
    for name, at in places.items():
        column = filled.get(at, grid.columns[at])
        people = array("I", map(column.places.__getitem__, indexes))
        distinct = [text_of(value) for value in column.distinct]
        if name.endswith(DATES):
            read = {
                index: day
                for index, value in enumerate(column.distinct)
                if (day := day_of_number(value, from_1904=grid.counts_from_1904))
            }
            for index, day in read.items():
                distinct[index] = day
            days += [(row, at) for row, index in zip(rows, people, strict=True) if index in read]
        texts[name] = Filled(tuple(distinct), people)
    return texts, tuple(days)


def _about_columns(
    grid: Grid, header: Header | None, columns: Sequence[Column], rows: Sequence[int]
) -> tuple[Notice, ...]:
    start = header.rows[-1] if header else 0
    unused = [column for column in columns if not column.field and any(column_places(grid, column.at, start))]
    left_out = tuple(column.at for column in unused if column.label)
    beyond = tuple(column.at for column in unused if not column.label)
    found = []
    if left_out:
        found.append(Notice("columns-left-out", columns=left_out))
    if beyond:
        cells = tuple((row, at) for at in beyond for row in rows if grid.columns[at].places[row - 1])
        found.append(Notice("cells-beyond-header", columns=beyond, cells=cells))
    if header and (by_content := tuple(column.at for column in columns if column.by is By.CONTENT)):
        found.append(Notice("column-by-content", columns=by_content))
    hidden_rows = tuple(row for row in rows if row in grid.hidden_rows)
    hidden_columns = tuple(column.at for column in columns if column.at in grid.hidden_columns)
    if hidden_rows or hidden_columns:
        found.append(Notice("hidden", rows=hidden_rows, columns=hidden_columns))
    return tuple(found)


def column_places(grid: Grid, at: int, start: int) -> array[int]:
    """Return the places of a column from a row on, counted from 0; 0 is an empty cell."""
    return grid.columns[at].places[start:]


def _about_cells(
    grid: Grid, places: Mapping[str, int], rows: Sequence[int], texts: Mapping[str, Filled[str]]
) -> tuple[Notice, ...]:
    used, people = set(places.values()), set(rows)
    found = []
    errors = tuple(sorted(place for place in grid.errors if place[0] in people and place[1] in used))
    without = tuple(sorted(place for place in grid.without_result if place[0] in people and place[1] in used))
    tidied = tuple(
        place for name in _NUMBERS if name in places for place in _tidied(grid, places[name], rows, texts[name])
    )
    if errors:
        found.append(Notice("error-in-cell", cells=errors))
    if without:
        found.append(Notice("formula-without-result", cells=without))
    if tidied:
        found.append(Notice("cells-tidied", cells=tidied))
    return tuple(found)


def _tidied(grid: Grid, at: int, rows: Sequence[int], texts: Filled[str]) -> list[Place]:
    """Return the cells of a number in which something is put right before it is judged."""
    values = grid.columns[at].distinct
    changed = {
        index
        for index, (value, text) in enumerate(zip(values, texts.distinct, strict=True))
        if isinstance(value, str)
        and (value != text or (not _CLEAN.fullmatch(text) and normalise(text, CODE_STEPS).changes))
    }
    return [(row, at) for row, index in zip(rows, texts.places, strict=True) if index in changed] if changed else []
