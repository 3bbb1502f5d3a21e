"""Workbooks of several sheets, of extraordinary size, and with something hidden."""

from __future__ import annotations

from cases.rosters.drawing import Book, Drawings, edited, simple
from cases.rosters.people import SHORT, people
from validators.roster.columns import LABELS

FILES = Drawings()
_SHEET = "xl/worksheets/sheet1.xml"


@FILES.file("10-hidden-rows-and-columns.xlsx")
def hidden() -> bytes:
    """Row 6 and column D are hidden."""
    book = Book()
    sheet = book.sheet()
    rows = people(6)
    rows[4]["certificate_number"] = rows[0]["certificate_number"]
    book.table(sheet, SHORT, rows)
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column(3, 3, 20, None, {"hidden": True})
    sheet.autofilter(0, 0, 6, len(SHORT) - 1)
    return book.bytes()


@FILES.file("11-a-sheet-per-department.xlsx")
def departments() -> bytes:
    """A sheet for each department, one with an explanation, an empty one, and an old one that is hidden."""
    book = Book()
    book.sheet("填表说明").write_string(0, 0, "请各科室按统一格式填写，身份证号码设为文本。")
    book.table(book.sheet("法规科"), SHORT, people(3))
    book.table(book.sheet("监督科 "), SHORT, people(4, 3))
    book.sheet("Sheet3")
    old = book.sheet("旧表")
    book.table(old, SHORT, people(2, 20))
    old.hide()
    return book.bytes()


@FILES.file("13-300-columns.xlsx")
def wide() -> bytes:
    """Of 300 columns three are of use."""
    book = Book()
    sheet = book.sheet()
    places = {30: "name", 120: "resident_id", 299: "certificate_number"}
    book.put(sheet, 0, [LABELS[places[at]] if at in places else f"指标{at + 1}" for at in range(300)])
    for line, row in enumerate(people(4), 1):
        book.put(sheet, line, [row[places[at]] if at in places else at * line for at in range(300)])
    return book.bytes()


@FILES.file("14-stray-cell-in-the-last-corner.xlsx")
def far_corner() -> bytes:
    """A space in the last cell that a sheet can have."""
    book = Book()
    sheet = book.sheet()
    book.table(sheet, SHORT, people(3))
    sheet.write_string(1_048_575, 16_383, " ")
    return book.bytes()


@FILES.file("15-dimension-of-a-million-rows.xlsx")
def false_dimension() -> bytes:
    """The sheet claims a million rows and has four."""
    return edited(simple(SHORT, people(3)), _SHEET, ('<dimension ref="A1:I4"/>', '<dimension ref="A1:XFD1048576"/>'))


@FILES.file("16-formatted-to-row-200000.xlsx")
def formatted_far() -> bytes:
    """Borders down to row 200,000, and nothing in them."""
    blank = "".join(
        f'<row r="{row}">{"".join(f"""<c r="{column}{row}" s="1"/>""" for column in "ABCDEFGHI")}</row>'
        for row in range(5, 200_001)
    )
    return edited(simple(SHORT, people(3)), _SHEET, ("</sheetData>", f"{blank}</sheetData>"))
