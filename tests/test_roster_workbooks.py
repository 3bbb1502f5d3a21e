"""Workbooks that are ZIPs, odd and damaged."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from cases.rosters import drawn
from cases.rosters.cell_contents import by_openpyxl
from cases.rosters.drawing import archive_of, edited, parts_of
from tests.roster_files import SHEET, refused, rows_of, sheet_of, short
from validators.roster.reading import workbook
from validators.roster.reading.binary import area_of
from validators.roster.reading.book import UnreadableError
from validators.roster.reading.file import read_file
from validators.roster.reading.sheet_xml import read_marks


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xl/workbook.xml", b"<workbook"),
        (SHEET, b"<worksheet><sheetData><row"),
        ("xl/_rels/workbook.xml.rels", b""),
    ],
    ids=short,
)
def test_a_workbook_with_a_broken_part(name: str, data: bytes) -> None:
    assert refused(archive_of({**parts_of(by_openpyxl()), name: data})).rule == "damaged"


def test_a_workbook_whose_sheet_is_not_there() -> None:
    relations = ("xl/_rels/workbook.xml.rels", ("sheet1.xml", "sheet9.xml"))
    assert refused(edited(by_openpyxl(), *relations)).rule == "damaged"


def test_a_workbook_without_the_part_that_has_its_tables() -> None:
    assert refused(archive_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})).rule == "damaged"


def test_a_table_that_never_ends() -> None:
    """Calamine would look for its end for ever."""
    parts = parts_of(drawn("66-made-by-libreoffice.ods"))
    xml = parts["content.xml"]
    for never in (xml.partition(b"</table:table>")[0], xml.replace(b"</table:table>", b"")):
        assert never != xml
        assert refused(archive_of({**parts, "content.xml": never})).rule == "damaged"
    unknown = b'<?xml version="1.0" encoding="DTF-8"?><a/>'
    assert refused(archive_of({**parts, "content.xml": unknown})).rule == "damaged"


def test_a_part_in_an_encoding_that_nobody_knows() -> None:
    parts = parts_of(by_openpyxl())
    text = parts["xl/workbook.xml"].partition(b"?>")[2] or parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = b'<?xml version="1.0" encoding="DTF-8"?>' + text
    assert refused(archive_of(parts)).rule == "damaged"


def test_a_part_that_begins_before_the_file() -> None:
    data = by_openpyxl()
    directory = data.index(b"PK\x01\x02")
    # One byte less before the directory: the first part then begins at -1.
    assert refused(data[:4] + data[5:directory] + data[directory:]).rule == "damaged"


def test_a_part_that_is_encrypted() -> None:
    data = bytearray(by_openpyxl())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo("xl/workbook.xml").header_offset
    data[start + 6] |= 1
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/workbook.xml"))
    data[directory + 8] |= 1
    assert refused(bytes(data)).rule == "damaged"


def test_whoever_stops_the_reading_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workbook, "filled", stop)
    with pytest.raises(KeyboardInterrupt):
        read_file(by_openpyxl())


def test_a_table_that_begins_further_down_and_right() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write(2, 1, "姓名")
    sheet.write(3, 2, True)
    book.close()
    assert rows_of(buffer.getvalue()) == [("", "", ""), ("", "", ""), ("", "姓名", ""), ("", "", "TRUE")]


def test_sheets_named_from_the_root_and_chart_sheets() -> None:
    data = edited(
        drawn("24-formulas-and-error-cells.xlsx"), "xl/_rels/workbook.xml.rels", ('"worksheets/', '"/xl/worksheets/')
    )
    assert sheet_of(data).errors == {(2, 3): "#N/A", (3, 3): "#REF!"}


def test_blank_cells_far_out_do_no_harm() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    sheet = sheet_of(edited(drawn("32-made-by-openpyxl.xlsx"), SHEET, ("</sheetData>", far)))
    assert (sheet.height, len(sheet.columns)) == (4, 3)


def marks_of(*blocks: bytes) -> Any:
    return read_marks(lambda: iter(blocks))


def test_what_the_xml_of_a_sheet_tells() -> None:
    xml = (
        b'<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/><col hidden="1"/></cols>'
        b'<sheetData><row r="1" hidden="true"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        b'<c s="2" r="B1"><f>A1</f></c></row>'
        b'<row hidden="1"><c r="A2" t="e"></c></row><row r="3" ht="9"><c t="e"><v>#N/A</v></c><c><f>A1</f></c></row>'
        b"</sheetData></worksheet>"
    )
    for cut in (7, 80, 150, 200, 260, 300, len(xml)):
        marks = marks_of(xml[:cut], xml[cut:])
        assert marks.hidden_columns == {1, 2}
        assert marks.hidden_rows == {1}
        assert marks.errors == {(1, 0): "#DIV/0!", (2, 0): ""}
        assert marks.without_result == {(1, 1)}


def test_elements_with_a_prefix() -> None:
    xml = b'<x:sheetData><x:row r="7"><x:c r="AA7" t="e"><x:v>#REF!</x:v></x:c><x:c r="AB7"><x:f>A1</x:f></x:c></x:row>'
    marks = marks_of(xml)
    assert (marks.errors, marks.without_result) == ({(7, 26): "#REF!"}, {(7, 27)})
    assert (marks.last_row, marks.width) == (7, 28)


def test_a_long_tail_is_not_kept() -> None:
    tail = b"<conditionalFormatting/>" * 100_000
    marks = marks_of(b'<row r="2"><c r="A2"/></row>', tail, tail, tail)
    assert marks.last_row == 2


def without_namespace(parts: dict[str, bytes]) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b" xmlns=", b" about=")


def in_capitals(parts: dict[str, bytes]) -> None:
    parts[SHEET.upper()] = parts.pop(SHEET)


def behind_backslashes(parts: dict[str, bytes]) -> None:
    parts[SHEET.replace("/", "\\")] = parts.pop(SHEET)


def with_another_of_its_name(parts: dict[str, bytes]) -> None:
    relations = parts["xl/_rels/workbook.xml.rels"]
    start = relations.rindex(b"<Relationship ", 0, relations.index(b"worksheets/"))
    relation = relations[start : relations.index(b"/>", start) + 2]
    (number,) = re.findall(b' Id="([^"]+)"', relation)
    other = relation.replace(b"sheet1.xml", b"sheet2.xml").replace(b'"' + number, b'"other')
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(relation, relation + other)
    parts["xl/worksheets/sheet2.xml"] = parts[SHEET].replace(b"XFD1048576", b"A9")
    sheets = parts["xl/workbook.xml"]
    sheet = sheets[sheets.index(b"<sheet ") : sheets.index(b"</sheets>")]
    parts["xl/workbook.xml"] = sheets.replace(sheet, sheet + sheet.replace(b'"' + number, b'"other'))


@pytest.mark.parametrize(
    "change",
    [without_namespace, in_capitals, behind_backslashes, with_another_of_its_name],
    ids=lambda each: each.__name__,
)
def test_a_cell_far_out_is_seen_wherever_calamine_finds_the_sheet(change: Callable[[dict[str, bytes]], None]) -> None:
    parts = dict(parts_of(drawn("14-stray-cell-in-the-last-corner.xlsx")))
    change(parts)
    assert refused(archive_of(parts)).rule == "far-cell"


def test_a_long_narrow_sheet_is_no_wider_than_it_is() -> None:
    marks = marks_of(b'<row r="400000"><c r="B400000"><v>1</v></c></row>')
    assert marks.last_row == 400_000
    with pytest.raises(UnreadableError):
        marks_of(b'<row r="400000"><c r="Z400000"><v>1</v></c></row>')


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A4" r="XFD1048576"t="n">',
        "<c r='XFD1048576'>",
        '<c x=">" r="XFD1048576">',
        '<c\tr = "XFD1048576" s="1" >',
        '<c\nr="XFD99999">',
        '<x:c\rr="XFD99999">',
    ],
)
@pytest.mark.parametrize("row", ['<row r="4">', "<row>", '<row r="99999">'])
def test_a_cell_far_out_is_refused_however_it_names_itself(row: str, cell: str) -> None:
    far = f"{row}{cell}<v>1</v></c></row></sheetData>"
    assert refused(edited(drawn("32-made-by-openpyxl.xlsx"), SHEET, ("</sheetData>", far))).rule == "far-cell"


def renamed(data: bytes, name: str, other: str) -> bytes:
    """The ZIP with another name for one of its parts."""
    return archive_of({other if each == name else each: content for each, content in parts_of(data).items()})


FAR = drawn("14-stray-cell-in-the-last-corner.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        edited(
            renamed(FAR, SHEET, "xl/worksheets/./sheet1.xml"), "xl/_rels/workbook.xml.rels", ("sheets/", "sheets/./")
        ),
        renamed(FAR, "xl/workbook.xml", "XL/Workbook.xml"),
        edited(
            renamed(drawn("84-excel-binary-last-corner.xlsb"), "xl/worksheets/sheet1.bin", "xl/worksheets/1"),
            "xl/_rels/workbook.bin.rels",
            ("sheet1.bin", "1"),
        ),
    ],
    ids=["a path with dots", "a workbook in capitals", "a sheet in records"],
)
def test_a_cell_far_out_is_seen_under_other_names_too(data: bytes) -> None:
    assert refused(data).rule == "far-cell"


def test_a_sheet_in_other_case_is_read_as_another() -> None:
    data = drawn("24-formulas-and-error-cells.xlsx")
    assert sheet_of(renamed(data, SHEET, "xl/worksheets/Sheet1.xml")).errors == sheet_of(data).errors


def test_the_relations_of_a_binary_sheet_are_no_records() -> None:
    data = drawn("83-excel-binary.xlsb")
    # Read as records, it has a cell far out.
    relations = f"{'<Relationships>':84}\n{'<Relationship/>':40}</Relationships>".encode()
    with_relations = archive_of({**parts_of(data), "xl/worksheets/_rels/sheet1.bin.rels": relations})
    assert area_of(relations) > (1, 16_384)
    assert rows_of(with_relations) == rows_of(data)


def test_two_parts_of_one_name() -> None:
    parts = parts_of(FAR)
    assert refused(archive_of({**parts, "xl/worksheets/Sheet1.xml": parts[SHEET]})).rule == "damaged"


def test_records_of_a_binary_sheet_may_end_anywhere() -> None:
    assert area_of(b"") == (0, 0)
    assert area_of(b"\x00\x04\x05\0\0\0\x05\x08\x07\0\0\0\0\0\0\0") == (6, 8)
    assert area_of(b"\x00\x04\x05\0\0\0\x01\x08\x07\0\0\0\0\0\0\0") == (0, 0)
    assert area_of(b"\x85\x81\xff\xff\xff\xff") == (0, 0)
