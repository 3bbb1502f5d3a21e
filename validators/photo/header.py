"""What a photo's file says of itself: format, size, which way up, who wrote it, and whether all of it is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from validators.photo.exif import UPRIGHT, read_exif
from validators.photo.layout import Layout, read_bmp, read_gif, read_jpeg, read_png, read_webp
from validators.photo.pixels import MOST_PIXELS

# How a file of each format begins, its usual endings, and who reads it. Without a reader it is known by name alone:
# no browser of the users' opens it, or its size cannot be told beforehand.
_FORMATS: tuple[tuple[str, re.Pattern[bytes], tuple[str, ...], Callable[[bytes], Layout] | None], ...] = (
    ("JPEG", re.compile(rb"\xff\xd8\xff"), ("jpg", "jpeg", "jpe", "jfif"), read_jpeg),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n"), ("png",), read_png),
    ("WEBP", re.compile(rb"RIFF....WEBP", re.DOTALL), ("webp",), read_webp),
    ("GIF", re.compile(rb"GIF8[79]a"), ("gif",), read_gif),
    ("BMP", re.compile(rb"BM....\0\0\0\0", re.DOTALL), ("bmp", "dib"), read_bmp),
    ("HEIC", re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), ("heic", "heif", "hif"), None),
    ("AVIF", re.compile(rb"....ftypavi[fs]", re.DOTALL), ("avif",), None),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*"), ("tif", "tiff"), None),
    ("PSD", re.compile(rb"8BPS"), ("psd",), None),
)
ENDINGS = {name: endings for name, _, endings, _ in _FORMATS}
# Files that get chosen by mistake.
_OTHERS = (
    ("PDF 文件", re.compile(rb"%PDF-")),
    ("压缩包或者 Office 文档", re.compile(rb"PK\x03\x04|Rar!|7z\xbc\xaf")),
    ("旧版 Office 文档", re.compile(rb"\xd0\xcf\x11\xe0")),
    ("视频", re.compile(rb"....ftyp", re.DOTALL)),
    ("网页", re.compile(rb"\s*<(?:!doctype|html)", re.IGNORECASE)),
)
_CREATOR_TOOL = re.compile(rb"CreatorTool(?:\s*=\s*[\"']([^\"'<]{1,200})|>([^<]{1,200}))")
_MOST_PROGRAMS = 5
_TURNED_BY_A_QUARTER = range(5, 9)
PHOTOSHOP, IPTC = "Photoshop", "图片说明信息（IPTC）"


@dataclass(frozen=True)
class Header:
    """`format` is None if the file is no picture that is known; then `other` says what it is, if that is known.

    `width` and `height` are pixels as the picture is seen, after turning by the EXIF `orientation`; None if not known.
    `trailing` counts the bytes after the picture's end, `programs` names what wrote the file, `editor_traces` what else
    an editor left in it.
    """

    format: str | None = None
    other: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int = UPRIGHT
    is_cmyk: bool = False
    is_cut_short: bool = False
    trailing: int = 0
    programs: tuple[str, ...] = ()
    has_photoshop_marks: bool = False
    has_iptc: bool = False

    @property
    def has_too_many_pixels(self) -> bool:
        """Whether decoding would take more memory than an old machine has."""
        return self.width is not None and self.height is not None and self.width * self.height > MOST_PIXELS

    @property
    def is_decodable(self) -> bool:
        """Whether it is worth, and safe, to decode it."""
        return self.width is not None and not self.is_cut_short and not self.has_too_many_pixels


def look(data: bytes) -> Header:
    """Reads the head of any bytes; what cannot be read is left out. Never raises."""
    for name, start, _, reader in _FORMATS:
        if start.match(data):
            return _header(name, reader(data), len(data)) if reader else Header(name)
    return Header(other=next((name for name, start in _OTHERS if start.match(data)), None))


def _header(name: str, layout: Layout, length: int) -> Header:
    exif = read_exif(layout.exif)
    tool = _CREATOR_TOOL.search(layout.xmp)
    named = (*exif.programs, layout.program, (tool[1] or tool[2]).decode("utf-8", "replace").strip() if tool else "")
    size = (layout.width, layout.height)
    width, height = size[::-1] if exif.orientation in _TURNED_BY_A_QUARTER else size
    has_size = bool(width and height)
    return Header(
        format=name,
        width=width if has_size else None,
        height=height if has_size else None,
        orientation=exif.orientation,
        is_cmyk=layout.is_cmyk,
        is_cut_short=layout.is_cut_short,
        trailing=0 if layout.end is None or layout.more_pictures else length - layout.end,
        programs=tuple(dict.fromkeys(program for program in named if program))[:_MOST_PROGRAMS],
        has_photoshop_marks=layout.photoshop,
        has_iptc=layout.iptc,
    )
