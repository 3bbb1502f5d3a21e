"""Rosters that are no xlsx: web pages and XML under the name .xls, xls and et, and what LibreOffice writes."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwt

from cases.rosters.cell_contents import by_openpyxl
from cases.rosters.drawing import Cannot, Drawings, archive_of
from cases.rosters.people import KEYS, people
from validators.roster.columns import LABELS

FILES = Drawings()
_FIELDS = ["name", "sex", "resident_id", "unit_name", "certificate_number"]
_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_LONGEST = 120  # seconds that LibreOffice may take to convert a file


def _page() -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td style='mso-number-format:\"\\@\"'>{row[name]}</td>" for name in _FIELDS) + "</tr>"
        for row in people(4)
    )
    return (
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>"
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        "<script>alert(1)</script><style>td{color:red}</style></head><body><table border=1>"
        "<tr><td colspan=5 align=center><b>行政执法人员花名册</b></td></tr>"
        f"<tr>{''.join(f'<th>{LABELS[name]}</th>' for name in _FIELDS)}</tr>{rows}"
        "<tr><td colspan=2>合计</td><td colspan=3>4 人</td></tr></table></body></html>"
    )


def _cells(texts: list[str]) -> str:
    return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts) + "</Row>"


def _workbook() -> str:
    rows = "".join(_cells([str(row[name]) for name in _FIELDS]) for row in people(4))
    return (
        f'<Workbook xmlns="{_NAMESPACE}" xmlns:ss="{_NAMESPACE}"><Worksheet ss:Name="花名册"><Table>'
        '<Row ss:Index="2"><Cell ss:MergeAcross="4"><Data ss:Type="String">行政执法人员花名册</Data></Cell></Row>'
        f"{_cells([LABELS[name] for name in _FIELDS])}{rows}</Table></Worksheet></Workbook>"
    )


FILES.file("60-web-page-named.xls")(lambda: _page().encode("gbk"))


@FILES.file("61-xml-spreadsheet-2003.xls")
def xml_2003() -> bytes:
    """XML Spreadsheet 2003."""
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
    return f"{head}{_workbook()}".encode()


@FILES.file("62-single-file-web-page.xls")
def single_file() -> bytes:
    """A web page with all its parts in one file."""
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_X"\r\n\r\n------=_X\r\n'
        "Content-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: base64\r\n"
        'Content-Type: text/html; charset="gb2312"\r\n\r\n'
    )
    return head.encode() + base64.encodebytes(_page().encode("gbk")) + b"\r\n------=_X--\r\n"


@FILES.file("63-xml-bomb.xls")
def bomb() -> bytes:
    """Entities that unfold to a billion characters."""
    entities = "".join(f'<!ENTITY {chr(99 + at)} "{f"&{chr(98 + at)};" * 10}">' for at in range(8))
    head = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "{"&a;" * 10}">{entities}]>'
    return (head + _workbook().replace("花名册</Data>", "&j;</Data>")).encode()


@FILES.file("64-excel-97.xls")
def excel_97() -> bytes:
    """A workbook of Excel 97–2003."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("花名册")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, name in enumerate([*_FIELDS, "issued_on"]):
        sheet.write(0, at, LABELS[name])
    for line, row in enumerate(people(4), 1):
        for at, name in enumerate(_FIELDS):
            sheet.write(line, at, row[name])
        sheet.write(line, len(_FIELDS), date(2024, 5, 20), day)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FILES.file("65-wps.et")(excel_97)  # a WPS .et is an .xls inside


def _converted(kind: str) -> bytes:
    program = shutil.which("soffice")
    if not program:
        raise Cannot("LibreOffice is not installed")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "roster.xlsx"
        source.write_bytes(by_openpyxl())
        made = Path(folder) / "made"
        # A profile of its own: a running LibreOffice would take the work, and lock the other one.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(  # noqa: S603
            [program, profile, "--headless", "--convert-to", kind, "--outdir", made, source],
            check=True,
            capture_output=True,
            timeout=_LONGEST,
        )
        return (made / f"roster.{kind}").read_bytes()


for _number, _kind in ((66, "ods"), (67, "xls"), (68, "xlsx")):
    FILES.file(f"{_number}-made-by-libreoffice.{_kind}")(partial(_converted, _kind))


@FILES.file("69-open-document.ods")
def open_document() -> bytes:
    """An .ods as small as can be, for where LibreOffice is not installed."""

    def row(texts: list[str]) -> str:
        cells = (
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
        )
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    name = "urn:oasis:names:tc:opendocument:xmlns"
    rows = [row([LABELS[field] for field in KEYS]), *(row([str(each[field]) for field in KEYS]) for each in people(3))]
    content = (
        f'<office:document-content xmlns:office="{name}:office:1.0" xmlns:table="{name}:table:1.0" '
        f'xmlns:text="{name}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="花名册">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return archive_of(
        {"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )
