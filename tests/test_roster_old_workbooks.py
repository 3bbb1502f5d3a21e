"""Workbooks before 2007, odd and damaged."""

from __future__ import annotations

import io
from struct import pack
from typing import Any

import pytest
import xlwt

from cases.rosters import drawn
from tests.roster_files import OLE, container_of, refused, sheet_of, short, wide
from validators.roster.reading import workbook
from validators.roster.reading.book import UnreadableError, refuse_area
from validators.roster.reading.file import read_file
from validators.roster.reading.ole import workbook_in
from validators.roster.reading.records import read_records
from validators.roster.table import Problem


def test_a_workbook_before_2007_that_is_damaged_or_has_a_password() -> None:
    good = drawn("64-excel-97.xls")
    assert refused(good[:2000]).rule == "damaged"
    assert refused(OLE + bytes(400)).rule == "damaged"
    assert refused(OLE + bytes(4000)).rule == "damaged"
    assert workbook.fault_of(ValueError("Password error: Workbook is password protected")).rule == "password"
    assert workbook.fault_of(ValueError("Cell limit exceeded")).rule == "too-large"


def test_sectors_that_lead_in_a_circle() -> None:
    good = drawn("64-excel-97.xls")
    table = int.from_bytes(good[76:80], "little")

    def refused_with(at: int, number: int) -> bool:
        data = good[:at] + number.to_bytes(4, "little") + good[at + 4 :]
        book = read_file(data)
        return isinstance(book, Problem) and book.rule == "damaged"

    first = 512 * (table + 1)
    assert refused_with(first, 0)  # a sector that is followed by itself
    assert refused_with(68, 99_999)  # the table goes on where there is nothing
    # The small sectors' own table, in a sector whose first number is its own place.
    zero = good[:512] + bytes(4) + good[516:]
    assert isinstance(read_file(zero[:60] + bytes(4) + zero[64:]), Problem)
    # The table goes on in a sector that says that it goes on in itself.
    good = good[: first - 4] + (table - 1).to_bytes(4, "little") + good[first:]
    assert refused_with(68, table - 1)


def old_workbook(*, small: bool = False) -> tuple[xlwt.Workbook, Any]:
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    for row in range(3 if small else 200):
        sheet.write(row, 0, f"张三{row}")
    return book, sheet


def saved(book: xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_errors_and_what_is_hidden_in_an_old_workbook() -> None:
    book, sheet = old_workbook()
    sheet.row(2).set_cell_error(1, "#REF!")
    sheet.row(3).set_cell_boolean(1, True)
    sheet.row(4).hidden = True
    sheet.col(1).hidden = True
    found = sheet_of(saved(book))
    assert (found.errors, set(found.hidden_rows), set(found.hidden_columns)) == ({(3, 1): "#REF!"}, {5}, {1})
    assert found.row(4) == ("张三3", "TRUE")


def test_a_cell_far_out_in_an_old_workbook() -> None:
    book, sheet = old_workbook()
    sheet.write(65_535, 255, " ")
    assert refused(saved(book)).values == {"cell": "IV65536"}


def record(kind: int, form: str, *values: int | bytes) -> bytes:
    data = pack(form, *values)
    return pack("<HH", kind, len(data)) + data


def test_the_records_of_an_old_workbook() -> None:
    sheets = record(0x0085, "<IHB", 23, 0, 0)
    failed = record(0x0006, "<HHH8sI", 4, 2, 0, b"\x02\0\x2a\0\0\0\xff\xff", 0)
    result = record(0x0006, "<HHH8sI", 5, 2, 0, bytes(8), 0)
    area = record(0x0200, "<IIHHH", 0, 10, 0, 3, 0) + record(0x0200, "<HHHHH", 0, 10, 0, 3, 0)
    several = record(0x00BD, "<HHHIHIH", 9, 1, 0, 0, 0, 0, 2)
    [marks] = read_records(sheets + bytes(12) + failed + result + area + several + record(0x0006, "<H", 1))
    assert (marks.errors, marks.last_row, marks.width) == ({(5, 2): "#N/A"}, 10, 3)


@pytest.mark.parametrize(
    ("records", "rule"),
    [
        (record(0x002F, "<H", 1), "password"),
        (record(0x00FC, "<II", 9, 4_000_000_000), "damaged"),
        (record(0x0200, "<H", 0), "damaged"),
        (record(0x0200, "<IIHHH", 6, 5, 0, 3, 0), "damaged"),  # the first row is behind the last
        (record(0x0200, "<HHHHH", 0, 5, 4, 3, 0), "damaged"),
        (record(0x0200, "<IIHHH", 0, 65_536, 0, 65_535, 0), "far-cell"),
        (record(0x0203, "<HHH", 65_000, 65_000, 0), "far-cell"),
        (record(0x0203, "<HHH", 5, 61_000, 0), "far-cell"),  # few cells, yet more columns than there are
    ],
    ids=short,
)
def test_records_that_would_take_a_machine_down(records: bytes, rule: str) -> None:
    with pytest.raises(UnreadableError) as unreadable:
        read_records(records)
    assert unreadable.value.rule == rule


def test_a_workbook_in_small_sectors() -> None:
    # LibreOffice and some systems write a workbook of less than 4096 bytes so; cut out of one that is larger.
    book, _ = old_workbook(small=True)
    assert workbook_in(saved(book)).startswith(b"\x09\x08")


def test_a_stream_that_is_longer_than_the_file() -> None:
    data = container_of("Workbook")
    at = data.rindex(wide("Workbook")) + 120
    assert refused(data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]).rule == "damaged"


def test_the_largest_sheet_of_an_old_workbook_is_too_large() -> None:
    refuse_area(8_000, 1_000)
    with pytest.raises(UnreadableError):
        refuse_area(65_536, 256)
