"""Reads rows of text with tabs, commas or semicolons between the cells, and a single column."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from validators.roster.grid import Grid, GridBuilder
from validators.roster.reading.book import Book, UnreadableError, refuse_area

UNDECODABLE, SHOWN = "\ufffd", "□"
_DELIMITERS = "\t,;"
_SAMPLE = 200
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_MOST_BREAKS = 50  # in a cell; more of them, and a quote was left open
_LONGEST_CELL = 1_000_000


def read_delimited(text: str, encoding: str) -> Book:
    """Read rows of cells. Raises UnreadableError if a cell is too long to be one."""
    declared = _SEPARATOR_LINE.match(text)
    # Excel obeys this line, does not show it, and so does not count it.
    text = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(text)
    rows = list(_rows(text, delimiter, quoted=True))
    if any(cell.count("\n") > _MOST_BREAKS for row in rows for cell in row):
        rows = list(_rows(text, delimiter, quoted=False))
    refuse_area(len(rows), max(map(len, rows), default=0))
    builder = GridBuilder()
    for row in rows:
        builder.add([cell.replace(UNDECODABLE, SHOWN) for cell in row])
    undecodable = tuple(number for number, row in enumerate(rows, 1) if any(UNDECODABLE in cell for cell in row))
    return Book("文本", (Grid(None, builder.columns(), undecodable=undecodable),), encoding)


def _rows(text: str, delimiter: str, *, quoted: bool) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(
            io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        )
    except csv.Error as error:
        raise UnreadableError("too-large", what="有一格的内容太长") from error


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most rows of equal length."""
    start = "".join(text.splitlines(keepends=True)[:_SAMPLE]) if len(text) < 100_000 else text[:100_000]
    return max(_DELIMITERS, key=lambda each: _regularity(start, each))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    lengths = Counter(len(row) for row in _rows(text, delimiter, quoted=True) if len(row) > 1)
    return max(((count, length) for length, count in lengths.items()), default=(0, 0))
