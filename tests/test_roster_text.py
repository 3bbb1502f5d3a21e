"""Text in any encoding, web pages, and workbooks in XML."""

from __future__ import annotations

import pytest

from tests.roster_files import refused, rows_of, sheet_of, short
from validators.roster.grid import Area
from validators.roster.reading.text import decode


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
    assert rows_of(xml(f"<Row>{cell('DateTime', '2026-02-30')}</Row>")) == [("2026-02-30",)]
    assert refused(xml("<Row><Cell>")).rule == "damaged"
    assert refused(xml("<Row/>")).rule == "empty-file"
    assert (
        refused(xml('<Row ss:Index="1048576">' + cell("String", "甲", 'ss:Index="16384"') + "</Row>")).rule
        == "far-cell"
    )
