"""An .xlsb, record by record as [MS-XLSB] lays it out, for no library writes one."""

from __future__ import annotations

from cases.rosters.drawing import Drawings, archive_of
from cases.rosters.people import KEYS, people
from validators.roster.columns import LABELS

FILES = Drawings()
_ROW, _TEXT, _SHEET = 0, 6, 156
_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS = 131, 132, 143, 144
_BEGIN_SHEET, _END_SHEET, _BEGIN_DATA, _END_DATA, _AREA = 129, 130, 145, 146, 148
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def _number(value: int) -> bytes:
    return value.to_bytes(4, "little")


def _text(text: str) -> bytes:
    return _number(len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes((kind,)) if kind < 128 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size = len(data)
    while size > 127:
        head += bytes((size & 0x7F | 0x80,))
        size >>= 7
    return head + bytes((size,)) + data


def _row(number: int, texts: list[str], first: int = 0) -> bytes:
    cells = (_record(_TEXT, _number(at) + bytes(4) + _text(text)) for at, text in enumerate(texts, first))
    return _record(_ROW, _number(number) + bytes(21)) + b"".join(cells)


def _workbook(rows: bytes) -> bytes:
    sheet = _record(_BEGIN_SHEET) + _record(_AREA, _number(0) + _number(3) + _number(0) + _number(2))
    sheet += _record(_BEGIN_DATA) + rows + _record(_END_DATA) + _record(_END_SHEET)
    about = _number(0) + _number(1) + _text("rId1") + _text("花名册")
    book = _record(_BEGIN_BOOK) + _record(_BEGIN_SHEETS) + _record(_SHEET, about)
    target = f'<Relationship Id="rId1" Type="{_KIND}" Target="worksheets/sheet1.bin"/>'
    return archive_of(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.bin": book + _record(_END_SHEETS) + _record(_END_BOOK),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_RELATIONS}">{target}</Relationships>'.encode(),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _people() -> bytes:
    rows = [[LABELS[name] for name in KEYS], *([str(row[name]) for name in KEYS] for row in people(3))]
    return b"".join(_row(at, texts) for at, texts in enumerate(rows))


FILES.file("83-excel-binary.xlsb")(lambda: _workbook(_people()))
FILES.file("84-excel-binary-last-corner.xlsb")(lambda: _workbook(_people() + _row(1_048_575, [" "], 16_383)))
