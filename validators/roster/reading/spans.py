"""Cells that are put one by one and may span rows and columns, as markup has them."""

from __future__ import annotations

from validators.roster.grid import Area, Grid, GridBuilder, Place, Value
from validators.roster.reading.book import refuse_area


class Spans:
    """Collects cells by row, counted from 1, and column, counted from 0. The area stays in bounds."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Value]] = {}
        self._merged: list[Area] = []
        self._height = self._width = 0
        self.errors: dict[Place, str] = {}
        self.count = 0

    def put(self, row: int, column: int, value: Value, down: int = 0, across: int = 0) -> None:
        """Put a cell; `down` and `across` are how many more rows and columns it spans."""
        if value != "":
            self._height, self._width = max(self._height, row), max(self._width, column + 1)
            refuse_area(self._height, self._width)
            self._rows.setdefault(row, {})[column] = value
            self.count += 1
        if down or across:
            self._merged.append(Area(row, column, row + down, column + across))

    def grid(self, name: str | None) -> Grid:
        """Return the sheet."""
        builder = GridBuilder()
        for row in range(1, self._height + 1):
            cells = self._rows.get(row, {})
            builder.add([cells.get(at, "") for at in range(max(cells, default=-1) + 1)])
        return Grid(name, builder.columns(), merged=tuple(self._merged), errors=self.errors)
