"""Reads XML Spreadsheet 2003, which systems also export under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from validators.roster.cells import value_of
from validators.roster.grid import Grid, Value
from validators.roster.reading.book import Book, UnreadableError
from validators.roster.reading.kinds import other_kind
from validators.roster.reading.parsing import parse, plain
from validators.roster.reading.spans import Spans

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet}"
# As the format has them: Python takes more, and another edition of it other digits and times.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,3})?")
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]*)?)?)?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass
class _Sheet:
    name: str
    spans: Spans = field(default_factory=Spans)
    row: int = 0
    column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    next_column: int = 0  # of the column declarations

    def grid(self) -> Grid:
        return replace(
            self.spans.grid(self.name),
            is_hidden=self.is_hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
        )


class _Target:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.is_workbook = False
        self._text: list[str] | None = None
        self._cell: Mapping[str, str] = {}
        self._type = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        name = tag.removeprefix(_NAMESPACE)
        about = {key.removeprefix(_NAMESPACE): value for key, value in attributes.items()}
        if name == "Workbook":
            self.is_workbook = True
        elif name == "Worksheet":
            self.sheets.append(_Sheet(about.get("Name", "")))
        elif self.sheets:
            self._start_in(self.sheets[-1], name, about)

    def _start_in(self, sheet: _Sheet, name: str, about: Mapping[str, str]) -> None:
        if name == "Row":
            sheet.row = _index(about, sheet.row + 1, _LAST_ROW)
            sheet.column = 0
            if about.get("Hidden") == "1":
                sheet.hidden_rows.add(sheet.row)
        elif name == "Cell":
            sheet.column = _index(about, sheet.column + 1, _LAST_COLUMN)
            self._cell = about
        elif name == "Column":
            first = _index(about, sheet.next_column + 1, _LAST_COLUMN)
            sheet.next_column = first + _count(about, "Span", _LAST_COLUMN)
            if about.get("Hidden") == "1":
                sheet.hidden_columns.update(range(first - 1, sheet.next_column))
        elif name == "Data":
            self._text, self._type = [], about.get("Type", "String")
        elif name.endswith("Visible"):
            self._text, self._type = [], "Visible"

    def data(self, text: str) -> None:
        """Take text."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        name = plain(tag)
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        if name == "Data" and self._text is not None:
            self._put(sheet, "".join(self._text))
            self._text = None
        elif name == "Visible" and self._text is not None:
            sheet.is_hidden = "".join(self._text) in ("SheetHidden", "SheetVeryHidden")
            self._text = None
        elif name == "Cell":
            across, down = (_count(self._cell, side, _LAST_COLUMN) for side in ("MergeAcross", "MergeDown"))
            if across or down:
                sheet.spans.put(sheet.row, sheet.column - 1, "", down, across)
            sheet.column += across

    def _put(self, sheet: _Sheet, text: str) -> None:
        if self._type == "Error":
            sheet.spans.errors[sheet.row, sheet.column - 1] = text
        else:
            sheet.spans.put(max(sheet.row, 1), max(sheet.column, 1) - 1, _value(text, self._type))


def read_xml(text: str, encoding: str) -> Book:
    """Read an XML workbook. Raises UnreadableError for other XML, and for XML that declares entities."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableError("unsafe-content")
    target = _Target()
    # The text is decoded, so what it says of its encoding is no longer true.
    parse([_DECLARATION.sub("", text, count=1)], start=target.start, data=target.data, end=target.end)
    if not target.is_workbook:
        raise other_kind("XML 文件", "请用原来的系统导出 .xlsx，再拖进来。")
    return Book("XML 电子表格 2003", tuple(sheet.grid() for sheet in target.sheets), encoding)


def _value(text: str, kind: str) -> Value:
    if kind == "Number":
        return float(text) if _NUMBER.fullmatch(text) else text
    if kind == "DateTime" and (written := _TIME.fullmatch(text)):
        year, month, day, hour, minute, second = (int(part or 0) for part in written.groups())
        try:
            return value_of(datetime(year, month, day, hour, minute, second))
        except ValueError:
            return text
    return {"1": "TRUE", "0": "FALSE"}.get(text, text) if kind == "Boolean" else text


def _index(about: Mapping[str, str], following: int, last: int) -> int:
    given = _count(about, "Index", last)
    return given or min(following, last)


def _count(about: Mapping[str, str], name: str, most: int) -> int:
    digits = about.get(name, "")
    return min(int(digits[:8]), most) if digits.isascii() and digits.isdigit() else 0
