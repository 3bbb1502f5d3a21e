"""Decodes a photo with Pillow for the command line. On the page the browser decodes; rules never import this."""

from __future__ import annotations

import io
from contextlib import suppress

from PIL import Image, ImageCms

from validators.photo.file import PhotoFile
from validators.photo.pixels import Pixels, reduced_size

# How to turn a picture upright by its EXIF orientation. Pillow's own function obeys XMP too, browsers do not.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(data: PhotoFile | bytes) -> Pixels | None:
    """The picture, upright, in sRGB and reduced; None if it is not to be decoded or cannot be."""
    photo = data if isinstance(data, PhotoFile) else PhotoFile.of(data)
    header = photo.header
    if not header.is_decodable:
        return None
    turn = _TURNS.get(header.orientation)
    try:
        with Image.open(io.BytesIO(photo.content + header.ending)) as image:
            upright = _in_srgb(image)
            return _reduced(upright if turn is None else upright.transpose(turn))
    except Exception:  # a broken file can make Pillow raise nearly anything
        return None


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        with suppress(OSError, ImageCms.PyCMSError):  # browsers show a picture with a broken profile, too
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    return image.convert("RGBA")


def _reduced(image: Image.Image) -> Pixels:
    size = reduced_size(*image.size)
    # Pillow weights the colours by their opacity here.
    reduced = image if size == image.size else image.resize(size, Image.Resampling.BOX)
    return Pixels(*size, reduced.tobytes())
