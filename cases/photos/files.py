"""Photo files drawn from a short recipe. The same recipe always gives the same bytes."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from PIL import Image, ImageFilter, PngImagePlugin
from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from cases.photos.people import Size, nobody, person
from cases.photos.remade import remade
from cases.photos.scenes import Levels, scene
from cases.photos.spoilt import spoil
from validators.photo.decode import decode

_SIDES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Recipe:
    """How to make a photo. Levels run to 255, sizes are in pixels, lengths in bytes."""

    # The scene. `background` is a colour as #rrggbb, or a scene from scenes.py.
    person: Literal["drawn", "lifelike", "none"] = "drawn"
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
    # The frame over the picture's edge: its width in percent of the shorter side, and a colour or scene.
    frame: float = 0.0
    frame_colour: str = "#ffffff"
    frame_sides: str = "left top right bottom"
    # What was made of the picture, see remade.py.
    remade: str = ""
    # The file. `spoilt` is what became of it, see spoilt.py.
    format: Literal["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"] = "JPEG"
    mode: Literal["RGB", "L", "CMYK", "RGBA", "P"] = "RGB"
    quality: int = 90
    progressive: bool = False
    optimised: bool = False
    orientation: int = 1
    software: str = ""
    creator_tool: str = ""
    photoshop: Literal["", "saved", "iptc", "web"] = ""
    bytes: int | None = None
    trailing: int = 0
    spoilt: str = ""
    keep: float = 1.0
    claims: Size | None = None
    # What the checker gets. `content` replaces the picture's bytes; `size_alone` stands for a file too large to read.
    content: str | None = None
    decoded: bool = True
    name: str | None = "photo.jpg"
    size_alone: int | None = None


def photo_input(recipe: dict[str, Any] | None) -> dict[str, Any]:
    """The photo checker's input for a recipe out of a case; {} for None."""
    if recipe is None:
        return {}
    made = Recipe(**recipe)
    if made.size_alone is not None:
        return {"name": made.name, "size": made.size_alone}
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
    if recipe.spoilt:
        data = spoil(data, recipe.spoilt)
    return data[: round(len(data) * recipe.keep)] + bytes(recipe.trailing)


def picture_of(recipe: Recipe) -> Image.Image:
    """The picture in RGB (or RGBA: the background is see-through), before it is encoded."""
    width, height = recipe.size
    levels = scene(recipe.background, width, height)
    someone = _person(recipe)
    opacity = np.asarray(someone.getchannel("A"), dtype=float)[..., None] / 255
    levels = np.asarray(someone.convert("RGB"), dtype=float) * opacity + levels * (1 - opacity)
    levels = levels * recipe.exposure
    levels = levels.mean(axis=2, keepdims=True) * (1 - recipe.colour) + levels * recipe.colour
    levels = _framed(levels, recipe)
    if recipe.noise:
        levels = levels + np.random.default_rng(1).normal(0, recipe.noise, levels.shape)
    picture = Image.fromarray(levels.clip(0, 255).round().astype(np.uint8), "RGB")
    if recipe.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(recipe.blur))
    if recipe.mode == "RGBA":
        picture.putalpha(someone.getchannel("A"))
    if recipe.mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return remade(picture, recipe.remade) if recipe.remade else picture


def _framed(levels: Levels, recipe: Recipe) -> Levels:
    """The levels with the frame laid over their edge."""
    height, width = levels.shape[:2]
    wide = round(recipe.frame * min(width, height) / 100)
    if not wide:
        return levels
    left, top, right, bottom = (wide * (side in recipe.frame_sides.split()) for side in _SIDES)
    framed = scene(recipe.frame_colour, width, height).copy()
    framed[top : height - bottom, left : width - right] = levels[top : height - bottom, left : width - right]
    return framed


def _person(recipe: Recipe) -> Image.Image:
    """The person on nothing, in the photo's size."""
    if recipe.person == "none":
        return nobody(recipe.size)
    return person(
        recipe.size,
        recipe.skin,
        recipe.hair,
        long_hair=recipe.long_hair,
        clothes=recipe.clothes,
        glasses=recipe.glasses,
        close=recipe.close,
        lifelike=recipe.person == "lifelike",
    )


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
        options |= {"progressive": recipe.progressive, "optimize": recipe.optimised}
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
