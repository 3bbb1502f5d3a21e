"""A frame is found where there is one, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from cases.photos.files import Recipe, file_of
from validators.photo.decode import decode
from validators.photo.picture.frame import Frame
from validators.photo.picture.measure import Picture, measure

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

SIDES = ("left", "top", "right")


def picture(**recipe: Any) -> Picture:
    pixels = decode(file_of(Recipe(**recipe)))
    assert pixels is not None
    return measure(pixels)


def frame_of(**recipe: Any) -> Frame | None:
    return picture(**recipe).frame


@pytest.mark.parametrize("wide", [1, 2, 3, 5, 8, 12, 14.8])
@pytest.mark.parametrize("background", ["#438edb", "#808080", "room:1", "leaves"])
def test_a_frame_is_as_wide_as_it_was_drawn(background: str, wide: float) -> None:
    frame = frame_of(background=background, frame=wide, quality=95)
    assert frame is not None
    drawn = wide / 100 * 208  # what the shorter side of 358 pixels is reduced to
    assert all(drawn - 1 <= getattr(frame, side) <= drawn + 8 for side in SIDES), frame


@pytest.mark.parametrize("sides", ["left", "top", "right", "left top", "left right"])
def test_a_frame_may_be_on_some_sides_alone(sides: str) -> None:
    frame = frame_of(background="#438edb", frame=5, frame_sides=sides)
    assert frame is not None
    assert sides.split() == [side for side in SIDES if getattr(frame, side)]


@pytest.mark.parametrize(
    ("colour", "lightness", "tint"), [("#ffffff", 255, 0), ("#202020", 32, 0), ("#c83232", 96, 150)]
)
def test_the_colour_of_a_frame_is_measured(colour: str, lightness: int, tint: int) -> None:
    frame = frame_of(background="room:1", frame=6, frame_colour=colour, quality=95)
    assert frame is not None
    assert abs(frame.lightness - lightness) <= 6
    assert abs(frame.tint - tint) <= 12


def test_what_is_measured_is_inside_of_the_frame() -> None:
    framed, plain = (picture(background="#c8c8c8", frame=wide).background for wide in (6, 0))
    assert framed is not None
    assert plain is not None
    assert abs(framed.lightness - plain.lightness) <= 1
    assert (framed.tint, framed.colour) == (plain.tint, plain.colour)


@pytest.mark.parametrize("close", [0.7, 1, 1.25, 1.4, 1.5, 1.6, 1.8, 2])
@pytest.mark.parametrize("hair", ["black", "white", "bald"])
@pytest.mark.parametrize("long_hair", [False, True])
def test_hair_at_the_edge_is_no_frame(hair: str, long_hair: bool, close: float) -> None:
    assert frame_of(hair=hair, long_hair=long_hair, close=close) is None


@pytest.mark.parametrize(
    "background",
    ["down:255:120", "across:250:120", "vignette:255:120", "shadow:80:0.15", "halves", "#fafafa", "leaves"],
)
def test_a_background_without_a_frame_has_none(background: str) -> None:
    assert frame_of(background=background) is None


@pytest.mark.parametrize(
    ("close", "hair"), [(1.5, "black"), (1.5, "white"), (1.8, "black"), (1.8, "brown"), (1.8, "bald")]
)
@pytest.mark.parametrize("long_hair", [False, True])
def test_behind_somebody_very_close_the_background_goes_on(long_hair: bool, close: float, hair: str) -> None:
    assert picture(close=close, hair=hair, long_hair=long_hair).deep > 15
