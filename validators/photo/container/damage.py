"""Tells what is missing of a JPEG: its end, its last scans, or something in the middle.

Source: ITU-T T.81, annexes A.2 (the order of blocks), B.2 (what markers introduce) and G.1 (progression).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from validators.photo.container.blocks import bytes_of, steps_of
from validators.photo.container.layout import JPEG_FRAMES, Segment, segments

JPEG_END = b"\xff\xd9"
MOST_COUNTED = 256 * 1024  # bytes: counting more takes too long on an old machine
_SEQUENTIAL, _PROGRESSIVE = frozenset((0xC0, 0xC1)), 0xC2
_TABLES, _RESTARTS, _SCAN = 0xC4, 0xDD, 0xDA
_OTHERS = 0x10  # of a table: it is for all coefficients but the first
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_COEFFICIENTS, _SIDE = 64, 8  # of a block; its side in pixels
_UNKNOWN = 16  # more bits of a coefficient than can be missing
_ZEROS, _PLAIN_ZEROS = 16, 128  # bytes of zeros that no picture has: in usual codes, and where flat places are zeros
_SPARE = 2  # bytes left over that are too many


class Damage(Enum):
    """What is wrong with a file's data; CUT and BROKEN are certain."""

    CUT = auto()  # it stops before the picture's end
    BROKEN = auto()  # it has an end, and before it not all of the picture
    DOUBTFUL = auto()  # it has an end, and before it maybe not all of the picture
    UNENDED = auto()  # nothing is missing but the mark of its end, as far as can be told


@dataclass(frozen=True)
class _Component:
    """`sampling` across and down; `missing` has how many bits of each of a block's coefficients are still to come."""

    sampling: tuple[int, int]
    missing: list[int] = field(default_factory=lambda: [_UNKNOWN] * _COEFFICIENTS)


_Table = tuple[bytes, bytes]  # how many codes there are of each length, and their symbols


@dataclass(frozen=True)
class _Scan:
    """The data between two places of the file: so many units, each of blocks with a table for the first coefficient and
    one for the others.

    `interval`: after so many units the count begins anew; 0: never. `zeros`: how many in a row are too many.
    """

    start: int
    stop: int
    unit: tuple[tuple[_Table, _Table], ...]
    count: int
    interval: int
    zeros: int


@dataclass
class _Jpeg:
    is_progressive: bool = False
    size: tuple[int, int] = (0, 0)
    components: dict[int, _Component] = field(default_factory=dict)
    tables: dict[int, _Table] = field(default_factory=dict)
    interval: int = 0
    scans: list[_Scan] = field(default_factory=list)

    lacks_scans: bool = False


def damage_of(data: bytes, *, has_end: bool) -> Damage | None:
    """What is wrong with a JPEG, with or without an end marker; None if nothing is known to be.

    Blocks are counted only where zeros or a missing end give a reason to: it takes longer than all else together.
    """
    jpeg = _read(data)
    if jpeg is None or jpeg.lacks_scans:
        return Damage.DOUBTFUL if jpeg and has_end else None if has_end else Damage.CUT
    has_zeros = any(data.find(bytes(scan.zeros), scan.start, scan.stop) >= 0 for scan in jpeg.scans)
    if jpeg.is_progressive:
        return (Damage.DOUBTFUL if has_zeros else None) if has_end else Damage.UNENDED
    if has_end:
        return Damage.BROKEN if has_zeros and _is_whole(jpeg, data) is False else None
    return Damage.CUT if _is_whole(jpeg, data) is False else Damage.UNENDED


def lacks_blocks(data: bytes) -> bool:
    """Whether it is certain that a JPEG with an end marker has not all of the picture before it."""
    jpeg = _read(data)
    return jpeg is not None and not jpeg.is_progressive and _is_whole(jpeg, data) is False


def _read(data: bytes) -> _Jpeg | None:
    """Reads what a JPEG is made of; None if it is of a kind whose blocks cannot be counted, or cannot be read."""
    jpeg = _Jpeg()
    end = Segment(0, len(data), len(data), len(data))
    try:
        for segment, following in pairwise((*segments(data), end)):
            body = data[segment.start : segment.end]
            if segment.marker in JPEG_FRAMES:
                _read_frame(jpeg, segment.marker, body)
            elif segment.marker == _TABLES:
                _read_tables(jpeg, body)
            elif segment.marker == _RESTARTS:
                jpeg.interval = int.from_bytes(body[:2], "big")
            elif segment.marker == _SCAN:
                _read_scan(jpeg, body, segment.end, following.at)
    except (IndexError, KeyError, ValueError):
        return None
    jpeg.lacks_scans |= not jpeg.components or any(any(component.missing) for component in jpeg.components.values())
    return jpeg


