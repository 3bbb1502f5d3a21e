"""What a photo's head says is read as Pillow reads it; whatever the bytes are, an answer comes out."""

from __future__ import annotations

import io
import struct
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cases.photos.files import Recipe, file_of
from validators.photo.container.damage import Damage
from validators.photo.container.exif import Exif, read_exif
from validators.photo.container.header import ENDINGS, KNOWN_ENDINGS, Header, look
from validators.photo.pixels import MOST_PIXELS

SMALL: dict[str, Any] = {"size": (90, 110), "person": "none"}
KINDS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 80},
    "JPEG, progressive": {"progressive": True, "quality": 80},
    "JPEG, grey": {"mode": "L"},
    "JPEG, CMYK": {"mode": "CMYK"},
    "PNG": {"format": "PNG"},
    "PNG, see-through": {"format": "PNG", "mode": "RGBA"},
    "WEBP": {"format": "WEBP"},
    "WEBP, see-through": {"format": "WEBP", "mode": "RGBA"},
    "WEBP, turned": {"format": "WEBP", "orientation": 6},
    "GIF": {"format": "GIF", "mode": "P"},
    "BMP": {"format": "BMP"},
}
ENDING_IN_A_MARK = [name for name in KINDS if not name.startswith(("GIF", "BMP"))]
each_kind = pytest.mark.parametrize("kind", KINDS)


def file(kind: str) -> bytes:
    return file_of(Recipe(**SMALL, **KINDS[kind]))


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def entry(order: str, tag: int, kind: int, count: int, value: bytes) -> bytes:
    return struct.pack(f"{order}HHI", tag, kind, count) + value.ljust(4, b"\0")


def block(order: str, *entries: bytes, after: bytes = b"") -> bytes:
    """A TIFF block with one directory; `after` begins right behind it."""
    mark = {"<": b"II*\0", ">": b"MM\0*"}[order]
    head = mark + struct.pack(f"{order}IH", 8, len(entries))
    return head + b"".join(entries) + bytes(4) + after


@each_kind
def test_size_and_format_are_as_pillow_reads_them(kind: str) -> None:
    data = file(kind)
    with Image.open(io.BytesIO(data)) as image:
        expected: dict[str, Any] = {"format": image.format, "cmyk": image.mode == "CMYK", "size": SMALL["size"]}
    header = look(data)
    actual = {"format": header.format, "cmyk": header.is_cmyk, "size": (header.width, header.height)}
    assert expected == actual
    assert header.is_decodable
    assert (0, None) == (header.trailing, header.damage)


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (301, 2), (4096, 3)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_odd_sizes_are_read(kind: str, size: tuple[int, int]) -> None:
    header = look(saved(Image.new("RGB", size), kind))
    assert size == (header.width, header.height)


def test_lossless_webp_is_read() -> None:
    header = look(saved(Image.new("RGB", (300, 17)), "WEBP", lossless=True))
    assert ("WEBP", 300, 17) == (header.format, header.width, header.height)


@pytest.mark.parametrize("kind", [kind for kind in ENDING_IN_A_MARK if not kind.startswith("JPEG")])
def test_every_beginning_of_a_file_is_cut_short(kind: str) -> None:
    data = file(kind)
    start = 12
    whole = [length for length in range(start, len(data)) if look(data[:length]).is_decodable]
    assert [] == whole


@pytest.mark.parametrize("kind", ENDING_IN_A_MARK)
def test_bytes_after_the_end_are_counted(kind: str) -> None:
    header = look(file(kind) + b"PK\3\4 whatever \xff\xd9")
    assert (16, None) == (header.trailing, header.damage)


def test_a_marker_without_a_length_is_stepped_over() -> None:
    data = file("JPEG")
    before, after = look(data), look(data[:2] + b"\xff\x01" + data[2:])
    assert (before.width, before.height, before.damage) == (after.width, after.height, after.damage)


def test_more_pictures_of_the_same_camera_are_no_padding() -> None:
    data = file("JPEG")
    several = data[:2] + b"\xff\xe2\x00\x0aMPF\0IIII" + data[2:]
    assert 0 == look(several + data).trailing


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_size_is_the_one_that_is_seen(kind: str, orientation: int) -> None:
    header = look(file_of(Recipe(**{**SMALL, "format": kind, "orientation": orientation})))
    assert (orientation, SMALL["size"]) == (header.orientation, (header.width, header.height))


@pytest.mark.parametrize(
    ("start", "other"),
    [
        (b"", None),
        (b"%PDF-1.7", "PDF 文件"),
        (b"PK\3\4", "压缩包或者 Office 文档"),
        (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
        (b"\0\0\0\x18ftypisom", "视频"),
        (b"\n<!DOCTYPE html>", "网页"),
        (b"\xff\xd8", None),
        (b"BM is how this text begins", None),
    ],
    ids=repr,
)
def test_what_is_no_picture_is_named_if_known(start: bytes, other: str | None) -> None:
    assert Header(other=other) == look(start)


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x1cftypmif1", "HEIC"),
        (b"\0\0\0\x1cftypavif", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "AVIF"),
        (b"\0\0\0\x1cftypmsf1\0\0\0\0avis", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x14ftypmif1\0\0\0\0mif1avif", "HEIC"),
        (b"\0\0\0\0ftypmif1", "HEIC"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"8BPS", "PSD"),
    ],
    ids=repr,
)
def test_formats_that_are_not_opened_are_known_by_name(start: bytes, name: str) -> None:
    header = look(start + bytes(100))
    assert (name, None, False) == (header.format, header.width, header.is_decodable)


def test_every_format_has_endings_of_its_own() -> None:
    endings = [ending for of_format in ENDINGS.values() for ending in of_format]
    assert sorted(set(endings)) == sorted(endings)
    assert {*endings, "docx"} < KNOWN_ENDINGS


@pytest.mark.parametrize(("height", "too_many"), [(6000, False), (6001, True)])
def test_too_many_pixels_are_known_before_decoding(height: int, too_many: bool) -> None:
    header = look(file_of(Recipe(**SMALL, format="PNG", claims=(10_000, height))))
    assert (6000 * 10_000, too_many, not too_many) == (MOST_PIXELS, header.has_too_many_pixels, header.is_decodable)


def test_the_first_head_of_a_png_counts() -> None:
    bomb, data = file_of(Recipe(**SMALL, format="PNG", claims=(65_000, 65_000))), file("PNG")
    assert look(bomb[:33] + data[8:]).has_too_many_pixels


def test_a_size_of_nothing_is_no_size() -> None:
    header = look(file_of(Recipe(**SMALL, format="PNG", claims=(0, 10))))
    assert (None, None, False) == (header.width, header.height, header.is_decodable)


@pytest.mark.parametrize(("kind", "length"), [("GIF", 9), ("BMP", 25)])
def test_heads_without_room_for_a_size_are_cut_short(kind: str, length: int) -> None:
    assert look(file(kind)[:length]).damage is Damage.CUT


def test_the_oldest_kind_of_bmp_is_read() -> None:
    head = b"BM" + bytes(12) + struct.pack("<IHHHH", 12, 30, 40, 1, 24)
    assert (30, 40) == (look(head).width, look(head).height)


def test_a_bmp_that_lies_upside_down_is_read() -> None:
    head = b"BM" + bytes(12) + struct.pack("<Iii", 40, 30, -40)
    assert (30, 40) == (look(head).width, look(head).height)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("start", [b"", b"Exif\0\0"], ids=["bare", "with its name"])
