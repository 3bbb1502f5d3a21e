"""Reads from a sheet's XML what calamine does not tell: errors, formulas without a result, what is hidden, the area."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from validators.roster.grid import Place, column_number
from validators.roster.reading.book import MEGABYTE, MOST_CELLS, MOST_COLUMNS, refuse_area

_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)[0-9]+"')
_PLAIN_CELL = re.compile(rb'c r="([A-Z]+)')
# A cell that does not name itself first, or is not in one of the first 26 columns.
_UNUSUAL_CELL = re.compile(rb'<c (?!r="[A-Z][0-9])')
_USUAL_LAST = b"Z"
_CELL_TAG = re.compile(rb"<(?:\w+:)?c\s([^<]*)")
_ANY_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_FORMULA = rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
_WITHOUT_RESULT = re.compile(rb"<(?:\w+:)?c\s([^>]*)>\s*" + _FORMULA + rb"</(?:\w+:)?c>")
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>\s*(?:' + _FORMULA + rb")?(?:<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>)?"
)
_NUMBER_OF_ROW = re.compile(rb'\br="([0-9]+)"')
_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_SPAN = {name: re.compile(rb"\b" + name + rb'="([0-9]+)"') for name in (b"min", b"max")}
_LONGEST_CELL = 4 * MEGABYTE
_OTHER_SPACES = b"\t\n\r"
_AS_SPACES = bytes.maketrans(_OTHER_SPACES, b" " * len(_OTHER_SPACES))


@dataclass
class Marks:
    """What was read from a sheet. No cell lies beyond `last_row` and `width`; from a narrow sheet's XML it is 26."""

    errors: dict[Place, str] = field(default_factory=dict)
    without_result: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last_row: int = 0
    width: int = 0


def read_marks(blocks: Callable[[], Iterable[bytes]]) -> Marks:
    """Go through a sheet's XML once. Raises UnreadableError if a cell lies further out than can be held."""
    marks = Marks()
    letters: set[bytes] = set()
    names, elements, is_elsewhere = 0, 0, False
    for piece in _whole_cells(blocks()):
        letters.update(_columns_in(piece))
        marks.last_row = max(marks.last_row, _last_row(piece))
        _look_at(piece, marks)
        names += piece.count(b' r="')
        elements += sum(map(piece.count, (b"<c ", b"<row ", *((b":c ", b":row ") if _has_prefix(piece) else ()))))
        is_elsewhere = is_elsewhere or _is_further_down(piece, marks.last_row)
    marks.width = max((column_number(each.decode()) for each in letters), default=0) + 1
    if marks.last_row * marks.width > MOST_CELLS or names != elements or is_elsewhere:
        # Formats are often dragged down to the last row; calamine passes over cells that have nothing else. The width
        # may be less. And where a cell names itself twice or in another way, calamine may read a name that we did not.
        refuse_area(*_filled_area(_whole_cells(blocks())))
    return marks


def _columns_in(piece: bytes) -> list[bytes]:
    """Return the columns of cells, the last one among them; of a narrow sheet perhaps one that is further out."""
    if not _has_prefix(piece) and not _UNUSUAL_CELL.search(piece):
        return [_USUAL_LAST]
    # Nearly all programs name the cell first, which is quicker to find.
    found: list[bytes] = _PLAIN_CELL.findall(piece)
    cells = piece.count(b"<c ") + piece.count(b":c ")
    return found if len(found) == cells else _CELL.findall(piece)


def _has_prefix(piece: bytes) -> bool:
    """Tell whether an element may have the prefix of a namespace. To look for one character takes no time."""
    return b":" in piece


def _last_row(piece: bytes) -> int:
    at = _start_of(piece, b"row ")
    number = _NUMBER_OF_ROW.search(piece, at) if at >= 0 else None
    return int(number[1]) if number else 0


def _is_further_down(piece: bytes, last_row: int) -> bool:
    """Tell whether a cell's name has more digits than the number of the last row."""
    return bool(re.search(rb'r="[A-Z]+[0-9]{%d}' % (len(str(last_row)) + 1), piece))


def _look_at(piece: bytes, marks: Marks) -> None:
    if b't="e"' in piece:
        for match in _ERROR.finditer(piece):
            if place := _place(match[1]):
                marks.errors[place] = (match[2] or b"").decode("ascii", "replace")
    if b"<f" in piece or (_has_prefix(piece) and b":f" in piece):
        marks.without_result.update(filter(None, map(_place, _WITHOUT_RESULT.findall(piece))))
    if b"hidden=" in piece:
        for row in _ROW.findall(piece):
            number = _NUMBER_OF_ROW.search(row) if _HIDDEN.search(row) else None
            if number:
                marks.hidden_rows.add(int(number[1]))
        for column in _COLUMN.findall(piece):
            ends = [_SPAN[name].search(column) for name in (b"min", b"max")] if _HIDDEN.search(column) else []
            if ends and ends[0] and ends[1]:
                marks.hidden_columns.update(range(int(ends[0][1]) - 1, min(int(ends[1][1]), MOST_COLUMNS)))


def _whole_cells(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the XML in pieces that end where a cell or a row begins."""
    rest = b""
    for block in blocks:
        piece = rest + _evenly_spaced(block)
        cut = max(_start_of(piece, b"row "), _start_of(piece, b"c "))
        if cut <= 0:
            # What follows the cells has none of these; a cell is never that long.
            cut = len(piece) if len(piece) > _LONGEST_CELL else 0
        rest = piece[cut:]
        yield piece[:cut]
    yield rest


def _evenly_spaced(block: bytes) -> bytes:
    """Return the XML with a space for any white space, as which XML reads it in a tag."""
    # To look for one character takes no time, and programs put these into a sheet's first line at most.
    return block.translate(_AS_SPACES) if any(each in block for each in _OTHER_SPACES) else block


def _start_of(piece: bytes, element: bytes) -> int:
    """Return where the last such element begins, with or without a prefix of its namespace; -1 if there is none."""
    at = piece.rfind(b"<" + element)
    behind_prefix = piece.rfind(b":" + element) if at < 0 else -1
    return piece.rfind(b"<", 0, behind_prefix) if behind_prefix >= 0 else at


def _filled_area(pieces: Iterable[bytes]) -> tuple[int, int]:
    rows = columns = 0
    for piece in pieces:
        tags = (tag for tag in _CELL_TAG.findall(piece) if not tag.rstrip().endswith(b"/>"))
        for tag in tags:
            for letters, number in _ANY_REFERENCE.findall(tag):
                rows, columns = max(rows, int(number)), max(columns, column_number(letters.decode()) + 1)
    return rows, columns


def _place(attributes: bytes) -> Place | None:
    reference = _REFERENCE.search(attributes)
    return (int(reference[2]), column_number(reference[1].decode())) if reference else None
