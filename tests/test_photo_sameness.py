"""A photo is judged the same whoever reduced it, and after changes that change nothing of what the guide asks."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PIL import Image

from cases.photos.files import Recipe, file_of
from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome
from validators.photo.decode import decode
from validators.photo.pixels import Pixels, reduced_size

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

PHOTOS: dict[str, dict[str, Any]] = {
    "white": {},
    "white, noisy": {"background": "#f3f3f3", "noise": 5, "quality": 50},
    "white on white": {"clothes": "white", "hair": "white", "skin": "fair", "glasses": True},
    "lifelike": {"person": "lifelike", "background": "#fafafa"},
    "lifelike, blue": {"person": "lifelike", "background": "#438edb"},
    "grey": {"background": "#c8c8c8"},
    "red": {"background": "#c8202f", "long_hair": True},
    "gradient": {"background": "across:250:170"},
    "soft shadow": {"background": "shadow:90:0.15", "close": 0.9},
    "room": {"background": "room:3"},
    "leaves": {"background": "leaves", "hair": "bald"},
    "greyscale": {"colour": 0},
}
each_photo = pytest.mark.parametrize("photo", PHOTOS.values(), ids=list(PHOTOS))


def drawn(photo: dict[str, Any]) -> Image.Image:
    with Image.open(io.BytesIO(file_of(Recipe(**{"size": (472, 582), **photo})))) as image:
        return image.convert("RGB")


def saved(image: Image.Image, quality: int = 95) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def judged(data: bytes, pixels: Pixels | None = None) -> tuple[Outcome, set[str]]:
    """The outcome, and what speaks of the picture (not of how large the file is)."""
    given = {"name": "photo.jpg", "data": data, "pixels": pixels or decode(data)}
    verdict = check(CHECKERS["photo"], given, date(2026, 3, 1))
    rules = {finding.rule for finding in verdict.findings} - {
        "photo/larger-than-100-kb",
        "photo/larger-than-100000-bytes",
        "photo/small",
    }
    return verdict.outcome, rules


@each_photo
@pytest.mark.parametrize(
    "change",
    [
        lambda image: saved(image, quality=90),
        lambda image: saved(image.resize((image.width // 2, image.height // 2), Image.Resampling.BICUBIC)),
        lambda image: saved(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
    ],
    ids=["quality 90", "half the size", "mirrored"],
)
def test_it_is_judged_the_same_after(change: Callable[[Image.Image], bytes], photo: dict[str, Any]) -> None:
    image = drawn(photo)
    assert judged(saved(image)) == judged(change(image))


@each_photo
@pytest.mark.parametrize("filtering", [Image.Resampling.BILINEAR, Image.Resampling.HAMMING, Image.Resampling.LANCZOS])
def test_it_is_judged_the_same_with_another_way_of_reducing(filtering: Image.Resampling, photo: dict[str, Any]) -> None:
    image = drawn(photo)
    data, size = saved(image), reduced_size(*image.size)
    other = Pixels(*size, image.convert("RGBA").resize(size, filtering).tobytes())
    assert judged(data) == judged(data, other)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_judged_as_it_is_seen(orientation: int) -> None:
    recipe = Recipe(background="down:255:160", size=(300, 420), orientation=orientation)
    outcome, rules = judged(file_of(recipe))
    upright, expected = judged(file_of(Recipe(background="down:255:160", size=(300, 420))))
    assert (upright, expected) == (outcome, rules - {"photo/rotated-by-exif"})
    assert (orientation != 1) == ("photo/rotated-by-exif" in rules)
