"""Reads from the records of an .xls ([MS-XLS] 2.1.4) what calamine does not tell, and what it would trip over."""

from __future__ import annotations

from collections.abc import Iterator
from struct import calcsize, unpack_from

from validators.roster.reading.book import UnreadableError, damaged, refuse_area
from validators.roster.reading.sheet_xml import Marks

_FORMULA, _PASSWORD, _COLUMNS, _SHEET, _STRINGS = 0x0006, 0x002F, 0x007D, 0x0085, 0x00FC
_AREA, _ERROR, _ROW = 0x0200, 0x0205, 0x0208
_SEVERAL = 0x00BD  # numbers in neighbouring cells; the last column stands at the end
_CELLS = frozenset((_FORMULA, _ERROR, _SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x027E))
_AREA_SINCE_1997 = 14  # bytes
_HIDDEN_ROW = 0x20
_SHORTEST_STRING = 3
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read_records(workbook: bytes) -> list[Marks]:
    """Go through the records once, and return what they tell of each sheet, in order.

    Raises UnreadableError for a password, and for what says that it is larger than can be held.
    """
    starts: list[int] = []
    of_sheets: dict[int, Marks] = {}
    marks = Marks()
    for at, kind, record in _records(workbook):
        if at in of_sheets:
            marks = of_sheets[at]
        if kind == _PASSWORD:
            raise UnreadableError("password")
        if kind == _SHEET and len(record) >= 4:
            starts.append(unpack_from("<I", record)[0])
            of_sheets[starts[-1]] = Marks()
        elif (
            kind == _STRINGS and len(record) >= 8 and unpack_from("<I", record, 4)[0] * _SHORTEST_STRING > len(workbook)
        ):
            raise damaged("文件中间坏了")
        elif kind == _AREA:
            _refuse_area(record)
        else:
            _mark(kind, record, marks)
    for sheet in (marks, *of_sheets.values()):
        refuse_area(sheet.last_row, sheet.width)
    return [of_sheets[start] for start in starts]


def _records(workbook: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(workbook):
        kind, size = unpack_from("<HH", workbook, at)
        yield at, kind, workbook[at + 4 : at + 4 + size]
        at += 4 + size


def _refuse_area(record: bytes) -> None:
    """The last row and column come second and fourth; before 1997 a row was a shorter number.

    For a sheet that ends before it begins, calamine wants more memory than there is, which ends the process.
    """
    form = "<IIHH" if len(record) >= _AREA_SINCE_1997 else "<HHHH"
    if len(record) < calcsize(form):
        raise damaged("文件中间坏了")
    top, rows, left, columns = unpack_from(form, record)
    if top > rows or left > columns:
        raise damaged("文件中间坏了")
    refuse_area(rows, columns)


def _mark(kind: int, record: bytes, marks: Marks) -> None:
    if kind in _CELLS and len(record) >= 6:
        row, column = unpack_from("<HH", record)
        last = unpack_from("<H", record, len(record) - 2)[0] if kind == _SEVERAL else column
        marks.last_row, marks.width = max(marks.last_row, row + 1), max(marks.width, last + 1)
    if kind == _ERROR and len(record) >= 8 and record[7]:
        row, column = unpack_from("<HH", record)
        marks.errors[row + 1, column] = _ERRORS.get(record[6], "#N/A")
    elif kind == _FORMULA and len(record) >= 14 and record[6] == 2 and record[12:14] == b"\xff\xff":
        row, column = unpack_from("<HH", record)
        marks.errors[row + 1, column] = _ERRORS.get(record[8], "#N/A")
    elif kind == _ROW and len(record) >= 16 and record[12] & _HIDDEN_ROW:
        marks.hidden_rows.add(unpack_from("<H", record)[0] + 1)
    elif kind == _COLUMNS and len(record) >= 10 and record[8] & 1:
        first, last = unpack_from("<HH", record)
        marks.hidden_columns.update(range(first, last + 1))
