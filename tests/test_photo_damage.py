"""What is missing of a JPEG is found, and nothing is missed in one that is whole."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.photos.files import Recipe, file_of, picture_of
from cases.photos.spoilt import spoil
from validators.photo.container import damage
from validators.photo.container.blocks import bytes_of, steps_of
from validators.photo.container.damage import Damage, damage_of, lacks_blocks
from validators.photo.decode import decode
from validators.photo.picture.missing import ends_in_grey, grey_end
from validators.photo.pixels import Pixels

ENCODINGS: dict[str, dict[str, Any]] = {
    "usual": {},
    "best": {"quality": 100, "subsampling": 0},
    "worst": {"quality": 5},
    "wide colours": {"subsampling": "4:2:2"},
    "codes of its own": {"optimize": True},
    "begun anew": {"restart_marker_blocks": 5},
    "begun anew in rows": {"restart_marker_rows": 1, "optimize": True},
}
PROGRESSIVE: dict[str, dict[str, Any]] = {
    "progressive": {"progressive": True},
    "progressive, best": {"progressive": True, "quality": 100, "subsampling": 0},
}
each_encoding = pytest.mark.parametrize("options", ENCODINGS.values(), ids=list(ENCODINGS))
END = b"\xff\xd9"


def photo(mode: str = "RGB", size: tuple[int, int] = (150, 190), noise: float = 2, **options: Any) -> bytes:
    picture = picture_of(Recipe(size=size, noise=noise)).convert(mode)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", **{"quality": 85, **options})
    return buffer.getvalue()


def some(start: int, end: int) -> tuple[int, ...]:
    """Some of the numbers, and all of the last."""
    return (*range(start, end - 10, (end - start) // 30), *range(end - 10, end))


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def in_scans(data: bytes, *scans: tuple[int, ...]) -> bytes:
    """A grey JPEG's data once for each of the scans: first and last coefficient, precision."""
    start = data.index(b"\xff\xda")
    head, coded = data[:start], data[start + 10 : -2]
    return head + b"".join(segment(0xDA, bytes((1, 1, 0, *scan))) + coded for scan in scans) + END


@pytest.mark.parametrize("options", (ENCODINGS | PROGRESSIVE).values(), ids=list(ENCODINGS | PROGRESSIVE))
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("size", [(90, 110), (17, 8), (1, 1)])
def test_nothing_is_missing_of_a_whole_photo(options: dict[str, Any], mode: str, size: tuple[int, int]) -> None:
    data = photo(mode, size, **options)
    assert damage_of(data, has_end=True) is None
    assert not lacks_blocks(data)
    assert damage_of(data[:-2], has_end=False) is Damage.UNENDED
    assert not lacks_blocks(data[:-2] + bytes(50) + END), "zeros behind the picture are none of it"


@each_encoding
def test_every_beginning_of_a_photo_is_cut(options: dict[str, Any]) -> None:
    data = photo(size=(90, 110), **options)
    lengths = some(2, len(data) - 2)
    not_cut = [length for length in lengths if damage_of(data[:length], has_end=False) != Damage.CUT]
    assert [] == not_cut
    assert damage_of(data[:-1], has_end=False) is Damage.UNENDED


@each_encoding
def test_an_end_does_not_hide_what_is_cut(options: dict[str, Any]) -> None:
    data = photo(size=(90, 110), **options)
    start = data.index(b"\xff\xda") + 20
    lengths = some(start, len(data) - 2)
    assert [] == [at for at in lengths if not lacks_blocks(data[:at] + END)]


@each_encoding
@pytest.mark.parametrize("way", ["zeros:0.5", "zeros:0.8", "hole:0.45:400", "hole:0.7:300"])
def test_zeros_in_place_of_the_picture_are_found(options: dict[str, Any], way: str) -> None:
    spoilt = spoil(photo(size=(300, 400), noise=5, **options), way)
    assert damage_of(spoilt, has_end=True) is Damage.BROKEN


@pytest.mark.parametrize("noise", [0, 3])
@pytest.mark.parametrize("options", [*ENCODINGS.values(), *PROGRESSIVE.values()])
def test_flat_white_may_be_many_zeros(options: dict[str, Any], noise: float) -> None:
    assert damage_of(photo(size=(600, 800), noise=noise, **options), has_end=True) is None


@pytest.mark.parametrize("options", PROGRESSIVE.values(), ids=list(PROGRESSIVE))
def test_a_progressive_photo_without_its_last_scans_is_doubtful(options: dict[str, Any]) -> None:
    data = photo(**options)
    last = data.rindex(b"\xff\xda")
    assert damage_of(data[:last] + END, has_end=True) is Damage.DOUBTFUL
    assert damage_of(data[:last], has_end=False) is Damage.CUT
    assert damage_of(data[:-200], has_end=False) is Damage.UNENDED, "what its last scan lacks is not counted"
    assert damage_of(spoil(photo(size=(300, 400), noise=5, **options), "hole:0.8:300"), has_end=True) is Damage.DOUBTFUL
    assert not lacks_blocks(data[:last] + END)


