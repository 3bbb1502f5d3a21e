"""All people of a roster, in order, whichever sheet they are on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from validators.lines.prepare import lines_named
from validators.roster.table import Table


@dataclass(frozen=True)
class People:
    """The people of these tables. They are counted from 0 over all of them."""

    tables: tuple[Table, ...]

    def __len__(self) -> int:
        """How many there are."""
        return self._starts[-1]

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for table in self.tables:
            starts.append(starts[-1] + len(table.rows))
        return starts

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that have a column on any sheet."""
        return frozenset(name for table in self.tables for name in table.texts)

    def place(self, person: int) -> tuple[Table, int]:
        """Return the table that a person is in, and which of its people it is."""
        at = bisect_right(self._starts, person) - 1
        return self.tables[at], person - self._starts[at]

    def texts(self, name: str) -> Sequence[str]:
        """Return what all people have in a field, "" on a sheet without that column."""
        if len(self.tables) == 1 and name in self.tables[0].texts:
            return self.tables[0].texts[name]
        return [
            text
            for table in self.tables
            for text in (table.texts[name] if name in table.texts else [""] * len(table.rows))
        ]

    def text(self, person: int, name: str) -> str:
        """Return what a person has in a field, "" on a sheet without that column."""
        table, index = self.place(person)
        return table.texts[name][index] if name in table.texts else ""

    def row(self, person: int) -> int:
        """Return the row of a person, as a spreadsheet counts it."""
        table, index = self.place(person)
        return table.rows[index]

    def cell(self, person: int, name: str) -> str:
        """Name the cell of a person's field: C5; "" if it has no name, or the sheet no such column."""
        table, index = self.place(person)
        return table.cell(index, name) if name in table.by_field else ""

    def rows_by_sheet(self, people: Iterable[int]) -> list[tuple[Table, tuple[int, ...]]]:
        """Return the rows of people, as a spreadsheet counts them: those that follow each other on one sheet."""
        placed = [self.place(person) for person in people]
        return [
            (table, tuple(table.rows[index] for _, index in group))
            for table, group in groupby(placed, key=lambda place: place[0])
        ]

    def rows_named(self, people: Iterable[int]) -> str:
        """Write the rows of people as 第 5、9 行, with the sheet's name if there are several; the first of many."""
        return "，".join(f"{self.sheet_named(table)}{lines_named(rows)}" for table, rows in self.rows_by_sheet(people))

    def sheet_named(self, table: Table) -> str:
        """Name a sheet in quotes if there are several, so that their rows are told apart; "" if there is one."""
        return table.named if len(self.tables) > 1 else ""
