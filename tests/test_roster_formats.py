"""Odd and damaged files of each format: they are read, or refused in words."""

from __future__ import annotations

import io
import zipfile
from struct import pack
from typing import Any

import pytest
import xlsxwriter
import xlwt

from cases.rosters import drawn
from cases.rosters.cell_contents import by_openpyxl
from cases.rosters.drawing import archive_of, edited, parts_of
from validators.roster.grid import Area, Grid
from validators.roster.reading import file as reading
from validators.roster.reading import workbook
from validators.roster.reading.binary import area_of
from validators.roster.reading.book import Book, UnreadableError, refuse_area
from validators.roster.reading.file import read_file
from validators.roster.reading.ole import workbook_in
from validators.roster.reading.records import read_records
from validators.roster.reading.sheet_xml import read_marks
from validators.roster.reading.text import decode
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


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"BM" + bytes(50), "图片"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包"),
        (b"{\\rtf1\\ansi", "Word 文档（RTF）"),
        (container_of("WordDocument"), "Word 文档"),
        (container_of("PowerPoint"), "表格以外的 Office 文件"),
        (archive_of({"ppt/presentation.xml": b"<p/>"}), "演示文稿"),
        (archive_of({"a.txt": b"a"}), "压缩包"),
        (archive_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "压缩包"),
        (b"<html><body><p>\xe9\x80\x9a\xe7\x9f\xa5</p></body></html>", "没有表格的网页"),
        (b"<?xml version='1.0'?><a/>", "XML 文件"),
    ],
    ids=short,
)
def test_other_kinds_are_named(data: bytes, kind: str) -> None:
    problem = refused(data)
    assert (problem.rule, problem.values["kind"]) == ("other-kind", kind)
    assert problem.values["remedy"]


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert rows_of(b"BM,b\n1,2") == [("BM", "b"), ("1", "2")]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0\0", b"\xef\xbb\xbf", "\n".encode("utf-16")], ids=short)
def test_empty_files(data: bytes) -> None:
    assert refused(data).rule == "empty-file"


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert refused(b"a,b\n1,2\n3,4").rule == "too-large"


# ── workbooks ──


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


def test_a_workbook_without_the_part_that_has_its_tables() -> None:
    assert refused(archive_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})).rule == "damaged"


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
        (record(0x0200, "<IIHHH", 0, 65_536, 0, 65_535, 0), "far-cell"),
        (record(0x0203, "<HHH", 65_000, 65_000, 0), "far-cell"),
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


def test_the_largest_sheet_of_an_old_workbook_is_too_large() -> None:
    refuse_area(8_000, 1_000)
    with pytest.raises(UnreadableError):
        refuse_area(65_536, 256)


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
    assert (marks.last_row, marks.width) == (2, 1)


def test_records_of_a_binary_sheet_may_end_anywhere() -> None:
    assert area_of(b"") == (0, 0)
    assert area_of(b"\x00\x04\x05\0\0\0\x05\x08\x07\0\0\0\0\0\0\0") == (6, 8)
    assert area_of(b"\x00\x04\x05\0\0\0\x01\x08\x07\0\0\0\0\0\0\0") == (0, 0)
    assert area_of(b"\x85\x81\xff\xff\xff\xff") == (0, 0)


# ── text ──


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("甲".encode(), "甲", "UTF-8"),
        ("甲".encode("gbk"), "甲", "GB18030（GBK）"),
        ("甲".encode("utf-16"), "甲", "UTF-16"),
        (b"\xfe\xff" + "甲".encode("utf-16-be"), "甲", "UTF-16"),
        ("甲\n".encode() * 3 + b"\xff\n", "甲\n甲\n甲\n\ufffd\n", "UTF-8"),
    ],
    ids=short,
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_quote_that_is_left_open_takes_no_rows_away() -> None:
    data = "姓名\t备注\n" + '张三\t"他说\n' + "李四\t无\n" * 60
    assert len(rows_of(data.encode())) == 62


