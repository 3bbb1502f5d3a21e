"""Opens a roster: reads the file, finds the people on each sheet, and chooses the sheets to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from validators.roster.cells import grid_of
from validators.roster.reading.book import MOST_PEOPLE, Book
from validators.roster.reading.file import read_file
from validators.roster.table import Choices, Problem, Table
from validators.roster.understand import understand

_MOST_NAMED = 20  # sheets in a message


class Origin(StrEnum):
    """Where the people come from, and so where somebody puts right what is wrong."""

    FILE = "file"
    PASTED = "pasted"
    FORMS = "forms"
    WRITTEN = "written"


@dataclass(frozen=True)
class Roster:
    """An opened file. `sheets` are all sheets that hold something, `tables` those to check, with whoever was added.

    With a `problem`, nothing can be checked, or not yet.
    """

    kind: str
    encoding: str | None
    sheets: tuple[Table, ...] = ()
    tables: tuple[Table, ...] = ()
    problem: Problem | None = None
    origin: Origin = Origin.FILE

    @property
    def people(self) -> int:
        """How many people there are in the tables to check."""
        return sum(len(table.rows) for table in self.tables)


def open_file(data: bytes, choices: Choices | None = None) -> Roster:
    """Open any bytes as a roster."""
    return open_book(read_file(data), choices or Choices())


def open_rows(rows: Iterable[Sequence[object]], choices: Choices | None = None) -> Roster:
    """Open rows of cells, which may differ in length."""
    return open_book(Book("粘贴的表格", (grid_of(rows),)), choices or Choices())


def open_book(book: Book | Problem, choices: Choices) -> Roster:
    """Choose the sheets to check, or say what has to be answered first; of no book, why it could not be read."""
    if isinstance(book, Problem):
        return Roster("", None, problem=book)
    sheets = tuple(understand(sheet, choices) for sheet in book.sheets if sheet.height)
    tables = _chosen(sheets, choices.sheets)
    problem = _problem(sheets, tables, choices)
    return Roster(book.kind, book.encoding, sheets, tables, problem)


def _with_people(sheets: tuple[Table, ...]) -> tuple[Table, ...]:
    """The sheets that have a header and people; if there are none, those that may have."""
    return (
        tuple(table for table in sheets if table.header and table.rows)
        or tuple(table for table in sheets if table.problem and table.problem.is_question)
        or sheets[:1]
    )


def _chosen(sheets: tuple[Table, ...], names: tuple[str, ...]) -> tuple[Table, ...]:
    if names:
        return tuple(table for table in sheets if table.sheet in names)
    possible = _with_people(sheets)
    return tuple(table for table in possible if not table.grid.is_hidden) or possible


def _problem(sheets: tuple[Table, ...], tables: tuple[Table, ...], choices: Choices) -> Problem | None:
    if not sheets:
        return Problem("empty-file")
    if not tables:
        return Problem("no-such-sheet", values={"names": "、".join(table.named for table in sheets[:_MOST_NAMED])})
    possible = _with_people(sheets)
    if not choices.sheets and len(possible) > 1:
        return Problem(
            "sheets-to-choose", is_question=True, values={"sheets": "、".join(map(_words, possible[:_MOST_NAMED]))}
        )
    if sum(len(table.rows) for table in tables) > MOST_PEOPLE:
        return Problem("too-large", values={"what": f"人数超过 {MOST_PEOPLE:,} 人"})
    return next((table.problem for table in tables if table.problem), None)


def _words(table: Table) -> str:
    hidden = "，隐藏" if table.grid.is_hidden else ""
    return f"{table.named}（{len(table.rows)} 人{hidden}）"
