"""Photos drawn for tests from a few words: no real person's, but for one well-known portrait in the public domain.

The same recipe always gives the same bytes. The portrait is NASA's of Eileen Collins, out of scikit-image's data.
"""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, PngImagePlugin
from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from validators.photo.decode import decode

Levels = NDArray[np.float64]
Size = tuple[int, int]

_FINE = 2  # drawn this much larger, then reduced: outlines come out smooth
_SKIN = {"fair": (240, 213, 196), "medium": (222, 178, 150), "dark": (141, 95, 70)}
_HAIR = {"black": (28, 24, 23), "brown": (92, 62, 40), "white": (205, 204, 200), "bald": None}
_CLOTHES = {"navy": (28, 36, 66), "white": (246, 246, 247), "black": (24, 24, 26), "grey": (120, 122, 126)}
# The outline of the portrait in the public domain, in pixels of what is cut out of it.
_PORTRAIT_AT = (40, 0, 370, 340)
_OUTLINE = (
    *((130, 116), (116, 92), (115, 69), (128, 49), (150, 36), (169, 23), (191, 17), (213, 21), (236, 34), (251, 48)),
    *((258, 76), (259, 95), (250, 117), (235, 133), (226, 145), (219, 165), (216, 176), (236, 189), (255, 211)),
    *((264, 238), (282, 248), (300, 265), (309, 286), (317, 317), (323, 340), (0, 340), (0, 292), (9, 277), (24, 250)),
    *(
        (54, 227),
        (74, 209),
        (75, 192),
        (85, 181),
        (94, 165),
        (108, 154),
        (130, 149),
        (143, 147),
        (141, 131),
        (134, 120),
    ),
)


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Recipe:
    """How a photo is made. Numbers of levels are out of 255, sizes are pixels, lengths are bytes."""

    # The scene. `background` is a colour as #rrggbb, or one of the scenes of `_background`.
    person: Literal["drawn", "portrait", "none"] = "drawn"
    skin: Literal["fair", "medium", "dark"] = "medium"
    hair: Literal["black", "brown", "white", "bald"] = "black"
    long_hair: bool = False
    clothes: Literal["navy", "white", "black", "grey"] = "navy"
    glasses: bool = False
    close: float = 1.0
    background: str = "#ffffff"
    exposure: float = 1.0
    noise: float = 0.0
    blur: float = 0.0
    colour: float = 1.0
    size: Size = (358, 441)
    mirrored: bool = False
    # The file.
    format: Literal["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"] = "JPEG"
    mode: Literal["RGB", "L", "CMYK", "RGBA", "P"] = "RGB"
    quality: int = 90
    progressive: bool = False
    orientation: int = 1
    software: str = ""
    creator_tool: str = ""
    photoshop: Literal["", "saved", "iptc", "web"] = ""
    bytes: int | None = None
    trailing: int = 0
    keep: float = 1.0
    claims: Size | None = None
    # What is handed over. `content` puts other bytes in place of the picture.
    content: str | None = None
    decoded: bool = True
    name: str | None = "photo.jpg"


def photo_input(recipe: dict[str, Any] | None) -> dict[str, Any]:
    """What the photo checker takes, for the recipe as it stands in a case; {} if there is none."""
    if recipe is None:
        return {}
    made = Recipe(**recipe)
    data = file_of(made)
    return {"name": made.name, "data": data, "pixels": decode(data) if made.decoded else None}


@lru_cache(maxsize=64)
def file_of(recipe: Recipe) -> bytes:
    """The bytes of the file."""
    if recipe.content is not None:
        return recipe.content.encode("latin-1")
    data = _encoded(recipe, picture_of(recipe))
    if recipe.claims:
        data = _claiming(data, recipe.claims)
    if recipe.bytes:
        data = _filled(data, recipe.bytes)
    return data[: round(len(data) * recipe.keep)] + bytes(recipe.trailing)


def picture_of(recipe: Recipe) -> Image.Image:
    """The picture in RGB (or RGBA: the background is see-through), before it is encoded."""
    width, height = recipe.size
    levels = _background(recipe.background, width, height)
    person = _person(recipe)
    opacity = np.asarray(person.getchannel("A"), dtype=float)[..., None] / 255
    levels = np.asarray(person.convert("RGB"), dtype=float) * opacity + levels * (1 - opacity)
    levels = levels * recipe.exposure
    levels = levels.mean(axis=2, keepdims=True) * (1 - recipe.colour) + levels * recipe.colour
    if recipe.noise:
        levels = levels + np.random.default_rng(1).normal(0, recipe.noise, levels.shape)
    picture = Image.fromarray(levels.clip(0, 255).round().astype(np.uint8), "RGB")
    if recipe.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(recipe.blur))
    if recipe.mode == "RGBA":
        picture.putalpha(person.getchannel("A"))
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if recipe.mirrored else picture


