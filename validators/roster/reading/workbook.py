"""Reads workbooks with calamine: xlsx, xlsb and ods, which are ZIPs, and xls, which is not (et of WPS is an xls)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from validators.roster.cells import value_of
from validators.roster.grid import Area, Filled, Grid, GridBuilder, Value
from validators.roster.reading.archive import Archive
from validators.roster.reading.binary import area_of
from validators.roster.reading.book import Book, UnreadableError, damaged, refuse_area
from validators.roster.reading.kinds import OPEN_DOCUMENT, other_zip, refuse_other_ole
from validators.roster.reading.ole import workbook_in
from validators.roster.reading.parsing import parse, plain
from validators.roster.reading.records import read_records
from validators.roster.reading.sheet_xml import Marks, read_marks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_WORKBOOK, _BINARY, _RELATIONS = "xl/workbook.xml", "xl/workbook.bin", "xl/_rels/workbook.xml.rels"
_XML_PARTS = (_WORKBOOK, "xl/sharedStrings.xml", "xl/styles.xml")
_SHEETS = re.compile(r"xl[/\\]worksheets[/\\].", re.IGNORECASE)
_NOT_THE_FILE = (KeyboardInterrupt, SystemExit, MemoryError)
Result = TypeVar("Result")


@dataclass(frozen=True)
class _Parts:
    """What the workbook's XML says: the part of each sheet by its name, if there is one, and from when days count."""

    sheets: Mapping[str, str | None]
    counts_from_1904: bool


def read_workbook(data: bytes) -> Book:
    """Read a workbook that is a ZIP. Raises UnreadableError."""
    archive = Archive(data)
    is_binary = archive.find(_BINARY) is not None
    if is_binary:
        _refuse_binary_areas(archive)
    if archive.find(_WORKBOOK):
        archive.look_through([*filter(None, map(archive.find, _XML_PARTS))])
        parts = _parts(archive)
        return Book(
            "Excel 工作簿（.xlsx）", _read(data, lambda _, name: _marks(archive, parts.sheets.get(name)), parts)
        )
    if is_binary:
        return Book("Excel 二进制工作簿（.xlsb）", _read(data))
    if archive.read("mimetype").decode("ascii", "replace").strip() in OPEN_DOCUMENT:
        archive.require_whole("content.xml")  # calamine looks for the end of a table for ever
        return Book("OpenDocument 表格（.ods）", _read(data))
    raise other_zip(archive.names)


def read_old_workbook(data: bytes) -> Book:
    """Read a workbook that is an OLE container. Raises UnreadableError."""
    workbook = workbook_in(data)
    refuse_other_ole(data)
    marks = read_records(workbook)
    return Book(
        "Excel 97–2003 工作簿（.xls、.et）", _read(data, lambda at, _: marks[at] if at < len(marks) else Marks())
    )


def _read(
    data: bytes, marks_of: Callable[[int, str], Marks] = lambda *_: Marks(), parts: _Parts | None = None
) -> tuple[Grid, ...]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum  # noqa: PLC0415 — rosters alone need it

    workbook = _tried(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    from_1904 = parts.counts_from_1904 if parts else False
    return tuple(
        _grid(workbook, about, marks_of(at, about.name), from_1904)
        for at, about in enumerate(workbook.sheets_metadata)
        if about.typ == SheetTypeEnum.WorkSheet
    )


def _grid(workbook: CalamineWorkbook, about: SheetMetadata, marks: Marks, from_1904: bool) -> Grid:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415

    sheet = _tried(lambda: workbook.get_sheet_by_name(about.name))
    if sheet.start is None or sheet.end is None:
        return Grid(about.name, ())
    refuse_area(sheet.end[0] + 1, sheet.end[1] + 1)
    return Grid(
        about.name,
        _tried(lambda: filled(sheet)),
        is_hidden=about.visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        merged=tuple(
            Area(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ),
        errors=marks.errors,
        without_result=frozenset(marks.without_result),
        counts_from_1904=from_1904,
    )


def filled(sheet: CalamineSheet) -> tuple[Filled[Value], ...]:
    """Return the cells of a sheet that calamine opened."""
    builder = GridBuilder(value_of)
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        builder.add([*before, *row] if before else row)
    return builder.columns()


def _tried(read: Callable[[], Result]) -> Result:
    """Call into calamine. What goes wrong there is the file's fault; it may even panic, which is no Exception."""
    try:
        return read()
    except _NOT_THE_FILE:
        raise
    except BaseException as error:
        raise fault_of(error) from error


def fault_of(error: BaseException) -> UnreadableError:
    """Say in our words what calamine complains of."""
    words = str(error)
    if "assword" in words:
        return UnreadableError("password")
    if "ell limit" in words:
        return UnreadableError("too-large", what="表里的单元格太多")
    return damaged("里面有读不出的部分")


def _refuse_binary_areas(archive: Archive) -> None:
    """Raise UnreadableError if a sheet in records has a cell too far out; calamine reads sheets from one folder."""
    for name in filter(_SHEETS.match, archive.names):
        content = b"".join(archive.blocks(name))
        if not content.startswith(b"<"):
            refuse_area(*area_of(content))


def _marks(archive: Archive, part: str | None) -> Marks:
    if part is None:
        raise damaged("里面有读不出的部分")  # calamine may find it all the same, and nobody knows how large it is
    return read_marks(lambda: archive.blocks(part))


def _parts(archive: Archive) -> _Parts:
    workbook, relations = (_elements(archive, name) for name in (_WORKBOOK, _RELATIONS))
    targets = {about.get("Id"): about.get("Target", "") for _, about in relations}
    sheets: dict[str, str | None] = {}
    from_1904 = False
    for name, about in workbook:
        if name == "sheet":
            target = targets.get(about.get("id"), "")
            part = archive.find(target[1:] if target.startswith("/") else f"xl/{target}")
            # Of two sheets of one name, calamine reads the first.
            sheets.setdefault(about.get("name", ""), part)
        elif name == "workbookPr":
            from_1904 = about.get("date1904") in ("1", "true")
    return _Parts(sheets, from_1904)


def _elements(archive: Archive, part: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part with their attributes, in order, all names without their namespaces."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, about: Mapping[str, str]) -> None:
        found.append((plain(name), {plain(each): value for each, value in about.items()}))

    parse([archive.read(part)], start=start)
    return found
