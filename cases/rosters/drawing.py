"""What the drawings of rosters share: workbooks in memory, and parts of a ZIP put in place of others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from cases.rosters.people import Person
from validators.roster.columns import LABELS

Draw = Callable[[], bytes]
Value = str | int | float | date | None
_CREATED = datetime(2026, 11, 26)


class Cannot(Exception):  # noqa: N818 — it reads as what it is: the file cannot be drawn here
    """A program that makes the file is missing."""


class Drawings(dict[str, Draw]):
    """The drawings of a module, by the file's name."""

    def file(self, name: str) -> Callable[[Draw], Draw]:
        """Declare the decorated function as the drawing of this file."""

        def declare(draw: Draw) -> Draw:
            self[name] = draw
            return draw

        return declare


class Book:
    """A workbook in which text stays text."""

    def __init__(self, **options: Any) -> None:
        self._buffer = io.BytesIO()
        kept = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self.book = xlsxwriter.Workbook(self._buffer, {**kept, **options})
        self.book.set_properties({"created": _CREATED})
        self.text = self.book.add_format({"num_format": "@"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.head = self.book.add_format({"bold": True, "align": "center", "border": 1, "text_wrap": True})

    def sheet(self, name: str = "花名册") -> Any:
        """Add a sheet."""
        return self.book.add_worksheet(name)

    def put(self, sheet: Any, row: int, values: Sequence[Value], first: int = 0) -> None:
        """Write values into a row, both counted from 0."""
        for at, value in enumerate(values, first):
            if value == "" or value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(row, at, value, self.text)
            elif isinstance(value, date):
                sheet.write_datetime(row, at, value, self.day)
            else:
                sheet.write_number(row, at, value)

    def labels(self, sheet: Any, fields: Sequence[str], row: int = 0) -> None:
        """Write the header of these fields."""
        for at, name in enumerate(fields):
            sheet.write_string(row, at, LABELS[name], self.head)

    def table(
        self,
        sheet: Any,
        fields: Sequence[str],
        rows: Sequence[Person],
        top: int = 0,
        labels: Sequence[str] | None = None,
    ) -> int:
        """Write a header and people below it; return the row after them."""
        for at, words in enumerate(labels or [LABELS[name] for name in fields]):
            sheet.write_string(top, at, words, self.head)
        for at, row in enumerate(rows, top + 1):
            self.put(sheet, at, [row[name] for name in fields])
        return top + 1 + len(rows)

    def bytes(self) -> bytes:
        """Finish it."""
        self.book.close()
        return self._buffer.getvalue()


def simple(fields: Sequence[str], rows: Sequence[Person], name: str = "花名册") -> bytes:
    """A workbook with one table and nothing else."""
    book = Book()
    book.table(book.sheet(name), fields, rows)
    return book.bytes()


def parts_of(archive: bytes) -> dict[str, bytes]:
    """The parts of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def edited(archive: bytes, name: str, *swaps: tuple[str, str]) -> bytes:
    """The ZIP with words in one part put in place of others. Raises ValueError if they are not there."""
    parts = parts_of(archive)
    text = parts[name].decode()
    for old, new in swaps:
        if old not in text:
            raise ValueError(f"no {old!r} in {name}")
        text = text.replace(old, new)
    return archive_of({**parts, name: text.encode()})