def test_exif_is_read_in_both_byte_orders(start: bytes, order: str) -> None:
    names = b"Some program\0"
    at = 8 + 2 + 3 * 12 + 4
    entries = (
        entry(order, 0x0112, 3, 1, struct.pack(f"{order}H", 8)),
        entry(order, 0x0131, 2, len(names), struct.pack(f"{order}I", at)),
        entry(order, 0x000B, 2, 4, b"abc\0"),
    )
    assert Exif(8, ("Some program", "abc")) == read_exif(start + block(order, *entries, after=names))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        block("<", entry("<", 0x0112, 3, 1, b"\x09\0")),
        block("<", entry("<", 0x0112, 2, 1, b"6")),
        block("<", entry("<", 0x0131, 2, 99, b"\xff\xff\xff\xff")),
        block("<", entry("<", 0x0131, 3, 1, b"ab")),
        block("<", entry("<", 0x0131, 2, 4, b"\0\0\0\0")),
        b"not a block at all",
    ],
    ids=repr,
)
def test_broken_exif_says_nothing(broken: bytes) -> None:
    assert Exif() == read_exif(broken)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_program_is_found_in_exif_and_in_xmp(kind: str) -> None:
    data = file_of(Recipe(**{**SMALL, "format": kind, "software": "First 1.0", "creator_tool": "第二"}))
    assert ("First 1.0", "第二") == look(data).programs


def test_the_program_is_found_in_the_text_of_a_png() -> None:
    text = b"tEXtSoftware\0ImageReady"
    data = file("PNG")
    with_text = data[:33] + struct.pack(">I", len(text) - 4) + text + bytes(4) + data[33:]
    assert ("ImageReady",) == look(with_text).programs


def test_the_creator_is_found_as_an_element_too() -> None:
    data = file("JPEG")
    body = b"http://ns.adobe.com/xap/1.0/\0<xmp:CreatorTool>GIMP 2.10</xmp:CreatorTool>"
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    assert ("GIMP 2.10",) == look(data[:2] + segment + data[2:]).programs


def test_a_program_named_twice_is_listed_once() -> None:
    assert ("GIMP",) == look(file_of(Recipe(**SMALL, software="GIMP", creator_tool="GIMP"))).programs


STARTS = st.sampled_from([file(kind)[:40] for kind in KINDS] + [b"", b"\xff\xd8\xff\xe1", b"RIFF\0\0\0\0WEBP"])


@given(start=STARTS, rest=st.binary(max_size=300))
def test_whatever_the_bytes_are_an_answer_comes_out(start: bytes, rest: bytes) -> None:
    header = look(start + rest)
    assert header.trailing >= 0
    assert (header.width is None) == (header.height is None)


@each_kind
@given(data=st.data())
def test_a_spoilt_file_is_answered_too(kind: str, data: st.DataObject) -> None:
    spoilt = bytearray(file(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, min(len(spoilt), 700) - 1))] = data.draw(st.integers(0, 255))
    header = look(bytes(spoilt))
    assert header.orientation in range(1, 9)


@given(garbage=st.binary(max_size=200), order=st.sampled_from(["II*\0", "MM\0*"]))
def test_whatever_stands_in_exif_it_is_answered(garbage: bytes, order: str) -> None:
    assert read_exif(order.encode() + garbage).orientation in range(1, 9)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 4_000_000,
        b"\xff\xd8" + b"\xff\xe0\0\2" * 1_000_000,
        b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"abcd" + bytes(4)) * 300_000,
        b"RIFF\xff\xff\x3f\0WEBP" + b"abcd\0\0\0\0" * 500_000,
    ],
    ids=["marks of nothing", "JPEG of empty pieces", "PNG of empty pieces", "WEBP of empty pieces"],
)
def test_a_file_made_to_waste_time_wastes_little(data: bytes) -> None:
    start = time.process_time()
    assert not look(data).is_decodable
    assert time.process_time() - start < 2


def test_a_list_of_programs_stays_short() -> None:
    entries = [entry("<", 0x0131, 2, 4, f"{number:03}".encode()) for number in range(500)]
    assert 5 == len(look(b"\xff\xd8\xff\xe1" + _segment(b"Exif\0\0" + block("<", *entries)) + b"\xff\xd9").programs)


def _segment(body: bytes) -> bytes:
    return struct.pack(">H", len(body) + 2) + body
