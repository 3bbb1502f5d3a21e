"""Changes the bytes of a file: anywhere, where a format keeps its counts, and inside the parts of a ZIP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Literal

from fuzz.choosing import Choosing, one_in, one_of

_NUMBERS = (0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_TIMES = (2, 3, 9, 60, 500)
_ORDERS: tuple[Literal["big", "little"], ...] = ("big", "little")
MOST = 300_000  # bytes
_MARKERS = (
    b"\xff\xe1\0\x10Exif\0\0II*\0\x08\0\0\0",
    b"\xff\xe1\xff\xffhttp://ns.adobe.com/xap/1.0/\0",
    b"\xff\xed\0\x10Photoshop 3.0\0",
    b"\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03",
    b"\xff\xda\0\x0c",
    b"\xff\xd8\xff",
    b"\xff\xd9",
    b"\xff\xd0",
    b"\xff\xff\xff",
    b"\xff\xfe\0\x02",
    b"\0\0\0\0IEND",
    b"\0\0\xff\xfftEXt",
    b"VP8X",
    b"xmp:CreatorTool='",
    b"II*\0",
    b"MM\0*",
    b"<!DOCTYPE",
    b"&#x0;",
    b"<table><tr><td rowspan=65534 colspan=1000>",
    b'ss:Index="99999999"',
    b'r="XFD1048576"',
    b"PK\x05\x06",
)


def changed(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    """Return the bytes, changed once. `others` are files to take from, not empty."""
    if data.startswith(b"PK") and not one_in(choosing, 4):
        return _part_changed(data, choosing, others)
    return one_of(choosing, _WAYS)(data, choosing, others)[:MOST]


def _place(data: bytes, choosing: Choosing) -> int:
    """A place anywhere, or near the start, where formats keep what matters."""
    return choosing.below((min(len(data), 400) if one_in(choosing, 2) else len(data)) + 1)


def _byte(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    at = _place(data, choosing)
    return data[:at] + bytes((choosing.below(256),)) + data[at + 1 :]


def _number(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    at, size = _place(data, choosing), one_of(choosing, (1, 2, 2, 4, 4))
    number = one_of(choosing, _NUMBERS) & ((1 << 8 * size) - 1)
    return data[:at] + number.to_bytes(size, one_of(choosing, _ORDERS)) + data[at + size :]


def _pointer(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    """Write a place into the file, most likely one that leads back."""
    at, order = _place(data, choosing), one_of(choosing, _ORDERS)
    return data[:at] + choosing.below(at + 64).to_bytes(4, order) + data[at + 4 :]


def _delete(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    at = _place(data, choosing)
    return data[:at] + data[at + 1 + choosing.below(64) :]


def _repeat(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    at = _place(data, choosing)
    end = at + 1 + choosing.below(64)
    return data[:at] + data[at:end] * one_of(choosing, _TIMES) + data[end:]


def _insert(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    at = _place(data, choosing)
    return data[:at] + one_of(choosing, _MARKERS) + data[at:]


def _splice(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    other = one_of(choosing, others)
    return data[: _place(data, choosing)] + other[_place(other, choosing) :]


def _cut(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    return data[: _place(data, choosing)]


_WAYS: Sequence[Callable[[bytes, Choosing, Sequence[bytes]], bytes]] = (
    _byte,
    _byte,
    _number,
    _number,
    _pointer,
    _delete,
    _repeat,
    _insert,
    _splice,
    _cut,
)


def _part_changed(data: bytes, choosing: Choosing, others: Sequence[bytes]) -> bytes:
    """Change one part of a ZIP, and pack it again: a change of the packed bytes would only break the ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # broken by an earlier change, in any of the ways there are
        return _byte(data, choosing, others)
    if not parts:
        return data
    name = one_of(choosing, list(parts))
    parts[name] = one_of(choosing, _WAYS)(parts[name], choosing, list(parts.values()))[:MOST]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, content in parts.items():
            archive.writestr(zipfile.ZipInfo(each), content)
    return packed.getvalue()
