"""Files that cannot be read as a roster, and those that would take a machine down."""

from __future__ import annotations

import io
import zipfile

from cases.rosters.cell_contents import by_openpyxl
from cases.rosters.drawing import Book, Drawings, archive_of, edited, parts_of, simple
from cases.rosters.other_formats import excel_97
from cases.rosters.people import KEYS, people, person

FILES = Drawings()
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_BOMB = 300_000_000  # bytes unpacked
_HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_END = b"</sheetData></worksheet>"


@FILES.file("70-empty-workbook.xlsx")
def empty() -> bytes:
    """A workbook with nothing in it."""
    book = Book()
    book.sheet("Sheet1")
    return book.bytes()


@FILES.file("71-cut-short.xlsx")
def cut_short() -> bytes:
    """The first two thirds of a file."""
    good = by_openpyxl()
    return good[: len(good) * 2 // 3]


@FILES.file("72-damaged-inside.xlsx")
def damaged() -> bytes:
    """Some bytes of the sheet are wrong."""
    good = bytearray(by_openpyxl())
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        start = archive.getinfo(_SHEET).header_offset
    for at in range(start + 80, start + 120):
        good[at] ^= 0xFF
    return bytes(good)


FILES.file("73-word-named.xlsx")(
    lambda: archive_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
)
FILES.file("74-pdf-named.xlsx")(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
FILES.file("75-picture-named.xls")(lambda: b"\x89PNG\r\n\x1a\n" + bytes(64))
FILES.file("76-rar-named.xlsx")(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(64))


@FILES.file("77-password.xlsx")
def password() -> bytes:
    """A container whose only content is encrypted, as Office makes one of a workbook with a password."""
    entry, encrypted = ("\0".join(f"{name}\0").encode() for name in ("Workbook", "EncryptedPackage"))
    data = excel_97()
    at = data.rindex(entry)
    return data[:at] + encrypted + data[at + len(encrypted) :]


@FILES.file("78-sheet-protected.xlsx")
def protected() -> bytes:
    """A sheet that is protected against changes alone."""
    book = Book()
    sheet = book.sheet()
    book.table(sheet, KEYS, people(3))
    sheet.protect("123456")
    return book.bytes()


def _bomb(filler: bytes) -> bytes:
    buffer = io.BytesIO()
    block = filler * (1_000_000 // len(filler))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts_of(by_openpyxl()).items():
            if name != _SHEET:
                archive.writestr(name, data)
        with archive.open(_SHEET, "w") as stream:
            stream.write(_HEAD)
            for _ in range(_BOMB // len(block)):
                stream.write(block)
            stream.write(_END)
    return buffer.getvalue()


FILES.file("79-zip-bomb-spaces.xlsx")(lambda: _bomb(b" "))
FILES.file("80-zip-bomb-cells.xlsx")(lambda: _bomb(b'<row><c t="inlineStr"><is><t>0</t></is></c></row>'))


def _with_entity(declaration: str, entity: str) -> bytes:
    name = f"<t>{person(0)['name']}</t>"
    swaps = (("<sst ", f"{declaration}<sst "), (name, f"<t>&{entity};</t>"))
    return edited(simple(KEYS, people(3)), _STRINGS, *swaps)


@FILES.file("81-xml-bomb.xlsx")
def entities() -> bytes:
    """Entities in the shared strings that unfold to a billion characters."""
    more = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    return _with_entity(f'<!DOCTYPE sst [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">{more}]>', "j")


FILES.file("82-outside-entity.xlsx")(
    lambda: _with_entity('<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "a")
)
