"""Reads two things from EXIF: which way up the picture is, and which programs wrote it.

Source: TIFF 6.0, section 2 (header and directory), and CIPA DC-008 (Exif), tags 0x000B, 0x0112, 0x0131.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ORIENTATION, _PROGRAMS = 0x0112, (0x0131, 0x000B)  # Software, ProcessingSoftware
_ASCII, _SHORT = 2, 3
_ENTRY = 12  # bytes
_LONGEST_NAME = 200  # a longer name of a program is cut
UPRIGHT = 1


@dataclass(frozen=True)
class Exif:
    """`orientation` is 1 (upright) to 8, as in EXIF; `programs` are names as written in the file."""

    orientation: int = UPRIGHT
    programs: tuple[str, ...] = ()


def read_exif(block: bytes) -> Exif:
    """Read a TIFF block, with or without `Exif` and two zero bytes in front. Skips what it cannot read."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    orientation, programs = UPRIGHT, []
    for tag, kind, count, value in _entries(block, order) if order else ():
        if tag == _ORIENTATION and kind == _SHORT:
            turned = struct.unpack(f"{order}H", value[:2])[0]
            orientation = turned if turned in range(1, 9) else UPRIGHT
        elif tag in _PROGRAMS and kind == _ASCII:
            start = struct.unpack(f"{order}I", value)[0]
            text = value[:count] if count <= 4 else block[start : start + min(count, _LONGEST_NAME)]
            programs.append(text.split(b"\0")[0].decode("utf-8", "replace").strip())
    return Exif(orientation, tuple(name for name in programs if name))


def _entries(block: bytes, order: str) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield the tag, kind, count and four bytes of value of each whole entry in the first directory."""
    if len(block) < 8:
        return
    start = struct.unpack(f"{order}I", block[4:8])[0]
    size = block[start : start + 2]
    for index in range(struct.unpack(f"{order}H", size)[0] if len(size) == 2 else 0):
        at = start + 2 + _ENTRY * index
        entry = block[at : at + _ENTRY]
        if len(entry) < _ENTRY:
            return
        yield *struct.unpack(f"{order}HHI", entry[:8]), entry[8:]
