"""What is read of a roster's file, for the tests of its formats."""

from __future__ import annotations

from typing import Any

from cases.rosters import drawn
from validators.roster.grid import Grid
from validators.roster.reading.book import Book
from validators.roster.reading.file import read_file
from validators.roster.table import Problem

SHEET = "xl/worksheets/sheet1.xml"


def sheet_of(data: bytes) -> Grid:
    book = read_file(data)
    assert isinstance(book, Book)
    [sheet] = book.sheets
    return sheet


def rows_of(data: bytes) -> list[tuple[Any, ...]]:
    sheet = sheet_of(data)
    return [sheet.row(number) for number in range(1, sheet.height + 1)]


def refused(data: bytes) -> Problem:
    problem = read_file(data)
    assert isinstance(problem, Problem)
    return problem


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def short(value: str | bytes) -> str:
    """The name of a parameter: pytest cannot write bytes."""
    return value if isinstance(value, str) else f"{len(value)} bytes"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def container_of(name: str) -> bytes:
    """An OLE container that is whole, with one stream of this name."""
    data = drawn("64-excel-97.xls")
    at, entry = data.rindex(wide("Workbook")), wide(name)
    return data[:at] + entry + data[at + len(entry) :]