@pytest.mark.parametrize(
    ("scans", "expected"),
    [
        (((0, 0, 0), (1, 63, 0)), None),
        (((0, 0, 1), (0, 0, 16), (1, 63, 0)), None),
        (((0, 0, 1), (1, 63, 0)), Damage.DOUBTFUL),
        (((0, 0, 0), (1, 5, 0)), Damage.DOUBTFUL),
        (((0, 0, 16), (1, 63, 0)), Damage.DOUBTFUL),
        (((0, 0, 2), (0, 0, 16), (1, 63, 0)), Damage.DOUBTFUL),
    ],
    ids=["all", "more precise", "imprecise", "coarse", "without a first scan", "without a second scan"],
)
def test_the_scans_of_a_progressive_photo_go_together(
    scans: tuple[tuple[int, ...], ...], expected: Damage | None
) -> None:
    data = in_scans(photo("L", (40, 40)).replace(b"\xff\xc0", b"\xff\xc2", 1), *scans)
    assert damage_of(data, has_end=True) is expected


def test_scans_of_one_component_each_are_counted() -> None:
    # 4:2:0, so that the second and third have a quarter of the first one's blocks, at sizes that do not come out even.
    grey = photo("L", (37, 45))
    start = grey.index(b"\xff\xda")
    quarter = photo("L", (19, 23))
    coded = [data[data.index(b"\xff\xda") + 10 : -2] for data in (grey, quarter, quarter)]
    frame = segment(0xC0, struct.pack(">BHHB", 8, 45, 37, 3) + b"\1\x22\0\2\x11\0\3\x11\0")
    head = grey[:2] + b"".join(segment(0xC4, body) for body in tables(grey[:start])) + frame
    scans = [segment(0xDA, bytes((1, number, 0, 0, 63, 0))) + data for number, data in enumerate(coded, 1)]
    assert not lacks_blocks(head + b"".join(scans) + END)
    assert lacks_blocks(head + scans[0] + scans[1] + scans[2][:-9] + END)
    assert damage_of(head + scans[0] + scans[1] + END, has_end=True) is Damage.DOUBTFUL


def tables(head: bytes) -> list[bytes]:
    found, at = [], head.find(b"\xff\xc4")
    while at >= 0:
        length = int.from_bytes(head[at + 2 : at + 4], "big")
        found.append(head[at + 4 : at + 2 + length])
        at = head.find(b"\xff\xc4", at + 2 + length)
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\xff\xc0", b"\xff\xc9", 1),
        lambda data: data.replace(b"\xff\xc0", b"\xff\xc3", 1),
        lambda data: data.replace(b"\xff\xc4", b"\xff\xfe"),
        lambda data: data.replace(struct.pack(">HH", 190, 150), bytes(4), 1),
        lambda data: data[: data.index(b"\xff\xda")] + segment(0xDA, b"") + END,
        lambda data: data[: data.index(b"\xff\xda")] + segment(0xDA, b"\1\7\0\0\x3f\0") + END,
    ],
    ids=["arithmetic", "lossless", "no tables", "no size", "empty scan", "unknown component"],
)
def test_of_what_cannot_be_counted_nothing_is_said(change: Any) -> None:
    data = change(photo())
    assert damage_of(data, has_end=True) is None
    assert not lacks_blocks(data)
    assert damage_of(data[:-2], has_end=False) is Damage.CUT


def test_much_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    data = spoil(photo(), "zeros:0.5")
    assert lacks_blocks(data)
    monkeypatch.setattr(damage, "MOST_COUNTED", 100)
    assert not lacks_blocks(data)
    assert damage_of(data, has_end=True) is None
    assert damage_of(data[:-2], has_end=False) is Damage.UNENDED


def test_tables_with_more_codes_than_fit_are_refused() -> None:
    full = bytes((2, *bytes(15)))
    assert {1, 2} <= {step & 63 for step in steps_of(full, b"\0\1")}
    with pytest.raises(ValueError, match="codes"):
        steps_of(bytes((3, *bytes(15))), b"\0\1\2")
    data = photo("L")
    at = data.index(b"\xff\xc4") + 5
    assert not lacks_blocks(data[:at] + b"\xff" + data[at + 1 :])


def test_a_block_has_no_more_coefficients_than_fit() -> None:
    first = steps_of(bytes((1, *bytes(15))), b"\0")
    sixteen = steps_of(bytes((1, *bytes(15))), b"\xf0")
    assert bytes_of(bytes(20), [(first, sixteen)], 1) is None
    assert bytes_of(b"\xff", [(first, sixteen)], 1) is None


@given(data=st.data())
def test_whatever_the_bytes_are_an_answer_comes_out(data: st.DataObject) -> None:
    spoilt = bytearray(photo("L", (24, 24)))
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(2, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    lacks_blocks(bytes(spoilt))
    assert damage_of(bytes(spoilt), has_end=True) in {None, *Damage} - {Damage.CUT, Damage.UNENDED}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_grey_end_is_found_whichever_way_the_photo_lies(orientation: int) -> None:
    cut = file_of(Recipe(spoilt="cut:0.7", orientation=orientation, quality=80))
    whole = file_of(Recipe(orientation=orientation, quality=80))
    assert ends_in_grey(pixels_of(cut), orientation)
    assert 10 < grey_end(pixels_of(cut), orientation) < 50
    assert not ends_in_grey(pixels_of(whole), orientation)
    assert 0 == grey_end(pixels_of(whole), orientation)


def pixels_of(data: bytes) -> Pixels:
    pixels = decode(data)
    assert pixels is not None
    return pixels


def test_a_photo_without_its_end_is_decoded() -> None:
    assert decode(photo()[:-2]) == decode(photo())


@pytest.mark.parametrize("look", [{"background": "#808080"}, {"clothes": "grey", "close": 1.3}])
def test_a_grey_wall_or_coat_is_no_grey_end(look: dict[str, Any]) -> None:
    assert 0 == grey_end(pixels_of(file_of(Recipe(**look))), 1)
