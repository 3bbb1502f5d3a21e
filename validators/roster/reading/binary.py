"""Finds the last cell of a sheet of an .xlsb: [MS-XLSB] 2.1.4 says how its records are laid out."""

from __future__ import annotations

_ROW = 0  # BrtRowHdr: its row comes first
_CELLS = range(1, 12)  # BrtCellBlank to BrtFmlaError: the column comes first
_BLANK = 1


def area_of(sheet: bytes) -> tuple[int, int]:
    """Return how many rows and columns there are up to the last cell with something in it."""
    rows = columns = row = at = 0
    while at < len(sheet):
        kind, at = _number(sheet, at, 2)
        size, at = _number(sheet, at, 4)
        first = int.from_bytes(sheet[at : at + 4], "little")
        if kind == _ROW:
            row = first
        elif kind in _CELLS and kind != _BLANK:
            rows, columns = max(rows, row + 1), max(columns, first + 1)
        at += size
    return rows, columns


def _number(sheet: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of 7 bits a byte, the lowest first, and return it with where it ends."""
    number = 0
    for place in range(most):
        byte = sheet[at + place] if at + place < len(sheet) else 0
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most
