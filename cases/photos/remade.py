"""What people hand over in place of a plain photo: pages with a photo on them, screenshots, photos with writing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_PAPER = (244, 243, 240)
_INK, _RED, _ORANGE = (0, 0, 0), (200, 30, 30), (255, 140, 0)
_GREY = (128, 128, 128)  # what decoders put in place of missing data


def remade(photo: Image.Image, how: str) -> Image.Image:
    """What was made of a photo. `how` is NAME:NUMBER… of one of `_WAYS`."""
    kind, *numbers = how.split(":")
    return _WAYS[kind](photo.convert("RGB"), *map(float, numbers))


def _page(photo: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """On a white page; the margins are shares of the photo's width."""
    margins = [round(share * photo.width) for share in (left, top, right, bottom)]
    page = Image.new("RGB", (photo.width + margins[0] + margins[2], photo.height + margins[1] + margins[3]), "white")
    page.paste(photo, (margins[0], margins[1]))
    return page


def _rounded(photo: Image.Image, margin: float, radius: float) -> Image.Image:
    """On a white page, with round corners; both are shares of the photo's width."""
    mask = Image.new("L", photo.size)
    box = (0, 0, photo.width - 1, photo.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * photo.width, fill=255)
    white = Image.new("RGB", photo.size, "white")
    return _page(Image.composite(photo, white, mask), margin, margin, margin, margin)


def _scan(photo: Image.Image, margin: float, degrees: float) -> Image.Image:
    """Scanned, lying a little askew on paper."""
    turned = photo.convert("RGBA").rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    wide = round(margin * photo.width)
    page = Image.new("RGB", (turned.width + 2 * wide, turned.height + 2 * wide), _PAPER)
    page.paste(turned, (wide, wide), turned)
    levels = np.asarray(page, dtype=float) + np.random.default_rng(3).normal(0, 2, (page.height, page.width, 3))
    return Image.fromarray(levels.clip(0, 255).round().astype(np.uint8), "RGB")


def _sheet(photo: Image.Image, columns: float, rows: float) -> Image.Image:
    """Several of the same on a sheet to cut up."""
    gap = photo.width // 20
    across, down = photo.width + gap, photo.height + gap
    sheet = Image.new("RGB", (gap + int(columns) * across, gap + int(rows) * down), "white")
    for row in range(int(rows)):
        for column in range(int(columns)):
            sheet.paste(photo, (gap + column * across, gap + row * down))
    return sheet


def _screenshot(photo: Image.Image, height: float) -> Image.Image:
    """On a telephone's screen, so many times as high as wide, with the time above and buttons below."""
    screen = Image.new("RGB", (photo.width, round(height * photo.width)), "white")
    screen.paste(photo, (0, (screen.height - photo.height) // 2))
    draw, font, edge = ImageDraw.Draw(screen), _font(photo.width / 24), photo.width // 24
    draw.text((edge, edge), "9:41", _INK, font)
    for index, word in enumerate(("Edit", "Share", "Delete", "More")):
        draw.text((edge + index * photo.width / 4, screen.height - 3 * edge), word, _INK, font)
    return screen


def _twice(photo: Image.Image) -> Image.Image:
    """Two people side by side in one upright picture: the same one again, as in a mirror."""
    half = photo.resize((photo.width // 2, photo.height // 2))
    both = Image.new("RGB", photo.size, photo.getpixel((0, 0)))
    for place, one in enumerate((half, half.transpose(Image.Transpose.FLIP_LEFT_RIGHT))):
        both.paste(one, (place * half.width, photo.height - half.height))
    return both


def _document(photo: Image.Image, lines: float) -> Image.Image:
    """A page of writing with a red seal, as large as the photo."""
    page = Image.new("RGB", photo.size, "white")
    draw, high = ImageDraw.Draw(page), photo.height / (lines + 2)
    for line in range(int(lines)):
        draw.text((photo.width / 18, (line + 1) * high), "Name, number, unit, post", _INK, _font(0.6 * high))
    seal = [0.55 * photo.width, 0.65 * photo.height, 0.95 * photo.width, 0.65 * photo.height + 0.4 * photo.width]
    draw.ellipse(seal, outline=_RED, width=max(2, photo.width // 70))
    return page


def _watermark(photo: Image.Image, alpha: float, size: float) -> Image.Image:
    """The same words again and again, slanting; the size is a share of the width."""
    width, height = photo.size
    high = size * width
    layer = Image.new("RGBA", (2 * width, 2 * height))
    draw = ImageDraw.Draw(layer)
    for line in range(round(2 * height / (2.7 * high))):
        for word in range(round(2 * width / (6 * high))):
            draw.text((word * 6 * high, line * 2.7 * high), "SAMPLE", (*_RED, int(alpha)), _font(high))
    layer = layer.rotate(30).crop((width // 2, height // 2, width // 2 + width, height // 2 + height))
    return Image.alpha_composite(photo.convert("RGBA"), layer).convert("RGB")


def _dated(photo: Image.Image, size: float) -> Image.Image:
    """The day that the camera has put into the upper right corner."""
    high = size * photo.width
    dated = photo.copy()
    ImageDraw.Draw(dated).text((photo.width - 0.4 * high, 0.4 * high), "2019 05 13", _ORANGE, _font(high), anchor="ra")
    return dated


def _grey(photo: Image.Image, share: float) -> Image.Image:
    """Nothing but grey below this share of the height."""
    lost = photo.copy()
    lost.paste(_GREY, (0, round(share * photo.height), photo.width, photo.height))
    return lost


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(6, size))


_WAYS: dict[str, Callable[..., Image.Image]] = {
    "page": _page,
    "rounded": _rounded,
    "scan": _scan,
    "sheet": _sheet,
    "screenshot": _screenshot,
    "twice": _twice,
    "document": _document,
    "watermark": _watermark,
    "dated": _dated,
    "grey": _grey,
}
