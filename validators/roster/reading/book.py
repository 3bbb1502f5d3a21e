"""What the reading of a file yields, and how far it goes."""

from __future__ import annotations

from dataclasses import dataclass

from validators.roster.grid import Grid, cell_name
from validators.roster.table import Problem

MEGABYTE = 1024 * 1024
# The file's size, the size unpacked, and the area of a sheet: what a browser on an old machine can hold.
MOST_BYTES, MOST_UNPACKED, MOST_CELLS = 64 * MEGABYTE, 256 * MEGABYTE, 8_000_000
MOST_PEOPLE = 200_000
MOST_COLUMNS = 16_384  # no spreadsheet has more


@dataclass(frozen=True)
class Book:
    """A file as read. `kind` is what it is for people, `encoding` that of its text, if it is text."""

    kind: str
    sheets: tuple[Grid, ...]
    encoding: str | None = None


class UnreadableError(Exception):
    """The file cannot be read, and why."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.problem = Problem(rule, values=values)


def damaged(what: str) -> UnreadableError:
    """The file is not whole. `what` says where."""
    return UnreadableError("damaged", what=what)


def refuse_area(rows: int, columns: int) -> None:
    """Raise UnreadableError if the area down to this last cell is more than can be held."""
    if rows * columns > MOST_CELLS or columns > MOST_COLUMNS:
        raise UnreadableError("far-cell", cell=cell_name(rows, columns - 1))
