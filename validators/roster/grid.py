"""A sheet as it was read: every cell, before anything is understood."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, Generic, TypeVar

Value = str | float  # "" for an empty cell; a date is text by now
Place = tuple[int, int]  # the row as a spreadsheet counts it, from 1, and the column from 0
_BLOCK = 1000  # rows
AnyValue = TypeVar("AnyValue", str, Value)


def letter(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return which column a spreadsheet names so, counted from 0."""
    number = 0
    for each in letters:
        number = 26 * number + ord(each) - ord("A") + 1
    return number - 1


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
    `is_written`: the rows are lines of a text, and the cells have no names.
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
    is_written: bool = False

    @property
    def height(self) -> int:
        """The number of rows, up to the last with something in it."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, number: int) -> tuple[Value, ...]:
        """Return the cells of a row, counted from 1."""
        return tuple(column[number - 1] for column in self.columns)


class GridBuilder:
    """Collects rows, which may differ in length, and drops empty rows and columns at the end.

    `value_of` turns what is in a cell into a value; it is asked once for each distinct one of a column.
    """

    def __init__(self, value_of: Callable[[Any], Value] = lambda cell: cell) -> None:
        self._value_of = value_of
        self._waiting: list[Sequence[Any]] = []
        self._columns: list[_Column] = []
        self._height = 0

    def add(self, cells: Sequence[Any]) -> None:
        """Add the next row."""
        self._waiting.append(cells)
        if len(self._waiting) == _BLOCK:
            self._take()

    def columns(self) -> tuple[Filled[Value], ...]:
        """Return what was collected."""
        self._take()
        height = max((column.last for column in self._columns), default=0)
        while self._columns and not self._columns[-1].last:
            self._columns.pop()
        for column in self._columns:
            column.pad(height)
        return tuple(Filled(tuple(column.distinct), column.places[:height]) for column in self._columns)

    def _take(self) -> None:
        # Column by column: so all that is done once a cell is done by built-in functions.
        for at, cells in enumerate(zip_longest(*self._waiting, fillvalue="")):
            if at == len(self._columns):
                self._columns.append(_Column())
            column = self._columns[at]
            column.pad(self._height)
            column.add(cells, self._value_of)
        self._height += len(self._waiting)
        self._waiting = []


class _Column:
    """A column that is being collected: its distinct values, and the place of each cell's value among them."""

    _EQUAL = frozenset([True, False])  # to the numbers 1 and 0

    def __init__(self) -> None:
        self.distinct: list[Value] = [""]
        self.places = array("I")
        self._by_cell: dict[object, int] = {"": 0}  # cells, and the values that come of them

    def add(self, cells: Sequence[Any], value_of: Callable[[Any], Value]) -> None:
        met = dict.fromkeys(cells)
        if not self._EQUAL.isdisjoint(met):
            cells = [value_of(cell) if isinstance(cell, bool) else cell for cell in cells]
            met = dict.fromkeys(cells)
        by_cell = self._by_cell
        for cell in met:
            if cell not in by_cell:
                value = value_of(cell)
                place = by_cell.setdefault(value, len(self.distinct))
                if place == len(self.distinct):
                    self.distinct.append(value)
                by_cell[cell] = place
        self.places.extend(map(by_cell.__getitem__, cells))

    def pad(self, height: int) -> None:
        """Make it this long, with empty cells."""
        self.places.frombytes(bytes(self.places.itemsize * max(0, height - len(self.places))))

    @property
    def last(self) -> int:
        """How many cells there are up to the last with something in it."""
        filled = len(self.places.tobytes().rstrip(b"\0"))
        return -(-filled // self.places.itemsize)
