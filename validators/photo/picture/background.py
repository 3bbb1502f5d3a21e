"""Finds the background of a picture and measures how light, coloured and even it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from validators.photo.picture.image import Image
from validators.photo.picture.planes import Grid, every, percentile, values
from validators.photo.picture.scales import LIGHTNESS, TINT

_SEEN = (0, 0, 1, 2 / 3)  # left, top, right, bottom; further down, clothes cover most of the background
_BAND, _BAND_DOWN = 0.03, 0.55  # strip along the border: its width, of the shorter side; how far down it goes
_SHADES, _HUES = 60, 24  # levels from the border's median that still are background; skin has more colour
_BEGINNING = 24  # levels from it at which the search starts; grey hair at the top is further off
_SHADOW, _ABOVE = (0, 0, 1, 0.5), (0.45, 0, 0.55, 0.5)  # where to look for a shadow, and where hair is
_SHADOW_LEVELS = (100, 12)  # levels of lightness: the darkest, and the least difference from the background
_SHADOW_HUES, _SHADOW_GAP = 14, 9  # levels of tint that differ; pixels of outline between the two


@dataclass(frozen=True)
class Background:
    """The region connected to the border at the top and upper sides, measured in levels from 0 to 255.

    `lightness` (luma), `tint` (the largest of red, green and blue minus the smallest) and `colour` are medians.
    `unevenness` is the range without the darkest and the lightest twentieth. `shadow` is the percentage of the picture
    that looks like a shadow on the background.
    """

    lightness: int
    tint: int
    colour: tuple[int, int, int]
    unevenness: int
    shadow: float


def band(grid: Grid, first: int, last: int) -> int:
    """Return a strip along the top, and the sides down to the shoulders, so many widths away from the border."""
    wide = _wide(grid)
    outer, inner = (
        grid.box(across, down, 1 - across, _BAND_DOWN)
        for across, down in ((count * wide / grid.width, count * wide / grid.height) for count in (first, last))
    )
    return outer & ~inner


def _wide(grid: Grid) -> int:
    return max(2, round(_BAND * min(grid.width, grid.height)))


def connected(image: Image, start: int) -> tuple[int, int]:
    """Return what is reached over pixels of about a strip's median colour, without crossing an outline.

    The first region is reached from the strip and ends where clothes begin, the second from all sides of the picture.
    """
    grid = image.grid
    alike = image.flat & image.close_to(image.tint, percentile(grid.pick(image.tints, start), 50), _HUES)
    closest = every(1, grid.count)
    for channel, of in zip(image.channels, image.planes, strict=True):
        middle = percentile(grid.pick(channel, start), 50)
        alike &= image.close_to(of, middle, _SHADES)
        closest &= image.close_to(of, middle, _BEGINNING)
    wide = _wide(grid)
    across, down = wide / grid.width, wide / grid.height
    seen, sides = grid.box(*_SEEN), grid.all & ~grid.box(across, down, 1 - across, 1 - down)
    beginning, inside = grid.mask(values(closest, grid.count)), grid.mask(values(alike, grid.count))
    region = _closed(grid, grid.flood(start & beginning, inside & seen)) & seen
    return region, _closed(grid, grid.flood(sides & beginning | region, inside))


def _closed(grid: Grid, region: int) -> int:
    """Close the holes of single noisy pixels."""
    return grid.shrunk(grid.grown(region))


def measure_background(image: Image, region: int) -> tuple[Background | None, dict[str, int]]:
    """Measure the region without its fringe, and make the masks that show it on the page."""
    grid = image.grid
    inner = grid.shrunk(grid.shrunk(region))
    if not inner:
        return None, {"background": 0, "not_white": 0}
    lights = grid.pick(image.lights, inner)
    red, green, blue = (percentile(grid.pick(channel, inner), 50) for channel in image.channels)
    background = Background(
        lightness=percentile(lights, 50),
        tint=percentile(grid.pick(image.tints, inner), 50),
        colour=(red, green, blue),
        unevenness=percentile(lights, 95) - percentile(lights, 5),
        shadow=0,
    )
    shadow = _shadow(image, region, background)
    white = image.close_to(image.light, 255, int(255 - LIGHTNESS.good)) & image.close_to(image.tint, 0, int(TINT.good))
    masks = {
        "background": region | shadow,
        "not_white": (region | shadow) & ~grid.mask(values(white, grid.count)),
    }
    return replace(background, shadow=100 * shadow.bit_count() / grid.count), masks


def _shadow(image: Image, region: int, background: Background) -> int:
    """Find a shadow with a hard edge: flat and darker, of the background's hue, next to it across an outline.

    Grey hair looks the same, but it is above the face and alike on both sides. A shadow falls to one side.
    """
    grid = image.grid
    darkest, less = _SHADOW_LEVELS
    half = (background.lightness - less - darkest) // 2
    if half < 0:
        return 0
    darker = image.close_to(image.light, darkest + half, half)
    alike = image.flat & darker & image.close_to(image.tint, background.tint, _SHADOW_HUES)
    near = region
    for _ in range(_SHADOW_GAP):
        near = grid.grown(near)
    inside = grid.mask(values(alike, grid.count)) & grid.box(*_SHADOW) & ~region
    above = grid.flood(grid.box(*_ABOVE), inside)
    hair = above & grid.grown(grid.grown(grid.mirrored(above)))
    shadow = grid.shrunk(grid.shrunk(grid.flood(near, inside) & ~hair))
    return grid.grown(grid.grown(shadow), inside)
