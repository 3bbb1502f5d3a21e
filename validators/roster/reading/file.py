"""Reads a file by what it is."""

from __future__ import annotations

from validators.roster.reading.book import MEGABYTE, MOST_BYTES, Book, UnreadableError
from validators.roster.reading.kinds import is_ole, is_zip, refuse_others
from validators.roster.table import Problem


def read_file(data: bytes) -> Book | Problem:
    """Read any bytes: the sheets, or why they cannot be read."""
    # Here, not above: the image of the runtime has neither these modules nor the libraries that they need.
    from validators.roster.reading.text import read_text  # noqa: PLC0415
    from validators.roster.reading.workbook import read_old_workbook, read_workbook  # noqa: PLC0415

    try:
        if not data.strip(b"\0 \t\r\n"):
            raise UnreadableError("empty-file")
        if len(data) > MOST_BYTES:
            raise UnreadableError("too-large", what=f"文件超过 {MOST_BYTES // MEGABYTE} MB")
        refuse_others(data)
        book = read_workbook(data) if is_zip(data) else read_old_workbook(data) if is_ole(data) else read_text(data)
        if not any(sheet.height for sheet in book.sheets):
            raise UnreadableError("empty-file")
    except UnreadableError as unreadable:
        return unreadable.problem
    return book
