"""Reads what a photo's file says about itself: format, size, orientation, programs, and whether it is complete."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from validators.photo.container.damage import JPEG_END, Damage, damage_of
from validators.photo.container.exif import UPRIGHT, read_exif
from validators.photo.container.layout import Layout, read_bmp, read_gif, read_jpeg, read_png, read_webp
from validators.photo.pixels import MOST_PIXELS

# How a file of each format starts, its usual endings, and its reader. Formats without a reader are known by name only:
# the users' browsers cannot open them, or their size is unknown before decoding. The brands mif1 and msf1 do not say
# what is in the file; its compatible brands do.
_FORMATS: tuple[tuple[str, re.Pattern[bytes], tuple[str, ...], Callable[[bytes], Layout] | None], ...] = (
    ("JPEG", re.compile(rb"\xff\xd8\xff"), ("jpg", "jpeg", "jpe", "jfif"), read_jpeg),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n"), ("png",), read_png),
    ("WEBP", re.compile(rb"RIFF....WEBP", re.DOTALL), ("webp",), read_webp),
    ("GIF", re.compile(rb"GIF8[79]a"), ("gif",), read_gif),
    ("BMP", re.compile(rb"BM....\0\0\0\0", re.DOTALL), ("bmp", "dib"), read_bmp),
    ("AVIF", re.compile(rb"....ftyp(?:m[is]f1.{4}(?:.{4}){0,50}?)?avi[fs]", re.DOTALL), ("avif",), None),
    ("HEIC", re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), ("heic", "heif", "hif"), None),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*"), ("tif", "tiff"), None),
    ("PSD", re.compile(rb"8BPS"), ("psd",), None),
)
ENDINGS = {name: endings for name, _, endings, _ in _FORMATS}
# Files that people choose by mistake.
_OTHERS = (
    ("PDF 文件", re.compile(rb"%PDF-"), ("pdf",)),
    (
        "压缩包或者 Office 文档",
        re.compile(rb"PK\x03\x04|Rar!|7z\xbc\xaf"),
        ("zip", "rar", "7z", "docx", "xlsx", "pptx", "wps", "et"),
    ),
    ("旧版 Office 文档", re.compile(rb"\xd0\xcf\x11\xe0"), ("doc", "xls", "ppt")),
    ("视频", re.compile(rb"....ftyp", re.DOTALL), ("mp4", "mov", "m4v", "3gp")),
    ("网页", re.compile(rb"\s*<(?:!doctype|html)", re.IGNORECASE), ("htm", "html")),
)
# All endings that name a format; anything else after a dot may be part of the name.
KNOWN_ENDINGS = frozenset(chain(*ENDINGS.values(), *(endings for _, _, endings in _OTHERS)))
_CREATOR_TOOL = re.compile(rb"CreatorTool(?:\s*=\s*[\"']([^\"'<]{1,200})|>([^<]{1,200}))")
_MOST_PROGRAMS = 5
_TURNED_BY_A_QUARTER = range(5, 9)


@dataclass(frozen=True)
class Header:
    """`format` is None if the file is no known picture; then `other` says what it is, if known.

    `width` and `height` are pixels as the picture is seen, after turning by the EXIF `orientation`; None if not known.
    `is_cmyk`: a JPEG in the four colours of print. `damage`: what is wrong with the picture's data, if that is known;
    `trailing` counts the bytes after them. `programs` names what wrote the file. `has_photoshop_marks`: Photoshop left
    its notes at saving; `has_iptc`: there is a block for captions (IPTC), which other programs write too.
    """

    format: str | None = None
    other: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int = UPRIGHT
    is_cmyk: bool = False
    damage: Damage | None = None
    trailing: int = 0
    programs: tuple[str, ...] = ()
    has_photoshop_marks: bool = False
    has_iptc: bool = False

    @property
    def has_too_many_pixels(self) -> bool:
        """Whether decoding takes more memory than an old machine has."""
        return self.width is not None and self.height is not None and self.width * self.height > MOST_PIXELS

    @property
    def is_decodable(self) -> bool:
        """Whether decoding is worthwhile and safe."""
        return self.width is not None and self.damage is not Damage.CUT and not self.has_too_many_pixels

    @property
    def ending(self) -> bytes:
        """What decoders want behind the file, because it is missing: the mark of a JPEG's end, or nothing."""
        return JPEG_END if self.damage is Damage.UNENDED else b""


def look(data: bytes) -> Header:
    """Read the header of any bytes. Skips what it cannot read, never raises."""
    # Brands stand only in their box (ISO 14496-12, section 4.3).
    end = max(12, int.from_bytes(data[:4], "big")) if data[4:8] == b"ftyp" else len(data)
    for name, start, _, reader in _FORMATS:
        if start.match(data, 0, end):
            return _header(name, reader(data), data) if reader else Header(name)
    return Header(other=next((name for name, start, _ in _OTHERS if start.match(data)), None))


def _header(name: str, layout: Layout, data: bytes) -> Header:
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
        damage=_damage(name, layout, data),
        trailing=0 if layout.end is None or layout.more_pictures else len(data) - layout.end,
        programs=tuple(dict.fromkeys(program for program in named if program))[:_MOST_PROGRAMS],
        has_photoshop_marks=layout.photoshop,
        has_iptc=layout.iptc,
    )


def _damage(name: str, layout: Layout, data: bytes) -> Damage | None:
    if name == "JPEG":
        return damage_of(data, has_end=not layout.is_cut_short)
    return Damage.CUT if layout.is_cut_short else None
