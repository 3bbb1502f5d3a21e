"""A table of people: the columns by field, the rows that are people, and what was noticed. A roster has one or more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from validators.normalise import visible
from validators.roster.grid import Filled, Grid, Place, cell_name, letter

_LONGEST_LABEL, _LONGEST_NAME = 20, 40  # a spreadsheet takes 31 for a sheet's name


class By(StrEnum):
    """What told which field a column is."""

    NAME = "name"
    CONTENT = "content"
    PERSON = "person"


@dataclass(frozen=True)
class Column:
    """A column of the sheet, counted from 0. `field` is None if it is not used. `label` is its header as written."""

    at: int
    label: str
    field: str | None = None
    by: By | None = None

    @property
    def letter(self) -> str:
        """Its name in a spreadsheet."""
        return letter(self.at)

    @property
    def named(self) -> str:
        """Its name in a spreadsheet and the start of its header, safe to show."""
        return f"{self.letter} 列“{visible(' '.join(self.label.split()), _LONGEST_LABEL)}”"


@dataclass(frozen=True)
class LeftOut:
    """A row that is no person, and why: 合计, 空行, 又一次表头 …"""

    row: int
    why: str


@dataclass(frozen=True)
class Notice:
    """Something that the reading noticed, named like the rule of the roster that tells of it: hidden, cells-tidied …

    `rows` are as a spreadsheet counts them, `columns` from 0, `cells` both. `value` is for the rule's message.
    """

    rule: str
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    cells: tuple[Place, ...] = ()
    value: str = ""


@dataclass(frozen=True)
class Problem:
    """Why nothing can be checked yet, named like the rule of the roster that tells of it, and words for its message.

    `is_question`: somebody can answer it, and then it goes on.
    """

    rule: str
    is_question: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Choices:
    """What a person said about the file. `columns` maps columns, counted from 0, to fields; None for not used.

    `without_header`: the first row is a person. `also_undecodable`: check although some bytes could not be read.
    """

    sheets: tuple[str, ...] = ()
    header: tuple[int, ...] = ()
    columns: Mapping[int, str | None] = field(default_factory=dict)
    without_header: bool = False
    also_undecodable: bool = False

    @property
    def says_how(self) -> bool:
        """Whether it says how a sheet is to be read."""
        return bool(self.header or self.columns or self.without_header)


@dataclass(frozen=True)
class Table:
    """A sheet as understood.

    `header` are its rows, as a spreadsheet counts them. `rows` are the people's, in order, `left_out` the others below
    the header. `texts` maps fields to what the people have there, in the order of `rows`. `spoilt` are cells of people
    that look empty and are not: a formula that failed or has no result. With a `problem`, nobody shall be judged.
    """

    grid: Grid
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    texts: Mapping[str, Filled[str]]
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()
    spoilt: frozenset[Place] = frozenset()
    problem: Problem | None = None

    @property
    def sheet(self) -> str | None:
        """The sheet's name; None for text."""
        return self.grid.name

    @property
    def named(self) -> str:
        """The sheet's name in quotes, safe to show. Text has none: it is the roster."""
        return f"“{visible((self.sheet or '花名册').strip(), _LONGEST_NAME)}”"

    @cached_property
    def by_field(self) -> Mapping[str, Column]:
        """The columns in use, by field."""
        return {column.field: column for column in self.columns if column.field}

    def person(self, index: int) -> dict[str, str]:
        """Return what the person has, by field."""
        return {name: texts[index] for name, texts in self.texts.items()}

    def cell(self, index: int, name: str) -> str:
        """Name the cell of a person's field: C5; "" if it has no name."""
        return "" if self.grid.is_written else cell_name(self.rows[index], self.by_field[name].at)

    def is_spoilt(self, index: int, name: str) -> bool:
        """Tell whether a person's field only looks empty."""
        return (self.rows[index], self.by_field[name].at) in self.spoilt
