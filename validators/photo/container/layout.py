"""Walks through a picture file piece by piece, without decoding: its size, its metadata, and its end.

Sources: JPEG: ITU-T T.81, annex B. PNG: W3C PNG, third edition, section 5. WEBP: RFC 9649. GIF: GIF89a, section 18.
BMP: the headers BITMAPCOREHEADER and BITMAPINFOHEADER. Each reader expects a file that starts as its format does.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# More than any picture has; a file of nothing else must not block an old machine.
_MOST_SEGMENTS = 10_000  # of a JPEG: a segment holds 64 KB, a file 64 MB
_MOST_PIECES = 50_000  # of others: the usual piece of a PNG holds 8 KB
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 … SOF15: not tables, not reserved
_JPEG_BARE = frozenset((0x01, 0xD8))  # markers without a length
_JPEG_END = 0xD9
_JPEG_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")  # in a scan: stuffed zeros and restarts go on with it
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP, _PHOTOSHOP_QUALITY = b"Photoshop 3.0\0", b"8BIM\x04\x06"  # its note of the quality when saving
_PNG_XMP = b"XML:com.adobe.xmp\0"


@dataclass
class Layout:
    """What was found on the way. Sizes are pixels as stored, 0 if not found.

    `end` is where the picture's data end: None if the file stops before, or if this format does not tell.
    """

    width: int = 0
    height: int = 0
    is_cmyk: bool = False
    exif: bytes = b""
    xmp: bytes = b""
    program: str = ""
    photoshop: bool = False
    iptc: bool = False
    more_pictures: bool = False
    end: int | None = None
    is_cut_short: bool = False


class Segment(NamedTuple):
    """A piece of a JPEG: the marker that stands `at` a place, and the body from `start` to `end`."""

    marker: int
    at: int
    start: int
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """The pieces of a JPEG up to the end marker, which has no body; behind a scan's head are the data."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        match = _JPEG_MARKER.search(data, at)
        if match is None:
            return
        marker, at = match[1][0], match.end()
        if marker == _JPEG_END:
            yield Segment(marker, match.start(), at, at)
            return
        if marker not in _JPEG_BARE:
            length = int.from_bytes(data[at : at + 2], "big")
            yield Segment(marker, match.start(), at + 2, at + length)
            at += max(length, 2)


def read_jpeg(data: bytes) -> Layout:
    """Read segment by segment to the end marker."""
    layout = Layout(is_cut_short=True)
    for segment in segments(data):
        if segment.marker == _JPEG_END:
            layout.end, layout.is_cut_short = segment.end, False
        else:
            _read_segment(layout, segment.marker, data[segment.start : segment.end])
    return layout


def _read_segment(layout: Layout, marker: int, body: bytes) -> None:
    if marker in JPEG_FRAMES and len(body) >= 6:
        layout.height, layout.width = struct.unpack(">HH", body[1:5])
        layout.is_cmyk = body[5] == 4
    elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
        layout.exif = layout.exif or body
    elif marker == 0xE1 and body.startswith(_XMP):
        layout.xmp = layout.xmp or body
    elif marker == 0xE2 and body.startswith(b"MPF\0"):
        layout.more_pictures = True
    elif marker == 0xEC and body.startswith(b"Ducky"):
        layout.photoshop = True
    elif marker == 0xED and body.startswith(_PHOTOSHOP):
        layout.photoshop = layout.photoshop or _PHOTOSHOP_QUALITY in body
        layout.iptc = True


def read_png(data: bytes) -> Layout:
    """Read chunk by chunk to IEND."""
    layout = Layout(is_cut_short=True)
    at = 8
    for _ in range(_MOST_PIECES):
        if at + 12 > len(data):
            break
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR" and len(body) >= 8 and not layout.width:
            layout.width, layout.height = struct.unpack(">II", body[:8])
        elif kind == b"eXIf":
            layout.exif = body
        elif kind == b"tEXt" and body.startswith(b"Software\0"):
            layout.program = body[9:209].decode("latin-1").strip()
        elif kind == b"iTXt" and body.startswith(_PNG_XMP):
            layout.xmp = body
        elif kind == b"IEND":
            layout.end, layout.is_cut_short = at, False
            break
    return layout


def read_webp(data: bytes) -> Layout:
    """Read chunk by chunk to the length in the header."""
    end = 8 + int.from_bytes(data[4:8], "little")
    layout = Layout(is_cut_short=end > len(data), end=end if end <= len(data) else None)
    at = 12
    for _ in range(_MOST_PIECES):
        if at + 8 > min(end, len(data)):
            break
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if kind == b"VP8X" and len(body) >= 10:
            layout.width = 1 + int.from_bytes(body[4:7], "little")
            layout.height = 1 + int.from_bytes(body[7:10], "little")
        elif kind == b"VP8L" and len(body) >= 5 and not layout.width:
            bits = int.from_bytes(body[1:5], "little")
            layout.width, layout.height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif kind == b"VP8 " and len(body) >= 10 and not layout.width:
            width, height = struct.unpack("<HH", body[6:10])
            layout.width, layout.height = width & 0x3FFF, height & 0x3FFF
        elif kind == b"EXIF":
            layout.exif = body
        elif kind == b"XMP ":
            layout.xmp = body
    return layout


def read_gif(data: bytes) -> Layout:
    """Read the size only: finding the end of a GIF takes decoding."""
    return Layout(*struct.unpack("<HH", data[6:10])) if len(data) >= 10 else Layout(is_cut_short=True)


def read_bmp(data: bytes) -> Layout:
    """Read the size only: programs disagree on the lengths in the header."""
    if len(data) < 26:
        return Layout(is_cut_short=True)
    if int.from_bytes(data[14:18], "little") == 12:
        return Layout(*struct.unpack("<HH", data[18:22]))
    width, height = struct.unpack("<ii", data[18:26])
    return Layout(abs(width), abs(height))
