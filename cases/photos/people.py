"""The people in the photos of the tests: drawn ones, and one well-known portrait in the public domain.

The portrait is NASA's of Eileen Collins, out of scikit-image's data.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

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
# The outline of the portrait, in pixels of what is cut out of the original.
_PORTRAIT_AT = (40, 0, 370, 340)
_OUTLINE = (
    *((130, 116), (116, 92), (115, 69), (128, 49), (150, 36), (169, 23), (191, 17), (213, 21), (236, 34), (251, 48)),
    *((258, 76), (259, 95), (250, 117), (235, 133), (226, 145), (219, 165), (216, 176), (236, 189), (255, 211)),
    *((264, 238), (282, 248), (300, 265), (309, 286), (317, 317), (323, 340), (0, 340), (0, 292), (9, 277), (24, 250)),
    *((54, 227), (74, 209), (75, 192), (85, 181), (94, 165), (108, 154), (130, 149), (143, 147), (141, 131)),
)


def nobody(size: Size) -> Image.Image:
    """Nothing at all, see-through."""
    return Image.new("RGBA", size, (255, 255, 255, 0))


@lru_cache(maxsize=64)
def person(
    size: Size, skin: str, hair: str, *, long_hair: bool, clothes: str, glasses: bool, close: float
) -> Image.Image:
    """Head and shoulders on nothing; `close` 1 is the usual distance, more is nearer."""
    drawing = _Drawing((_FINE * size[0], _FINE * size[1]), close)
    _draw_body(drawing, SKINS[skin], HAIRS[hair] if long_hair else None, CLOTHES[clothes])
    _draw_head(drawing, SKINS[skin], HAIRS[hair])
    _draw_face(drawing, SKINS[skin], glasses=glasses)
    return drawing.image.resize(size, Image.Resampling.BOX)


@lru_cache(maxsize=16)
def portrait(size: Size) -> Image.Image:
    """The portrait on nothing."""
    return _portrait().resize(size, Image.Resampling.LANCZOS)


class _Drawing:
    """Shapes in shares of the picture, about a place a little above its middle."""

    def __init__(self, size: Size, close: float) -> None:
        self.image = nobody(size)
        self._draw = ImageDraw.Draw(self.image)
        self._close = close

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (0.5 + x * self._close) * self.image.width, (0.45 + y * self._close) * self.image.height

    def oval(self, x: float, y: float, half: tuple[float, float], colour: Colour, *, top_only: bool = False) -> None:
        """An ellipse about a point, by half its width and half its height."""
        box = (self._at(x - half[0], y - half[1]), self._at(x + half[0], y + half[1]))
        self._draw.pieslice(box, 180 if top_only else 0, 360, fill=colour)

    def ring(self, x: float, y: float, half: tuple[float, float], colour: Colour) -> None:
        """An ellipse's line."""
        box = (self._at(x - half[0], y - half[1]), self._at(x + half[0], y + half[1]))
        self._draw.ellipse(box, outline=colour, width=max(2, self.image.width // 120))

    def shape(self, colour: Colour, *points: tuple[float, float]) -> None:
        """A polygon."""
        self._draw.polygon([self._at(x, y) for x, y in points], fill=colour)

    def line(self, colour: Colour, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A line."""
        self._draw.line([self._at(*start), self._at(*end)], fill=colour, width=max(1, self.image.width // 90))


def _darker(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(level * share) for level in colour)
    return red, green, blue


def _draw_body(drawing: _Drawing, skin: Colour, long_hair: Colour | None, clothes: Colour) -> None:
    if long_hair:
        drawing.oval(0, 0.03, (0.25, 0.33), long_hair)
    drawing.shape(_darker(skin, 0.88), (-0.1, 0.1), (0.1, 0.1), (0.12, 0.36), (-0.12, 0.36))
    drawing.oval(0, 0.55, (0.44, 0.27), clothes)
    drawing.shape(clothes, (-0.44, 0.55), (0.44, 0.55), (0.5, 2), (-0.5, 2))
    drawing.shape((238, 239, 241), (-0.1, 0.28), (0.1, 0.28), (0, 0.45))
    for side in (-1, 1):
        lapel = ((0.1, 0.28), (0, 0.46), (0.06, 0.5), (0.14, 0.3))
        drawing.shape(_darker(clothes, 0.8), *((side * x, y) for x, y in lapel))


def _draw_head(drawing: _Drawing, skin: Colour, hair: Colour | None) -> None:
    for side in (-1, 1):
        drawing.oval(side * 0.2, 0, (0.03, 0.05), _darker(skin, 0.93))
    if hair:
        drawing.oval(0, -0.08, (0.215, 0.225), hair)
    drawing.oval(0, 0, (0.19, 0.235), skin)
    if hair:
        drawing.oval(0, -0.1, (0.2, 0.175), hair, top_only=True)
        for strand in range(-12, 13):
            x = strand / 80
            drawing.line(_darker(hair, 0.84 if strand % 2 else 0.93), (x * 0.85, -0.23), (x * 1.1, -0.11))


def _draw_face(drawing: _Drawing, skin: Colour, *, glasses: bool) -> None:
    for side in (-1, 1):
        drawing.oval(side * 0.08, -0.035, (0.032, 0.012), (250, 248, 246))
        drawing.oval(side * 0.08, -0.035, (0.012, 0.012), (40, 28, 22))
        drawing.oval(side * 0.08, -0.075, (0.045, 0.008), _darker(skin, 0.45))
        if glasses:
            drawing.ring(side * 0.085, -0.03, (0.062, 0.045), (20, 20, 22))
    drawing.oval(0, 0.05, (0.025, 0.02), _darker(skin, 0.85))
    drawing.oval(0, 0.125, (0.06, 0.014), (176, 92, 88))


@lru_cache(maxsize=1)
def _portrait() -> Image.Image:
    package = find_spec("skimage")
    assert package is not None
    assert package.origin is not None
    with Image.open(Path(package.origin).parent / "data" / "astronaut.png") as source:
        cut = source.convert("RGB").crop(_PORTRAIT_AT)
    mask = Image.new("L", (cut.width * 4, cut.height * 4))
    ImageDraw.Draw(mask).polygon([(4 * x, 4 * y) for x, y in _OUTLINE], fill=255)
    cut.putalpha(mask.resize(cut.size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1)))
    whole = nobody((cut.width, 410))
    whole.paste(cut, (0, 70))
    return whole
