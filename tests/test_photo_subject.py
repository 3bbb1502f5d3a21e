"""What a photo lies on, whom it shows and what is written on it: seen where it is, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from cases.photos.files import Recipe, file_of, picture_of
from cases.photos.people import SKINS
from validators.photo.decode import decode
from validators.photo.file import PhotoFile
from validators.photo.picture.measure import Picture, measure
from validators.photo.picture.scales import MARKS, SKIN, SUBJECTS
from validators.photo.pixels import Pixels, reduced_size

WALLS = ("#438edb", "#c8202f", "#b4b4b4", "#0032c8", "room:1")
WHITE_HAIR: dict[str, Any] = {"hair": "white", "clothes": "white", "skin": "fair"}


def picture(**recipe: Any) -> Picture:
    pixels = decode(PhotoFile.of(file_of(Recipe(**recipe))))
    assert pixels is not None
    return measure(pixels)


@pytest.mark.parametrize("background", WALLS)
@pytest.mark.parametrize("margins", [(0.3, 0.3, 0.3, 0.3), (1, 1, 1, 1), (0.5, 0.1, 0.2, 0.7), (0.4, 0.6, 0, 0)])
def test_a_page_is_as_wide_as_it_was_drawn(background: str, margins: tuple[float, ...]) -> None:
    way = ":".join(map(str, ("page", *margins)))
    recipe = Recipe(background=background, remade=way, quality=95)
    width, height = picture_of(recipe).size
    scale = reduced_size(width, height)[0] / width * recipe.size[0]
    frame = picture(background=background, remade=way, quality=95).frame
    assert frame is not None
    found = (frame.left, frame.top, frame.right, frame.bottom)
    assert all(
        scale * drawn - 1 <= margin <= scale * drawn + 8 for margin, drawn in zip(found, margins, strict=True)
    ), found


@pytest.mark.parametrize("background", WALLS)
@pytest.mark.parametrize("way", ["scan:.2:3", "scan:.4:-2", "scan:1:1"])
def test_a_photo_that_lies_askew_is_looked_into(background: str, way: str) -> None:
    plain, scanned = picture(background=background), picture(background=background, remade=way)
    assert scanned.frame is not None
    if plain.background and scanned.background:
        assert abs(plain.background.lightness - scanned.background.lightness) <= 3
        assert abs(plain.background.tint - scanned.background.tint) <= 6
    assert (plain.background is None) == (scanned.background is None)


def test_a_page_may_lie_on_a_page() -> None:
    both = picture(background="#438edb", frame=10, frame_colour="#ffffff", remade="page:.3:.3:.3:.3")
    assert both.frame is not None
    assert both.background is not None
    assert both.background.tint > 100


@pytest.mark.parametrize("close", [0.6, 1.0, 1.5, 2.2])
@pytest.mark.parametrize("look", [{}, {"long_hair": True}, {"hair": "bald"}, WHITE_HAIR, {"clothes": "black"}])
def test_a_person_is_no_rectangle(look: dict[str, Any], close: float) -> None:
    assert picture(**look, close=close).frame is None


@pytest.mark.slow
@pytest.mark.share(2)
@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("hair", ["black", "brown", "white", "bald"])
@pytest.mark.parametrize("person", ["drawn", "lifelike"])
def test_a_face_has_the_colour_of_skin(person: str, skin: str, hair: str) -> None:
    shares = [picture(person=person, skin=skin, hair=hair, close=close, noise=2).skin for close in (0.6, 1, 1.6)]
    assert all(share >= 2 * SKIN.good for share in shares), shares


@pytest.mark.parametrize("cast", [0.9, 1.0, 1.1])
def test_light_and_dark_skin_stays_skin_under_other_light(cast: float) -> None:
    for skin in SKINS:
        assert SKIN.ok(picture(skin=skin, exposure=cast).skin)


@pytest.mark.parametrize("way", ["document:10", "document:16", "document:24", "twice"])
def test_where_no_face_is_there_is_no_skin(way: str) -> None:
    person = "drawn" if way == "twice" else "none"
    assert not SKIN.ok(picture(person=person, remade=way, clothes="black").skin)


@pytest.mark.parametrize(("way", "count"), [("sheet:4:2", 8), ("sheet:2:2", 4), ("sheet:3:3", 9), ("twice", 2)])
def test_those_that_stand_apart_are_counted(way: str, count: int) -> None:
    assert count == picture(remade=way, size=(200, 246)).subjects


@pytest.mark.parametrize("look", [{}, WHITE_HAIR, {"clothes": "white", "skin": "dark"}, {"person": "lifelike"}])
def test_one_person_is_one(look: dict[str, Any]) -> None:
    assert 1 == picture(**look).subjects


@pytest.mark.parametrize("look", [{}, {"skin": "dark"}, {"hair": "brown", "long_hair": True}, {"hair": "bald"}])
@pytest.mark.parametrize("alpha", [90, 255])
@pytest.mark.parametrize("size", [0.05, 0.08])
def test_a_watermark_is_seen(alpha: int, size: float, look: dict[str, Any]) -> None:
    assert picture(remade=f"watermark:{alpha}:{size}", **look).marks > MARKS.good


@pytest.mark.parametrize("look", [{}, {"size": (600, 800)}, {"noise": 4, "quality": 50}])
@pytest.mark.parametrize("size", [0.04, 0.06, 0.09])
def test_a_date_is_seen(size: float, look: dict[str, Any]) -> None:
    assert picture(remade=f"dated:{size}", **look).marks > MARKS.good


@pytest.mark.slow
@pytest.mark.share(3)
@pytest.mark.parametrize("hair", ["black", "brown", "white"])
@pytest.mark.parametrize("clothes", ["navy", "white", "grey"])
@pytest.mark.parametrize("close", [0.7, 1.0, 1.4])
def test_what_is_on_a_person_is_no_writing(hair: str, clothes: str, close: float) -> None:
    for long_hair in (False, True):
        look = {"person": "lifelike", "hair": hair, "clothes": clothes, "close": close, "long_hair": long_hair}
        assert picture(**look, size=(600, 800)).marks <= 1, look


def test_below_a_person_that_is_cut_off_there_may_be_writing() -> None:
    assert picture(remade="screenshot:1.78").marks > MARKS.good
    assert picture(remade="page:0:.2:0:.3").marks == 0


def test_what_hardly_differs_from_the_background_is_no_writing() -> None:
    look = {"skin": "fair", "hair": "white", "clothes": "white", "glasses": True}
    coloured = {"background": "#438edb", "remade": "page:.4:0:.4:0"}
    assert picture(**look, **coloured, quality=75, size=(180, 240), noise=2, blur=0.7).marks <= MARKS.good


@pytest.mark.parametrize("size", [(80, 80), (80, 256), (256, 80), (81, 100)])
@pytest.mark.parametrize("level", [(0, 0, 0), (255, 255, 255), (128, 128, 128), (220, 170, 140)], ids=str)
def test_pictures_of_one_colour_are_measured_too(size: tuple[int, int], level: tuple[int, int, int]) -> None:
    flat = measure(Pixels(*size, bytes((*level, 255)) * (size[0] * size[1])))
    assert (None, 0) == (flat.frame, flat.marks)
    assert SUBJECTS.ok(flat.subjects)
