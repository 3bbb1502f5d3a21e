"""The people in the photos, all of them drawn: flat, or lifelike with what a camera sees of skin, hair and cloth."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from cases.photos.texture import Material, textured

Colour = tuple[int, int, int]
Size = tuple[int, int]

_FINE = 2  # drawn this much larger, then reduced: outlines come out smooth
SKINS: dict[str, Colour] = {"fair": (240, 213, 196), "medium": (222, 178, 150), "dark": (141, 95, 70)}
HAIRS: dict[str, Colour | None] = {"black": (28, 24, 23), "brown": (92, 62, 40), "white": (205, 204, 200), "bald": None}
CLOTHES: dict[str, Colour] = {
    "navy": (28, 36, 66),
    "white": (246, 246, 247),
    "black": (24, 24, 26),
    "grey": (120, 122, 126),
}
_SHIRT = (238, 239, 241)
_METAL = (196, 178, 120)


def nobody(size: Size) -> Image.Image:
    """Nothing at all, see-through."""
    return Image.new("RGBA", size, (255, 255, 255, 0))


@lru_cache(maxsize=64)
def person(
    size: Size, skin: str, hair: str, *, long_hair: bool, clothes: str, glasses: bool, close: float, lifelike: bool
) -> Image.Image:
    """Head and shoulders on nothing; `close` 1 is the usual distance, more is nearer."""
    drawing = _Drawing((_FINE * size[0], _FINE * size[1]), close)
    if lifelike:
        _draw_loose_hairs(drawing, HAIRS[hair], long_hair=long_hair)
    _draw_body(drawing, SKINS[skin], HAIRS[hair] if long_hair else None, CLOTHES[clothes])
    if lifelike:
        _draw_uniform(drawing, CLOTHES[clothes])
    _draw_head(drawing, SKINS[skin], HAIRS[hair])
    _draw_face(drawing, SKINS[skin], glasses=glasses)
    whole = textured(drawing.image, drawing.materials, close) if lifelike else drawing.image
    return whole.resize(size, Image.Resampling.BOX)


class _Drawing:
    """Shapes in shares of the picture, about a place a little above its middle."""

    def __init__(self, size: Size, close: float) -> None:
        self.image = nobody(size)
        self.materials = Image.new("L", size)
        """The Material of each pixel, which `texture` goes by."""
        self.material = Material.OTHER
        """What the next shapes are made of."""
        self._close = close

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (0.5 + x * self._close) * self.image.width, (0.45 + y * self._close) * self.image.height

    def oval(self, x: float, y: float, half: tuple[float, float], colour: Colour, *, top_only: bool = False) -> None:
        """An ellipse about a point, by half its width and half its height."""
        box = (self._at(x - half[0], y - half[1]), self._at(x + half[0], y + half[1]))
        for draw, fill in self._layers(colour):
            draw.pieslice(box, 180 if top_only else 0, 360, fill=fill)

    def ring(self, x: float, y: float, half: tuple[float, float], colour: Colour) -> None:
        """An ellipse's line."""
        box = (self._at(x - half[0], y - half[1]), self._at(x + half[0], y + half[1]))
        for draw, fill in self._layers(colour):
            draw.ellipse(box, outline=fill, width=max(2, self.image.width // 120))

    def shape(self, colour: Colour, *points: tuple[float, float]) -> None:
        """A polygon."""
        for draw, fill in self._layers(colour):
            draw.polygon([self._at(x, y) for x, y in points], fill=fill)

    def line(self, colour: Colour, *points: tuple[float, float], width: int = 90) -> None:
        """A line, as wide as the picture divided by `width`."""
        for draw, fill in self._layers(colour):
            draw.line([self._at(*point) for point in points], fill=fill, width=max(1, self.image.width // width))

    def _layers(self, colour: Colour) -> tuple[tuple[ImageDraw.ImageDraw, Colour | int], ...]:
        return (ImageDraw.Draw(self.image), colour), (ImageDraw.Draw(self.materials), self.material)


def _darker(colour: Colour, share: float) -> Colour:
    red, green, blue = (min(255, round(level * share)) for level in colour)
    return red, green, blue


def _draw_loose_hairs(drawing: _Drawing, hair: Colour | None, *, long_hair: bool) -> None:
    """Single hairs that stand off from the outline, behind everything else."""
    if hair is None:
        return
    drawing.material = Material.HAIR
    chance = np.random.default_rng(5)
    heads = [((0, -0.08), (0.215, 0.225), (190, 350))] + [((0, 0.03), (0.25, 0.33), (-30, 210))] * long_hair
    for (x, y), (across, down), (first, last) in heads:
        for angle, turn, length in zip(
            chance.uniform(first, last, 160), chance.normal(0, 9, 160), chance.uniform(1.01, 1.09, 160), strict=True
        ):
            points = []
            for share in (0.0, 0.5, 1.0):
                at = np.radians(angle + turn * share**2)
                far = 0.97 + (length - 0.97) * share
                points.append((x + across * far * float(np.cos(at)), y + down * far * float(np.sin(at))))
            drawing.line(_darker(hair, chance.uniform(0.8, 1.5)), *points, width=700)


def _draw_body(drawing: _Drawing, skin: Colour, long_hair: Colour | None, clothes: Colour) -> None:
    if long_hair:
        drawing.material = Material.HAIR
        drawing.oval(0, 0.03, (0.25, 0.33), long_hair)
    drawing.material = Material.SKIN
    drawing.shape(_darker(skin, 0.88), (-0.1, 0.1), (0.1, 0.1), (0.12, 0.36), (-0.12, 0.36))
    drawing.material = Material.CLOTH
    drawing.oval(0, 0.55, (0.44, 0.27), clothes)
    drawing.shape(clothes, (-0.44, 0.55), (0.44, 0.55), (0.5, 2), (-0.5, 2))
    drawing.shape(_SHIRT, (-0.1, 0.28), (0.1, 0.28), (0, 0.45))
    for side in (-1, 1):
        lapel = ((0.1, 0.28), (0, 0.46), (0.06, 0.5), (0.14, 0.3))
        drawing.shape(_darker(clothes, 0.8), *((side * x, y) for x, y in lapel))


def _draw_uniform(drawing: _Drawing, clothes: Colour) -> None:
    """A tie, shoulder boards, a badge and a button."""
    drawing.material = Material.CLOTH
    drawing.shape((58, 30, 36), (-0.02, 0.3), (0.02, 0.3), (0.015, 0.42), (0, 0.45), (-0.015, 0.42))
    drawing.material = Material.OTHER
    for side in (-1, 1):
        board = ((0.2, 0.335), (0.35, 0.4), (0.34, 0.43), (0.19, 0.36))
        drawing.shape(_darker(clothes, 0.6), *((side * x, y) for x, y in board))
        for stripe in range(3):
            x, y = 0.3 + 0.015 * stripe, 0.378 + 0.0065 * stripe
            drawing.line(_METAL, (side * x, y), (side * (x - 0.008), y + 0.028), width=250)
    drawing.oval(-0.17, 0.48, (0.035, 0.03), _METAL)
    drawing.oval(-0.17, 0.48, (0.022, 0.019), (150, 32, 34))
    drawing.shape((222, 222, 224), (0.12, 0.48), (0.24, 0.48), (0.24, 0.505), (0.12, 0.505))
    drawing.oval(0, 0.52, (0.012, 0.01), _METAL)


def _draw_head(drawing: _Drawing, skin: Colour, hair: Colour | None) -> None:
    drawing.material = Material.SKIN
    for side in (-1, 1):
        drawing.oval(side * 0.2, 0, (0.03, 0.05), _darker(skin, 0.93))
    if hair:
        drawing.material = Material.HAIR
        drawing.oval(0, -0.08, (0.215, 0.225), hair)
    drawing.material = Material.SKIN
    drawing.oval(0, 0, (0.19, 0.235), skin)
    if hair:
        drawing.material = Material.HAIR
        drawing.oval(0, -0.1, (0.2, 0.175), hair, top_only=True)
        for strand in range(-12, 13):
            x = strand / 80
            drawing.line(_darker(hair, 0.84 if strand % 2 else 0.93), (x * 0.85, -0.23), (x * 1.1, -0.11))


def _draw_face(drawing: _Drawing, skin: Colour, *, glasses: bool) -> None:
    drawing.material = Material.OTHER
    for side in (-1, 1):
        drawing.oval(side * 0.08, -0.035, (0.032, 0.012), (250, 248, 246))
        drawing.oval(side * 0.08, -0.035, (0.012, 0.012), (40, 28, 22))
        drawing.oval(side * 0.08, -0.075, (0.045, 0.008), _darker(skin, 0.45))
        if glasses:
            drawing.ring(side * 0.085, -0.03, (0.062, 0.045), (20, 20, 22))
    drawing.material = Material.SKIN
    drawing.oval(0, 0.05, (0.025, 0.02), _darker(skin, 0.85))
    drawing.oval(0, 0.125, (0.06, 0.014), (176, 92, 88))
