"""What stands in the cells: numbers as numbers, dates of every kind, formulas, rare characters, pictures."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl

from cases.rosters.drawing import Book, Drawings, archive_of, edited, parts_of, simple
from cases.rosters.people import CODE, KEYS, UNIT, people, person, resident_id

FILES = Drawings()
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@FILES.file("20-identity-numbers-as-numbers.xlsx")
def as_numbers() -> bytes:
    """Identity numbers that lost their last three digits, an old one, and a certificate number without its start."""
    book = Book()
    sheet = book.sheet()
    book.labels(sheet, KEYS)
    whole = book.book.add_format({"num_format": "0"})
    for at, row in enumerate(people(4), 1):
        sheet.write_string(at, 0, row["name"])
        sheet.write_number(at, 1, float(f"{str(row['resident_id'])[:15]}000"), whole if at % 2 else None)
        sheet.write_string(at, 2, row["certificate_number"])
    old = str(person(5)["resident_id"])
    sheet.write_string(5, 0, person(5)["name"])
    sheet.write_number(5, 1, int(old[:6] + old[8:17]), whole)
    sheet.write_string(5, 2, f"{CODE}0005")
    book.put(sheet, 6, [person(6)["name"], person(6)["resident_id"], 10006])
    return book.bytes()


@FILES.file("21-identity-numbers-untidy.xlsx")
def untidy() -> bytes:
    """A quote, spaces, full-width digits, a small x, invisible characters, a line break."""
    book = Book()
    sheet = book.sheet()
    book.labels(sheet, KEYS)
    quoted = book.book.add_format({"num_format": "@", "quote_prefix": True})
    rows = people(9)
    ids = [str(row["resident_id"]) for row in rows]
    with_x = next(resident_id(index) for index in range(100, 400) if resident_id(index).endswith("X"))
    typed = [
        f"'{ids[0]}",
        f"{ids[1][:6]} {ids[1][6:14]} {ids[1][14:]}",
        "".join(chr(ord(digit) + 0xFEE0) for digit in ids[2]),
        with_x.lower(),
        f"\u00a0{ids[4]}\u200b",
        f"{ids[5]}\n",
        f"\u202d{ids[6]}\u202c",
        ids[7],
        ids[8],
    ]
    for at, (row, text) in enumerate(zip(rows, typed, strict=True), 1):
        sheet.write_string(at, 0, row["name"])
        sheet.write_string(at, 1, text, quoted if at == 8 else None)
        sheet.write_string(at, 2, row["certificate_number"])
    return book.bytes()


@FILES.file("22-dates-of-every-kind.xlsx")
def dates() -> bytes:
    """Dates with a format, as a bare number, and as text in many ways."""
    fields = ["name", "certificate_number", "general_exam_date", "issued_on"]
    book = Book()
    sheet = book.sheet()
    book.labels(sheet, fields)
    in_chinese = book.book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    month_only = book.book.add_format({"num_format": 'yyyy"年"m"月"'})
    for at, row in enumerate(people(10), 1):
        book.put(sheet, at, [row["name"], row["certificate_number"], "", "2024-05-20"])
    sheet.write_datetime(1, 2, date(2026, 7, 20), in_chinese)
    sheet.write_datetime(2, 2, date(2025, 7, 20), book.day)
    sheet.write_number(3, 2, 46223)  # 2026-07-20
    typed = ("2026.7.20", "20260720", "2026年7月", "26.7.20", "2026-7-20 00:00:00", "2026年7月20号")
    for at, text in enumerate(typed, 4):
        sheet.write_string(at, 2, text)
    sheet.write_datetime(10, 2, date(2026, 7, 1), month_only)
    return book.bytes()


@FILES.file("23-dates-of-1904.xlsx")
def dates_of_1904() -> bytes:
    """Days that count from 1904, one of them without a date format."""
    book = Book(date_1904=True)
    sheet = book.sheet()
    book.labels(sheet, ["name", "certificate_number", "general_exam_date", "issued_on"])
    for at, row in enumerate(people(3), 1):
        book.put(sheet, at, [row["name"], row["certificate_number"], date(2026, 7, 20), date(2024, 5, 20)])
    sheet.write_number(3, 2, 44761)  # 2026-07-20
    return book.bytes()


@FILES.file("24-formulas-and-error-cells.xlsx")
def formulas() -> bytes:
    """Formulas with results, two that failed, and one that was never calculated."""
    fields = ["name", "resident_id", "sex", "unit_name", "certificate_number"]
    book = Book()
    sheet = book.sheet()
    book.labels(sheet, fields)
    rows = people(6)
    for at, row in enumerate(rows, 1):
        book.put(sheet, at, [row["name"], row["resident_id"], "", UNIT, row["certificate_number"]])
        sheet.write_formula(at, 2, f'=IF(MOD(MID(B{at + 1},17,1),2),"男","女")', None, row["sex"])
    sheet.write_formula(1, 3, "=VLOOKUP(A2,单位!A:B,2,0)", None, "#N/A")
    sheet.write_formula(2, 3, "=#REF!A1", None, "#REF!")
    sheet.write_formula(3, 4, '="川X01"&TEXT(3,"0000")', None, "川X010003")
    last = '<f>IF(MOD(MID(B7,17,1),2),"男","女")</f>'
    return edited(book.bytes(), _SHEET, (f"{last}<v>{rows[5]['sex']}</v>", last))


@FILES.file("27-rare-characters-in-names.xlsx")
def rare_characters() -> bytes:
    """Names with characters that few fonts have, that nobody could type, or that belong into no name."""
    typed = (
        "李𬭎",
        "王䶮",
        "阿依古丽·买买提",
        "阿依古丽•买买提",
        "张\u3000三",
        "李?",
        "王\ue5f1",
        "赵\ufa1a",
        "孙某（科长）",
        "周2",
        "Wang Fang",
        "吴\U000e0100",
        "🙂陈",
    )
    rows = people(len(typed))
    for row, text in zip(rows, typed, strict=True):
        row["name"] = text
    return simple(KEYS, rows)


@FILES.file("28-scores-as-text.xlsx")
def scores() -> bytes:
    """Scores as text, as words, and out of range."""
    typed = (
        ("85", "85"),
        ("85分", "合格"),
        ("８５", "59"),
        ("85.5", "良好"),
        ("59", "60"),
        ("101", "101"),
        ("合格", "合格"),
        ("六十", ""),
        ("-5", "80"),
    )
    rows = people(len(typed))
    for row, (general, special) in zip(rows, typed, strict=True):
        row["general_exam_score"], row["special_exam_score"] = general, special
    return simple(["name", "certificate_number", "general_exam_score", "special_exam_score"], rows)


@FILES.file("29-rich-text-and-pinyin.xlsx")
def rich_text() -> bytes:
    """A number in two colours, and a name with its pinyin."""
    book = Book()
    sheet = book.sheet()
    rows = people(3)
    book.table(sheet, KEYS, rows)
    red = book.book.add_format({"color": "red"})
    number, name = str(rows[1]["resident_id"]), rows[0]["name"]
    sheet.write_rich_string(2, 1, number[:6], red, number[6:14], number[14:])
    pinyin = f'<si><t>{name}</t><rPh sb="0" eb="1"><t>zhao</t></rPh></si>'
    return edited(book.bytes(), _STRINGS, (f"<si><t>{name}</t></si>", pinyin))


@FILES.file("30-made-by-wps-with-cell-pictures.xlsx")
def cell_pictures() -> bytes:
    """Pictures in cells, as WPS keeps them."""
    book = Book()
    sheet = book.sheet()
    rows = people(3)
    book.table(sheet, KEYS, rows)
    sheet.write_string(0, 3, "照片")
    for at in range(1, len(rows) + 1):
        picture = f'DISPIMG("ID_{at:032X}",1)'
        sheet.write_formula(at, 3, f"=_xlfn.{picture}", None, f"={picture}")
    program = ("<Application>Microsoft Excel</Application>", "<Application>WPS 表格</Application>")
    return edited(book.bytes(), "docProps/app.xml", program)


@FILES.file("31-strict-open-xml.xlsx")
def strict() -> bytes:
    """The strict kind of Office Open XML, with other namespaces."""
    parts = {}
    for name, data in parts_of(simple(KEYS, people(3))).items():
        text = data.decode().replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        parts[name] = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).encode()
    return archive_of(parts)


@FILES.file("32-made-by-openpyxl.xlsx")
def by_openpyxl() -> bytes:
    """A workbook by another library."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "花名册"
    sheet.append(["姓名", "公民身份号码", "证件编号"])
    for row in people(3):
        sheet.append([row[name] for name in KEYS])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
