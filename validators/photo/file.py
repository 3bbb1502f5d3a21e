"""A photo's file, read once: whoever decodes the picture and the rules look at the same header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from validators.photo.container.header import Header, look
from validators.photo.pixels import LONGEST_SIDE, MOST_BYTES, Pixels
from validators.rules import TakesFile


@dataclass(frozen=True)
class PhotoFile:
    """The whole content, and what its header says."""

    content: bytes
    header: Header

    @classmethod
    def of(cls, content: bytes) -> PhotoFile:
        """Read the header of any bytes. Never raises."""
        return cls(content, look(content))


def wanted(photo: PhotoFile) -> dict[str, object]:
    """What the page needs to know to decode the picture, such as {"format": "JPEG", "decode": true, "ending": []}.

    `format` is null if the file is no picture. If `decode` is false, the page must not decode the file: it is not a
    picture, it is cut short, or it has too many pixels. `ending` lists bytes that a decoder wants behind the file
    because they are missing. `longest_side` limits the sides of the picture that `decoded` takes.
    """
    header = photo.header
    return {
        "format": header.format,
        "decode": header.is_decodable,
        "ending": list(header.ending),
        "longest_side": LONGEST_SIDE,
    }


def decoded(pixels: bytes, width: int, height: int) -> Mapping[str, object]:
    """The fields that follow from the decoded picture. Raises ValueError if the bytes do not fit the size."""
    return {"pixels": Pixels(width, height, pixels)}


def find_out(photo: PhotoFile) -> Mapping[str, object]:
    """The fields that follow from the picture, decoded here. Raises ImportError without Pillow."""
    from validators.photo.decode import decode  # noqa: PLC0415 — only the command line has Pillow

    return {"pixels": decode(photo)}


TAKES_FILE = TakesFile(
    path="照片文件的路径",
    most_bytes=MOST_BYTES,
    read=PhotoFile.of,
    wants=wanted,
    adds=decoded,
    example="照片.jpg",
    needs="Pillow",
    find_out=find_out,
)
