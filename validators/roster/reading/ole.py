"""Reads the workbook in an OLE container ([MS-CFB]) that is whole: calamine would follow a circle for ever."""

from __future__ import annotations

from array import array
from struct import unpack_from

from validators.roster.reading.book import UnreadableError, damaged

_SIZES = (9, 12)  # powers of two
_LAST = 0xFFFFFFFA  # from here on a number is a mark and no sector
_ENTRY, _KIND_AT, _FIRST_AT = 128, 66, 116
_STREAM, _ROOT = 2, 5
_SMALL, _MINI_SIZE = 4096, 64  # a smaller stream stands in small sectors
_WORKBOOKS = tuple("".join(f"{each}\0" for each in f"{name}\0").encode() for name in ("Workbook", "Book"))
_IN_HEADER = 109  # numbers of sectors that hold the table
_SIZE_AT, _DIRECTORY_AT, _MINI_TABLE_AT, _MORE_AT, _TABLE_AT = 30, 48, 60, 68, 76


def workbook_in(data: bytes) -> bytes:
    """Return the stream that is the workbook; b"" if there is none. Raises UnreadableError if it is not whole."""
    if len(data) < _TABLE_AT + 4 * _IN_HEADER or data[_SIZE_AT] not in _SIZES:
        raise _cut_short()
    [directory] = _numbers(data[_DIRECTORY_AT : _DIRECTORY_AT + 4])
    if not _sector(data, directory):
        raise _cut_short()
    table = array("I")
    for number in _table_sectors(data):
        table.extend(_sector(data, number))
    _refuse_circle(table)
    [number] = _numbers(data[_MINI_TABLE_AT : _MINI_TABLE_AT + 4])
    mini = _numbers(_chain(data, table, number))
    _refuse_circle(mini)
    return _workbook(data, table, mini, _chain(data, table, directory))


def _workbook(data: bytes, table: array[int], mini: array[int], directory: bytes) -> bytes:
    found = small = b""
    for at in range(0, len(directory) // _ENTRY * _ENTRY, _ENTRY):
        entry = directory[at : at + _ENTRY]
        first, size = _numbers(entry[_FIRST_AT : _FIRST_AT + 8])
        if entry[_KIND_AT] == _ROOT:
            small = _chain(data, table, first)
        if entry[_KIND_AT] != _STREAM:
            continue
        if size > len(data):
            raise _cut_short()
        if entry.startswith(_WORKBOOKS):
            found = _small_chain(small, mini, first) if size < _SMALL else _chain(data, table, first)
            found = found[:size]
    return found


def _chain(data: bytes, table: array[int], number: int) -> bytes:
    """Return what stands in the sectors from this one on. The table has no circle."""
    size = 1 << data[_SIZE_AT]
    found = []
    while number < len(table):
        found.append(data[(number + 1) * size : (number + 2) * size])
        number = table[number]
    return b"".join(found)


def _small_chain(small: bytes, mini: array[int], number: int) -> bytes:
    found = []
    while number < len(mini):
        found.append(small[number * _MINI_SIZE : (number + 1) * _MINI_SIZE])
        number = mini[number]
    return b"".join(found)


def _cut_short() -> UnreadableError:
    return damaged("文件不完整，后面的部分没有了")


def _sector(data: bytes, number: int) -> array[int]:
    size = 1 << data[_SIZE_AT]
    return _numbers(data[(number + 1) * size : (number + 2) * size])


def _table_sectors(data: bytes) -> list[int]:
    """Return the numbers of the sectors that hold the table of sectors."""
    found = list(_numbers(data[_TABLE_AT : _TABLE_AT + 4 * _IN_HEADER]))
    [following] = _numbers(data[_MORE_AT : _MORE_AT + 4])
    seen: set[int] = set()
    while following < _LAST:
        more = _sector(data, following)
        if following in seen or not more:
            raise damaged("文件中间坏了")
        seen.add(following)
        found += more[:-1]
        following = more[-1]
    return [number for number in found if number < _LAST]


def _refuse_circle(table: array[int]) -> None:
    """Raise UnreadableError if a chain of sectors in the table comes back to itself."""
    seen_in = array("I", bytes(table.itemsize * len(table)))
    for run, start in enumerate(range(len(table)), 1):
        at = start
        while at < len(table) and not seen_in[at]:
            seen_in[at] = run
            at = table[at]
        if at < len(table) and seen_in[at] == run:
            raise damaged("文件中间坏了")


def _numbers(data: bytes) -> array[int]:
    count = len(data) // 4
    return array("I", unpack_from(f"<{count}I", data))
