"""A sheet as it was read: every cell, before anything is understood."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = str | float  # "" for an empty cell; a date is text by now
Place = tuple[int, int]  # the row as a spreadsheet counts it, from 1, and the column from 0
AnyValue = TypeVar("AnyValue", str, Value)


def letter(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does: C5."""
    return f"{letter(column)}{row}"


@dataclass(frozen=True)
class Filled(Sequence[AnyValue], Generic[AnyValue]):
    """Cells in order. Each distinct value is kept once, as a column has few; `places` are indexes of `distinct`."""

    distinct: Sequence[AnyValue]
    places: array[int]

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        """Return the value at an index, or those of a slice."""
        if isinstance(at, slice):
            return Filled(self.distinct, self.places[at])
        return self.distinct[self.places[at]]

    def __len__(self) -> int:
        """The number of cells."""
        return len(self.places)

    def __iter__(self) -> Iterator[AnyValue]:
        """Go through the cells in order."""
        return map(self.distinct.__getitem__, self.places)


@dataclass(frozen=True)
class Area:
    """A range of cells: rows as a spreadsheet counts them, columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A sheet. `columns` have equal length; the cell of row 1 comes first.

    `errors` maps cells whose formula failed to what they show (#N/A); `without_result` are formulas that were never
    calculated. Both are empty cells in `columns`. `undecodable` are rows with bytes that no encoding fits.
    """

    name: str | None
    columns: tuple[Filled[Value], ...]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    errors: Mapping[Place, str] = field(default_factory=dict)
    without_result: frozenset[Place] = frozenset()
    counts_from_1904: bool = False
    undecodable: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """The number of rows, up to the last with something in it."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, number: int) -> tuple[Value, ...]:
        """Return the cells of a row, counted from 1."""
        return tuple(column[number - 1] for column in self.columns)


def grid_of(rows: Iterable[Iterable[Value]]) -> Grid:
    """Make a sheet of rows of cells, which may differ in length."""
    builder = GridBuilder()
    for row in rows:
        builder.add(row)
    return Grid(None, builder.columns())


class GridBuilder:
    """Collects rows, which may differ in length, and drops empty rows and columns at the end."""

    def __init__(self) -> None:
        self._indexes: list[dict[Value, int]] = []
        self._places: list[array[int]] = []
        self._height = self._last_row = 0

    def add(self, cells: Iterable[Value]) -> None:
        """Add the next row."""
        indexes, places = self._indexes, self._places
        is_empty = True
        for at, value in enumerate(cells):
            if at == len(indexes):
                indexes.append({"": 0})
                places.append(array("I", bytes(4 * self._height)))
            known = indexes[at]
            place = known.setdefault(value, len(known))
            if place:
                is_empty = False
                column = places[at]
                if len(column) < self._height:
                    column.frombytes(bytes(4 * (self._height - len(column))))
                column.append(place)
        self._height += 1
        if not is_empty:
            self._last_row = self._height

    def columns(self) -> tuple[Filled[Value], ...]:
        """Return what was collected."""
        while self._indexes and len(self._indexes[-1]) == 1:
            self._indexes.pop()
            self._places.pop()
        for column in self._places:
            column.frombytes(bytes(4 * max(0, self._last_row - len(column))))
        return tuple(
            Filled(tuple(known), column[: self._last_row])
            for known, column in zip(self._indexes, self._places, strict=True)
        )