def test_a_cell_as_long_as_a_book() -> None:
    assert refused(b"a,b\n" + b"x" * 1_100_000 + b",2").rule == "too-large"


def test_one_column_and_the_lines_of_a_cell() -> None:
    assert rows_of('姓名\n张三\n"李\n四"'.encode()) == [("姓名",), ("张三",), ("李\n四",)]


# ── web pages and XML ──


def page(table: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{table}</body></html>".encode()


def test_cells_that_span() -> None:
    sheet = sheet_of(
        page(
            "<table><tr><th rowspan=2>甲<th colspan='2'>乙</tr><tr><td>丙</td><td>丁<br>戊 <b>己</b></td></tr>"
            "<tr><td rowspan=x colspan=0> </td><td>&nbsp;庚</td></table>"
        )
    )
    rows = [sheet.row(number) for number in range(1, sheet.height + 1)]
    assert rows == [("甲", "乙", ""), ("", "丙", "丁\n戊 己"), ("", "庚", "")]
    assert sheet.merged == (Area(1, 0, 2, 0), Area(1, 1, 1, 2))


def test_the_largest_table_is_read() -> None:
    outer = (
        "<p>前面</p></td></table><table><td>外面<table><tr><td>姓名<td>号码<tr><td>张三<td>1</table>"
        "<style>td</style><script>x</script></style></td></tr></table></tr>后面"
    )
    assert rows_of(page(outer)) == [("姓名", "号码"), ("张三", "1")]


def test_a_page_cut_short() -> None:
    assert rows_of(b"<table><tr><td>a<td>b") == [("a", "b")]


def xml(rows: str, more: str = "") -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="gb2312"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles/>\n'
        f'<Worksheet ss:Name="一"><Table>\n{rows}</Table>{more}</Worksheet></Workbook>'
    ).encode()


def cell(kind: str, text: str, about: str = "") -> str:
    return f'<Cell {about}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_what_a_workbook_in_xml_holds() -> None:
    space = "urn:schemas-microsoft-com:office:excel"
    options = f'<WorksheetOptions xmlns="{space}"><Visible>SheetHidden</Visible></WorksheetOptions>'
    columns = '<Column ss:Width="9"/><Column ss:Index="3" ss:Span="1" ss:Hidden="1"/>'
    numbers = cell("Number", "85.5") + cell("Number", "x") + cell("Boolean", "1") + cell("Boolean", "是")
    dates = cell("DateTime", "2026-07-20T00:00:00.000", 'ss:Index="2"') + cell("Error", "#N/A") + cell("String", "末")
    merged = '<Cell ss:MergeAcross="1" ss:MergeDown="2"/>' + cell("String", "后")
    data = xml(
        f'{columns}<Row ss:Hidden="1">{numbers}</Row><Row ss:Index="3">{dates}</Row><Row>{merged}<Cell/></Row>'
        '<Row ss:Index="x"><Cell><Comment/></Cell></Row>',
        options,
    )
    sheet = sheet_of(data)
    rows = [sheet.row(number) for number in range(1, sheet.height + 1)]
    assert rows == [(85.5, "x", "TRUE", "是"), ("",) * 4, ("", "2026-07-20", "", "末"), ("", "", "后", "")]
    assert sheet.errors == {(3, 2): "#N/A"}
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns), sheet.is_hidden) == ({1}, {2, 3}, True)
    assert sheet.merged == (Area(4, 0, 6, 1),)
    assert sheet.name == "一"


def test_a_workbook_in_xml_with_data_out_of_place() -> None:
    assert rows_of(xml(cell("String", "甲"))) == [("甲",)]
    assert refused(xml("<Row><Cell>")).rule == "damaged"
    assert refused(xml("<Row/>")).rule == "empty-file"
    assert (
        refused(xml('<Row ss:Index="1048576">' + cell("String", "甲", 'ss:Index="16384"') + "</Row>")).rule
        == "far-cell"
    )
