"""Text with delimiters, in the encodings that offices have, and what looks like formulas."""

from __future__ import annotations

import csv
import io

from cases.rosters.drawing import Drawings, simple
from cases.rosters.people import CODE, KEYS, Person, people
from validators.roster.columns import LABELS

FILES = Drawings()
_FIELDS = ["name", "sex", "resident_id", "unit_name", "certificate_number", "remark"]


def _rows() -> list[Person]:
    rows = people(5)
    rows[1]["remark"] = "借调\n一年，“原单位”发证"
    rows[2]["remark"] = '有"引号"和,逗号'
    return rows


def _written(fields: list[str], rows: list[Person], delimiter: str = ",", end: str = "\r\n") -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(LABELS[name] for name in fields)
    writer.writerows([row[name] for name in fields] for row in rows)
    return text.getvalue()


def _text(delimiter: str = ",", end: str = "\r\n") -> str:
    return _written(_FIELDS, _rows(), delimiter, end)


FILES.file("40-gbk.csv")(lambda: _text().encode("gbk"))
FILES.file("41-utf8-bom.csv")(lambda: _text().encode("utf-8-sig"))
FILES.file("42-utf8.csv")(lambda: _text(end="\n").encode())
FILES.file("43-unicode-text.txt")(lambda: _text("\t").encode("utf-16"))
FILES.file("44-semicolons.csv")(lambda: _text(";").encode("gbk"))
FILES.file("45-tabs-named.xls")(lambda: _text("\t").encode("gbk"))
FILES.file("46-pasted-cells.txt")(lambda: _text("\t", "\n").encode())
FILES.file("47-excel-sep-line.csv")(lambda: f"sep=,\r\n{_text()}".encode("utf-8-sig"))
FILES.file("48-gb18030-rare-name.csv")(
    lambda: _text().replace(str(_rows()[0]["name"]), "李𬭎").encode("gb18030")  # four bytes
)


@FILES.file("49-gbk-with-a-lost-byte.csv")
def lost_byte() -> bytes:
    """One byte of a character is missing."""
    data = bytearray(_text().encode("gbk"))
    del data[data.find("男".encode("gbk"))]
    return bytes(data)


@FILES.file("50-zero-bytes-inside.csv")
def zero_bytes() -> bytes:
    """Zero bytes in a cell and at the end."""
    return _text().encode().replace("科".encode(), b"\0") + b"\0\0\0"


@FILES.file("51-ragged-rows.csv")
def ragged() -> bytes:
    """A row with more cells than the header, and one with the name alone."""
    lines = _text().split("\r\n")
    return "\r\n".join([lines[0], f"{lines[1]},多一栏,再多一栏", "张三", *lines[4:]]).encode("utf-8-sig")


@FILES.file("52-spreadsheet-tricks.csv")
def tricks() -> bytes:
    """What people write to keep a spreadsheet from changing a number, and what it makes of one."""
    rows = _rows()
    names, ids = ([str(row[name]) for row in rows] for name in ("name", "resident_id"))
    typed = (f'"=""{ids[0]}"""', f"\t{ids[1]}", "5.19999E+17", f"'{ids[3]}")
    lines = [f"{name},{text},{CODE}{at:04d}" for at, (name, text) in enumerate(zip(names, typed, strict=False), 1)]
    return "\r\n".join(["姓名,公民身份号码,证件编号", *lines, ""]).encode("utf-8-sig")


FILES.file("53-empty.csv")(lambda: b"")
FILES.file("54-header-only.csv")(lambda: f"{_text().splitlines()[0]}\r\n".encode("utf-8-sig"))
FILES.file("55-prose.txt")("各科室：\n请于 11 月 30 日前报送执法人员花名册。\n".encode)
FILES.file("56-pasted-numbers-alone.txt")(lambda: "\n".join(str(row["resident_id"]) for row in _rows()).encode())


def _like_formulas() -> tuple[list[str], list[Person]]:
    rows = people(6)
    evil = (
        "=cmd|' /C calc'!A0",
        "+86 138 0000 0000",
        "-",
        "@SUM(1+1)*cmd",
        "<img src=x onerror=alert(1)>",
        "\t=1+1",
    )
    for row, text in zip(rows, evil, strict=True):
        row["remark"] = text
    rows[0]["name"] = '=HYPERLINK("http://nowhere.invalid","张三")'
    rows[4]["name"] = "<b>李四</b>"
    return [*KEYS, "remark"], rows


FILES.file("25-looks-like-formulas.xlsx")(lambda: simple(*_like_formulas()))
FILES.file("26-looks-like-formulas.csv")(lambda: _written(*_like_formulas()).encode("utf-8-sig"))