def _read_frame(jpeg: _Jpeg, marker: int, body: bytes) -> None:
    """Raises ValueError if blocks cannot be counted, IndexError if not all of the head is there."""
    if marker not in {*_SEQUENTIAL, _PROGRESSIVE} or jpeg.components:
        raise ValueError("no picture of one frame in Huffman codes")
    jpeg.is_progressive = marker == _PROGRESSIVE
    height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    jpeg.size = width, height
    for at in range(6, 6 + 3 * body[5], 3):
        across, down = divmod(body[at + 1], 16)
        if not (across and down and width and height):
            raise ValueError("no size")
        jpeg.components[body[at]] = _Component((across, down))


def _read_tables(jpeg: _Jpeg, body: bytes) -> None:
    at = 0
    while at < len(body):
        counts = body[at + 1 : at + 17]
        jpeg.tables[body[at]] = counts, body[at + 17 : at + 17 + sum(counts)]
        at += 17 + sum(counts)


def _read_scan(jpeg: _Jpeg, body: bytes, start: int, stop: int) -> None:
    """Raises IndexError, KeyError or ValueError if the head does not go with the rest."""
    count = body[0]
    first, last, precision = body[1 + 2 * count : 4 + 2 * count]
    named = [(jpeg.components[body[at]], body[at + 1]) for at in range(1, 1 + 2 * count, 2)]
    before, after = divmod(precision, 16)
    for component, _ in named:
        # A scan makes more precise what one before it began.
        jpeg.lacks_scans |= any(missing != (before or _UNKNOWN) for missing in component.missing[first : last + 1])
        component.missing[first : last + 1] = [after] * (last + 1 - first)
    if jpeg.is_progressive:
        if first:  # white places may well be zeros where they are all that is told of a block
            jpeg.scans.append(_Scan(start, stop, (), 0, 0, _PLAIN_ZEROS))
        return
    tables = [(jpeg.tables[chosen >> 4], jpeg.tables[_OTHERS | chosen & 15]) for _, chosen in named]
    firsts = {symbols[0] for pair in tables for _, symbols in pair}
    unit, units = _units(jpeg, [component.sampling for component, _ in named], tables)
    jpeg.scans.append(_Scan(start, stop, unit, units, jpeg.interval, _ZEROS if any(firsts) else _PLAIN_ZEROS))


def _units(
    jpeg: _Jpeg, sampling: list[tuple[int, int]], tables: list[tuple[_Table, _Table]]
) -> tuple[tuple[tuple[_Table, _Table], ...], int]:
    """The blocks of a scan's unit, and how many units there are. Components that share a scan are interleaved."""
    most = [max(component.sampling[side] for component in jpeg.components.values()) for side in (0, 1)]
    if len(sampling) == 1:
        sides = [_parts(size * sampling[0][side], most[side] * _SIDE) for side, size in enumerate(jpeg.size)]
        return tuple(tables), sides[0] * sides[1]
    unit = [pair for (across, down), pair in zip(sampling, tables, strict=True) for _ in range(across * down)]
    sides = [_parts(size, most[side] * _SIDE) for side, size in enumerate(jpeg.size)]
    return tuple(unit), sides[0] * sides[1]


def _parts(size: int, of: int) -> int:
    return -(-size // of)


def _is_whole(jpeg: _Jpeg, data: bytes) -> bool | None:
    """Whether each scan has all its units; None if there is too much to count."""
    if sum(scan.stop - scan.start for scan in jpeg.scans) > MOST_COUNTED:
        return None
    try:
        return all(_has_all(scan, data[scan.start : scan.stop]) for scan in jpeg.scans)
    except ValueError:  # tables that cannot be
        return None


def _has_all(scan: _Scan, data: bytes) -> bool:
    unit = [(steps_of(*first), steps_of(*others)) for first, others in scan.unit]
    left = scan.count
    for part in _RESTART.split(data):
        count = min(left, scan.interval or left)
        left -= count
        coded = part.replace(b"\xff\0", b"\xff")
        length = bytes_of(coded, unit, count)
        if length is None:
            return False
        is_longer = len(coded) - length >= _SPARE
        # Flat places may be many zeros: but then just so many that the count comes out right.
        is_hollow = coded.find(bytes(scan.zeros), 0, length) >= 0
        runs_on = coded[max(0, length - _ZEROS) : length] == bytes(_ZEROS)
        if (is_hollow and (is_longer or scan.zeros == _ZEROS)) or (runs_on and is_longer):
            return False
    return not left
