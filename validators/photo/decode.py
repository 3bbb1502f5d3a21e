"""Decodes a photo with Pillow, for the command line; on the page the browser decodes. The rules never import this."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from validators.photo.header import look
from validators.photo.pixels import Pixels, reduced_size


def read_photo(path: Path) -> dict[str, Any]:
    """The photo checker's input for this file. Raises OSError if it cannot be read."""
    data = path.read_bytes()
    return {"name": path.name, "data": data, "pixels": decode(data)}


def decode(data: bytes) -> Pixels | None:
    """The picture, upright, in sRGB and reduced; None if it is not to be decoded or cannot be."""
    if not look(data).is_decodable:
        return None
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _reduced(_in_srgb(ImageOps.exif_transpose(image)))
    except Exception:  # a broken file can make Pillow raise nearly anything
        return None


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        with suppress(OSError, ImageCms.PyCMSError):  # browsers too show a picture whose profile is broken
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    return image.convert("RGBA")


def _reduced(image: Image.Image) -> Pixels:
    size = reduced_size(*image.size)
    # Pillow weighs the colours by their opacity on the way.
    reduced = image if size == image.size else image.resize(size, Image.Resampling.BOX)
    return Pixels(*size, reduced.tobytes())