def _background(name: str, width: int, height: int) -> Levels:
    """The scene behind the person: a colour, or a scene by name with its figures after colons."""
    if name.startswith("#"):
        colour = [int(name[at : at + 2], 16) for at in (1, 3, 5)]
        return np.broadcast_to(np.array(colour, dtype=float), (height, width, 3))
    kind, *figures = name.split(":")
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    numbers = [float(figure) for figure in figures]
    if kind in ("down", "across", "vignette"):  # from the first level to the second
        start, end = numbers
        centre = np.minimum(1, np.hypot(across - 0.5, down - 0.5) / 0.7)
        share = {"down": down, "across": across, "vignette": centre**2}[kind]
        return _grey(start + (end - start) * share)
    if kind == "shadow":  # to the right of the head: how much darker, and how soft (a share of the width)
        depth, soft = numbers
        inside = 1 - np.hypot((across - 0.66) / 0.24, (down - 0.42) / 0.27)
        return _grey(250 - depth * np.clip(inside / (soft * 4), 0, 1))
    if kind == "stripes":  # wallpaper: how much darker every second stripe is
        return _grey(248 - numbers[0] * (np.floor(across * 12) % 2))
    if kind == "halves":  # a wall and a door
        return np.where((across > 0.5)[..., None], np.array([150, 118, 82.0]), np.array([247, 247, 247.0]))
    if kind == "room":  # shelves, a window, a plant: another one for each number
        chance = np.random.default_rng(int(numbers[0]))
        room = Image.new("RGB", (width, height), tuple(int(level) for level in chance.integers(120, 230, 3)))
        draw = ImageDraw.Draw(room)
        for _ in range(40):
            left, top = chance.integers(-width // 5, width), chance.integers(-height // 5, height)
            right, bottom = left + chance.integers(20, width // 3), top + chance.integers(20, height // 3)
            colour = tuple(int(level) for level in chance.integers(10, 250, 3))
            draw.rectangle((int(left), int(top), int(right), int(bottom)), fill=colour)
        return np.asarray(room, dtype=float)
    if kind == "leaves":  # out of doors
        chance = np.random.default_rng(7)
        small = chance.integers(20, 190, (height // 9, width // 9, 3)).astype(np.uint8)
        small[..., 2] //= 2
        return np.asarray(Image.fromarray(small, "RGB").resize((width, height)), dtype=float)
    raise ValueError(f"no background is called {name}")


def _grey(levels: Levels) -> Levels:
    return np.repeat(levels[..., None], 3, axis=2)


@lru_cache(maxsize=64)
def _person_at(fine: Size, look: tuple[Any, ...]) -> Image.Image:
    width, height = fine
    skin_name, hair_name, long_hair, clothes_name, glasses, close = look
    skin, hair, clothes = _SKIN[skin_name], _HAIR[hair_name], _CLOTHES[clothes_name]
    image = Image.new("RGBA", fine, (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)

    def oval(
        x: float, y: float, wide: float, high: float, colour: tuple[int, int, int], start: int = 0, end: int = 360
    ) -> None:
        box = [(0.5 + (x - wide) * close) * width, (0.45 + (y - high) * close) * height]
        box += [(0.5 + (x + wide) * close) * width, (0.45 + (y + high) * close) * height]
        draw.pieslice(box, start, end, fill=colour)

    def shape(colour: tuple[int, int, int], *points: tuple[float, float]) -> None:
        draw.polygon([((0.5 + x * close) * width, (0.45 + y * close) * height) for x, y in points], fill=colour)

    def darker(colour: tuple[int, int, int], share: float) -> tuple[int, int, int]:
        red, green, blue = (round(level * share) for level in colour)
        return red, green, blue

    if hair and long_hair:
        oval(0, 0.03, 0.25, 0.33, hair)
    shape(darker(skin, 0.88), (-0.1, 0.1), (0.1, 0.1), (0.12, 0.36), (-0.12, 0.36))
    oval(0, 0.55, 0.44, 0.27, clothes)
    shape(clothes, (-0.44, 0.55), (0.44, 0.55), (0.5, 2), (-0.5, 2))
    shape((238, 239, 241), (-0.1, 0.28), (0.1, 0.28), (0, 0.45))
    shape(darker(clothes, 0.8), (-0.1, 0.28), (0, 0.46), (-0.06, 0.5), (-0.14, 0.3))
    shape(darker(clothes, 0.8), (0.1, 0.28), (0, 0.46), (0.06, 0.5), (0.14, 0.3))
    oval(-0.2, 0.0, 0.03, 0.05, darker(skin, 0.93))
    oval(0.2, 0.0, 0.03, 0.05, darker(skin, 0.93))
    if hair:
        oval(0, -0.08, 0.215, 0.225, hair)
    oval(0, 0.0, 0.19, 0.235, skin)
    if hair:
        oval(0, -0.1, 0.2, 0.175, hair, 180, 360)
        for strand in range(-12, 13):
            x = strand / 80
            line = [((0.5 + x * 0.85 * close) * width, (0.45 - 0.23 * close) * height)]
            line += [((0.5 + x * 1.1 * close) * width, (0.45 - 0.11 * close) * height)]
            draw.line(line, fill=darker(hair, 0.84 if strand % 2 else 0.93), width=max(1, width // 90))
    for side in (-1, 1):
        oval(side * 0.08, -0.035, 0.032, 0.012, (250, 248, 246))
        oval(side * 0.08, -0.035, 0.012, 0.012, (40, 28, 22))
        oval(side * 0.08, -0.075, 0.045, 0.008, darker(skin, 0.45))
        if glasses:
            box = [(0.5 + (side * 0.085 - 0.062) * close) * width, (0.45 - 0.075 * close) * height]
            box += [(0.5 + (side * 0.085 + 0.062) * close) * width, (0.45 + 0.015 * close) * height]
            draw.ellipse(box, outline=(20, 20, 22), width=max(2, width // 120))
    oval(0, 0.05, 0.025, 0.02, darker(skin, 0.85))
    oval(0, 0.125, 0.06, 0.014, (176, 92, 88))
    return image


def _person(recipe: Recipe) -> Image.Image:
    """The person on nothing, in the photo's size."""
    if recipe.person == "none":
        return Image.new("RGBA", recipe.size, (255, 255, 255, 0))
    if recipe.person == "portrait":
        return _portrait().resize(recipe.size, Image.Resampling.LANCZOS)
    look = (recipe.skin, recipe.hair, recipe.long_hair, recipe.clothes, recipe.glasses, recipe.close)
    fine = (_FINE * recipe.size[0], _FINE * recipe.size[1])
    return _person_at(fine, look).resize(recipe.size, Image.Resampling.BOX)


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
    whole = Image.new("RGBA", (cut.width, 410), (255, 255, 255, 0))
    whole.paste(cut, (0, 70))
    return whole


def _encoded(recipe: Recipe, picture: Image.Image) -> bytes:
    exif = Image.Exif()
    if recipe.orientation != 1:
        exif[0x0112] = recipe.orientation
        picture = _turned_back(picture, recipe.orientation)
    if recipe.software:
        exif[0x0131] = recipe.software
    options: dict[str, Any] = {"exif": exif.tobytes()} if len(exif) else {}
    xmp = f'<x:xmpmeta><rdf:Description xmp:CreatorTool="{recipe.creator_tool}"/></x:xmpmeta>'.encode()
    if recipe.format in ("JPEG", "WEBP"):
        options |= {"quality": recipe.quality} | ({"xmp": xmp} if recipe.creator_tool else {})
    if recipe.format == "JPEG":
        options |= {"progressive": recipe.progressive}
    if recipe.format == "TIFF":
        options["compression"] = "tiff_lzw"
    if recipe.format == "PNG" and recipe.creator_tool:
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode())
    if recipe.mode != picture.mode:
        picture = picture.convert(recipe.mode)
    buffer = io.BytesIO()
    picture.save(buffer, recipe.format, **options)
    data = buffer.getvalue()
    segments = {
        "saved": b"\xff\xed" + _sized(b"Photoshop 3.0\0" + b"8BIM\x04\x06\0\0\0\0\0\7\0\7\0\0\0\1\1\0"),
        "iptc": b"\xff\xed" + _sized(b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\4\x1c\2\0\0"),
        "web": b"\xff\xec" + _sized(b"Ducky\0\1\0\4\0\0\0\x3c\0\0"),
        "": b"",
    }
    return data[:2] + segments[recipe.photoshop] + data[2:] if recipe.photoshop else data


def _turned_back(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture as it must be stored to come out upright."""
    turns = Image.Transpose
    back = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM, 5: turns.TRANSPOSE}
    return picture.transpose((back | {6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270})[orientation])


def _sized(body: bytes) -> bytes:
    return struct.pack(">H", len(body) + 2) + body


def _filled(data: bytes, length: int) -> bytes:
    """A JPEG of just this length: comments are put into its head."""
    missing = length - len(data)
    comments = b""
    while missing > 0:
        size = missing if missing <= 60_000 else 50_000
        comments += b"\xff\xfe" + _sized(bytes(size - 4))
        missing -= size
    return data[:2] + comments + data[2:]


def _claiming(data: bytes, size: Size) -> bytes:
    """A PNG whose head tells another size than it has."""
    head = b"IHDR" + struct.pack(">II", *size) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
