"""The lifelike people are as rich as a camera's: what the photo rules are tried on has the texture of a photo."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageFilter

from cases.photos.files import Recipe, file_of, picture_of

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach


def colours(picture: Image.Image) -> int:
    return len(np.unique(np.asarray(picture.convert("RGB")).reshape(-1, 3), axis=0))


def softness(picture: Image.Image) -> int:
    """How many pixels are neither the person nor what is behind."""
    return sum(picture.getchannel("A").histogram()[1:255])


def slope(picture: Image.Image) -> float:
    """The middle value of how much the light changes from pixel to pixel, inside the outline."""
    inside = np.asarray(picture.getchannel("A").filter(ImageFilter.MinFilter(9))) == 255
    down, across = np.gradient(np.asarray(picture.convert("L"), dtype=float))
    return float(np.median(np.hypot(down, across)[inside]))


@pytest.mark.parametrize(
    "look",
    [
        Recipe(mode="RGBA"),
        Recipe(mode="RGBA", skin="fair", hair="white", clothes="white"),
        Recipe(mode="RGBA", skin="dark", hair="bald", clothes="black", close=1.25),
    ],
    ids=["medium", "fair", "dark"],
)
def test_a_lifelike_person_has_texture_and_a_soft_outline(look: Recipe) -> None:
    flat, lifelike = picture_of(look), picture_of(replace(look, person="lifelike"))
    assert colours(lifelike) > 100 * colours(flat)
    assert softness(lifelike) > 2 * softness(flat)
    assert slope(lifelike) > 3


def test_the_same_recipe_gives_the_same_file() -> None:
    recipe = Recipe(person="lifelike", hair="brown", long_hair=True)
    first = file_of(recipe)
    file_of.cache_clear()
    assert first == file_of(recipe)
