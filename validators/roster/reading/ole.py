"""Looks whether an OLE container ([MS-CFB]) is whole: calamine follows for ever sectors that lead in a circle."""

from __future__ import annotations

from array import array
from struct import unpack_from

from validators.roster.reading.book import damaged

_SIZES = (9, 12)  # powers of two
_LAST = 0xFFFFFFFA  # from here on a number is a mark and no sector
_IN_HEADER = 109  # numbers of sectors that hold the table
_SIZE_AT, _DIRECTORY_AT, _MINI_TABLE_AT, _MORE_AT, _TABLE_AT = 30, 48, 60, 68, 76


def refuse_circles(data: bytes) -> None:
    """Raise UnreadableError if the container is not whole."""
    if len(data) < _TABLE_AT + 4 * _IN_HEADER or data[_SIZE_AT] not in _SIZES:
        raise damaged("文件不完整，后面的部分没有了")
    [directory] = _numbers(data[_DIRECTORY_AT : _DIRECTORY_AT + 4])
    if not _sector(data, directory):
        raise damaged("文件不完整，后面的部分没有了")
    table = array("I")
    for number in _table_sectors(data):
        table.extend(_sector(data, number))
    _refuse_circle(table)
    mini = array("I")
    [number] = _numbers(data[_MINI_TABLE_AT : _MINI_TABLE_AT + 4])
    while number < len(table):
        mini.extend(_sector(data, number))
        number = table[number]
    _refuse_circle(mini)


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
