"""Decoding for the command line: upright, in sRGB, reduced, or nothing at all."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from cases.photos.files import Recipe, file_of
from validators.photo.container.header import look
from validators.photo.decode import decode
from validators.photo.pixels import LONGEST_SIDE, Pixels, reduced_size

RED, BLUE = (200, 30, 40), (20, 40, 180)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def decoded(data: bytes) -> Pixels:
    pixels = decode(data)
    assert pixels is not None
    return pixels


def pixel(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = 4 * (y * pixels.width + x)
    return tuple(pixels.data[at : at + 4])


def two_halves() -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (60, 80), RED)
    ImageDraw.Draw(image).rectangle((0, 40, 60, 80), fill=BLUE)
    return image


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), (1, 1)),
        ((256, 256), (256, 256)),
        ((257, 257), (256, 256)),
        ((358, 441), (208, 256)),
        ((682, 1024), (171, 256)),
        ((381, 512), (191, 256)),
        ((6000, 10_000), (154, 256)),
        ((60_000, 1), (256, 1)),
    ],
)
def test_the_longer_side_is_reduced_and_nothing_enlarged(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert expected == reduced_size(*size)


@pytest.mark.parametrize("size", [(60, 80), (600, 400), (257, 9)])
def test_what_is_decoded_has_the_reduced_size(size: tuple[int, int]) -> None:
    pixels = decoded(saved(Image.new("RGB", size, RED)))
    assert (*reduced_size(*size), (*RED, 255)) == (pixels.width, pixels.height, pixel(pixels, 0, 0))


def test_reducing_takes_the_mean_of_the_area() -> None:
    stripes = Image.frombytes("L", (512, 512), bytes((200, 0)) * (256 * 512))
    assert {100} == set(decoded(saved(stripes)).data[::4])


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_is_decoded(mode: str) -> None:
    image = Image.new("RGB", (40, 50), (255, 255, 255))
    image = Image.new("I;16", (40, 50), 65_535) if mode == "I;16" else image.convert(mode)
    assert (255, 255, 255, 255) == pixel(decoded(saved(image)), 5, 5)


def test_opacity_is_kept_and_not_multiplied_in() -> None:
    assert (*RED, 128) == pixel(decoded(saved(Image.new("RGBA", (30, 30), (*RED, 128)))), 3, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_put_upright(orientation: int) -> None:
    upright = decoded(file_of(Recipe(size=(60, 80), background="down:255:0", person="none")))
    turned = decoded(file_of(Recipe(size=(60, 80), background="down:255:0", person="none", orientation=orientation)))
    assert (upright.width, upright.height) == (turned.width, turned.height)
    assert max(abs(one - other) for one, other in zip(upright.data, turned.data, strict=True)) <= 6


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_exif_turns_a_photo_as_in_browsers(kind: str) -> None:
    xmp = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    options: dict[str, Any] = {"pnginfo": text} if kind == "PNG" else {"xmp": xmp}
    data = saved(two_halves(), kind, **options)
    header = look(data)
    assert (60, 80) == (header.width, header.height)
    assert decoded(saved(two_halves(), kind)) == decoded(data)


def test_cmyk_is_decoded_to_its_colours() -> None:
    red, blue = (pixel(decoded(saved(two_halves().convert("CMYK"), "JPEG", quality=95)), 30, y) for y in (10, 70))
    assert red[0] > 150 > red[2]
    assert blue[2] > 120 > blue[0]


def test_a_colour_profile_is_applied() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, with_profile = (decoded(saved(two_halves(), "JPEG", **more)) for more in ({}, {"icc_profile": lab}))
    assert max(abs(one - other) for one, other in zip(plain.data, with_profile.data, strict=True)) <= 3


def test_a_broken_profile_does_not_hide_the_photo() -> None:
    assert decoded(saved(two_halves())) == decoded(saved(two_halves(), icc_profile=b"no profile"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        file_of(Recipe(keep=0.6)),
        file_of(Recipe(format="PNG", claims=(60_000, 60_000))),
        file_of(Recipe(format="PNG", claims=(500, 500))),
        file_of(Recipe(format="TIFF")),
        b"\x89PNG\r\n\x1a\n" + file_of(Recipe(format="PNG"))[8:33] + b"\0\0\0\0IEND\xaeB`\x82",
        b"\xff\xd8\xff\xc0\0\x11\x08\0\x40\0\x40\3\1\x22\0\2\x11\1\3\x11\1\xff\xd9",
    ],
    ids=["empty", "PDF", "cut short", "bomb", "other size", "TIFF", "PNG without data", "JPEG without data"],
)
def test_what_cannot_or_must_not_be_decoded_is_not(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("width", "height", "length"),
    [(0, 5, 0), (5, 0, 0), (-1, -1, 4), (2, 2, 15), (2, 2, 17), (LONGEST_SIDE + 1, 1, 4 * LONGEST_SIDE + 4)],
)
def test_pixels_that_do_not_fit_together_are_refused(width: int, height: int, length: int) -> None:
    with pytest.raises(ValueError, match="pixels"):
        Pixels(width, height, bytes(length))
