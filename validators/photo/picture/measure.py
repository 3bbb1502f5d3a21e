"""Measures a picture: finds the background, inside a frame if there is one, and how light, coloured and even it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from validators.photo.picture.frame import Frame, find_frame
from validators.photo.picture.planes import Grid, every, larger_and_smaller, plane, runs, values, within
from validators.photo.picture.scales import LIGHTNESS, PLAIN, TINT
from validators.photo.pixels import Pixels

_SEEN = (0, 0, 1, 2 / 3)  # left, top, right, bottom; further down, clothes cover most of the background
_BAND, _BAND_DOWN = 0.03, 0.55  # strip along the border: its width, of the shorter side; how far down it goes
_INNER = (3, 4)  # in widths of the strip: a strip further in that should show the background too
_EDGE = 6  # levels between neighbours; a larger step is an outline
_SHADES, _HUES = 60, 24  # levels from the border's median that still are background; skin has more colour
_BEGINNING = 24  # levels from it at which the search starts; grey hair at the top is further off
_SHADOW, _ABOVE = (0, 0, 1, 0.5), (0.45, 0, 0.55, 0.5)  # where to look for a shadow, and where hair is
_SHADOW_LEVELS = (100, 12)  # levels of lightness: the darkest, and the least difference from the background
_SHADOW_HUES, _SHADOW_GAP = 14, 9  # levels of tint that differ; pixels of outline between the two
_MIDDLE = (0.3, 0.2, 0.7, 0.6)  # the face is somewhere in here
_OPAQUE = 250  # alpha; anything below is see-through
_BURNT = 251  # sRGB for 247 of 255 in linear light, where OFIQ starts to count a pixel as over-exposed


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


@dataclass(frozen=True)
class Picture:
    """What was measured, inside the `frame` if there is one. Shares are in percent.

    `plain` is the share of the border that is one background; if it is clearly too small, `background` is None. `deep`
    is the same share a little further in. One hundredth of the picture has more tint than `colour`. `see_through` is
    the share that is not opaque. One tenth of the middle is lighter than `middle_lightness`, and `middle_burnt` is the
    share of the middle that is all white. `runs` are masks over the whole picture for the page, see `planes.runs`.
    """

    frame: Frame | None
    plain: float
    deep: float
    background: Background | None
    colour: int
    see_through: float
    middle_lightness: int
    middle_burnt: float
    runs: dict[str, list[int]]


def measure(pixels: Pixels) -> Picture:
    """Measure any picture."""
    alpha = pixels.data[3::4]
    see_through = sum(map(_OPAQUE.__gt__, alpha))
    channels = [pixels.data[channel::4] for channel in range(3)]
    if see_through:
        channels = [_on_white(channel, alpha) for channel in channels]
    grid = Grid(pixels.width, pixels.height)
    image = _Image(grid, [grid.smooth(channel) for channel in channels])
    frame = find_frame(image.lights, image.tints, grid.width, grid.height)
    if frame:
        grid = Grid(pixels.width - frame.left - frame.right, pixels.height - frame.top)
        image = _Image(grid, [frame.inside(channel, pixels.width) for channel in image.channels])
    band = _band(grid, 0, 1)
    region = _connected(image, band)
    plain = _share(region, band)
    background, shown = _background(image, region)
    middle = grid.pick(image.lights, grid.box(*_MIDDLE))
    return Picture(
        frame=frame,
        plain=plain,
        deep=_share(region, _band(grid, *_INNER)),
        background=None if PLAIN.ok(plain) is False else background,
        colour=_at(bytes(sorted(image.tints)), 99),
        see_through=100 * see_through / len(alpha),
        middle_lightness=_at(middle, 90),
        middle_burnt=100 * sum(map(_BURNT.__le__, middle)) / len(middle),
        runs={name: runs(_around(frame, grid.ones(mask), grid.width)) for name, mask in shown.items()},
    )


def _share(region: int, of: int) -> float:
    return 100 * (region & of).bit_count() / of.bit_count()


def _around(frame: Frame | None, ones: bytes, width: int) -> bytes:
    """Put zeros for the frame around what is inside it, which has rows of this width."""
    if frame is None:
        return ones
    left, right = bytes(frame.left), bytes(frame.right)
    rows = (left + ones[at : at + width] + right for at in range(0, len(ones), width))
    return bytes(frame.top * (frame.left + width + frame.right)) + b"".join(rows)


class _Image:
    """The smoothed channels of a picture, and the lightness and tint of each pixel."""

    def __init__(self, grid: Grid, channels: list[bytes]) -> None:
        self.grid = grid
        self.channels = channels
        red, green, blue = self.planes = [plane(channel) for channel in channels]
        largest, smallest = larger_and_smaller(red, green, grid.count)
        largest, _ = larger_and_smaller(largest, blue, grid.count)
        _, smallest = larger_and_smaller(smallest, blue, grid.count)
        self.tint = largest - smallest
        self.tints = values(self.tint, grid.count)
        # The weights of ITU-R BT.601, in 256ths.
        weighed = 77 * red + 150 * green + 29 * blue + every(128, grid.count)
        self.light = weighed >> 8 & every(255, grid.count)
        self.lights = values(self.light, grid.count)

    def close_to(self, of: int, value: int, most: int) -> int:
        """Return a plane of 1 where `of` is within `most` levels of the value."""
        return within(of, every(value, self.grid.count), most, self.grid.count)


def _on_white(channel: bytes, alpha: bytes) -> bytes:
    return bytes((value * opaque + 255 * (255 - opaque)) // 255 for value, opaque in zip(channel, alpha, strict=True))


def _band(grid: Grid, first: int, last: int) -> int:
    """Return a strip along the top, and the sides down to the shoulders, so many widths away from the border."""
    wide = max(2, round(_BAND * min(grid.width, grid.height)))
    outer, inner = (
        grid.box(across, down, 1 - across, _BAND_DOWN)
        for across, down in ((count * wide / grid.width, count * wide / grid.height) for count in (first, last))
    )
    return outer & ~inner


def _connected(image: _Image, band: int) -> int:
    """Return the region reached from the band over pixels of about its median colour, without crossing an outline."""
    grid = image.grid
    alike = image.close_to(image.tint, _at(grid.pick(image.tints, band), 50), _HUES)
    closest = every(1, grid.count)
    for channel, of in zip(image.channels, image.planes, strict=True):
        middle = _at(grid.pick(channel, band), 50)
        alike &= image.close_to(of, middle, _SHADES) & grid.flat(of, _EDGE)
        closest &= image.close_to(of, middle, _BEGINNING)
    seen = grid.box(*_SEEN)
    beginning = band & grid.mask(values(closest, grid.count))
    region = grid.flood(beginning, grid.mask(values(alike, grid.count)) & seen)
    return grid.shrunk(grid.grown(region)) & seen  # closes the holes of single noisy pixels


def _background(image: _Image, region: int) -> tuple[Background | None, dict[str, int]]:
    """Measure the region without its fringe, and make the masks that show it on the page."""
    grid = image.grid
    inner = grid.shrunk(grid.shrunk(region))
    if not inner:
        return None, {"background": 0, "not_white": 0}
    lights = grid.pick(image.lights, inner)
    red, green, blue = (_at(grid.pick(channel, inner), 50) for channel in image.channels)
    background = Background(
        lightness=_at(lights, 50),
        tint=_at(grid.pick(image.tints, inner), 50),
        colour=(red, green, blue),
        unevenness=_at(lights, 95) - _at(lights, 5),
        shadow=0,
    )
    shadow = _shadow(image, region, background)
    white = image.close_to(image.light, 255, int(255 - LIGHTNESS.good)) & image.close_to(image.tint, 0, int(TINT.good))
    masks = {
        "background": region | shadow,
        "not_white": (region | shadow) & ~grid.mask(values(white, grid.count)),
    }
    return replace(background, shadow=100 * shadow.bit_count() / grid.count), masks


def _shadow(image: _Image, region: int, background: Background) -> int:
    """Find a shadow with a hard edge: flat and darker, of the background's hue, next to it across an outline.

    Grey hair looks the same, but it is above the face and alike on both sides. A shadow falls to one side.
    """
    grid = image.grid
    darkest, less = _SHADOW_LEVELS
    half = (background.lightness - less - darkest) // 2
    if half < 0:
        return 0
    darker = image.close_to(image.light, darkest + half, half)
    alike = darker & image.close_to(image.tint, background.tint, _SHADOW_HUES)
    for of in image.planes:
        alike &= grid.flat(of, _EDGE)
    near = region
    for _ in range(_SHADOW_GAP):
        near = grid.grown(near)
    inside = grid.mask(values(alike, grid.count)) & grid.box(*_SHADOW) & ~region
    above = grid.flood(grid.box(*_ABOVE), inside)
    hair = above & grid.grown(grid.grown(grid.mirrored(above)))
    shadow = grid.shrunk(grid.shrunk(grid.flood(near, inside) & ~hair))
    return grid.grown(grid.grown(shadow), inside)


def _at(ordered: bytes, percent: int) -> int:
    """Return the percentile of the ordered values."""
    return ordered[(len(ordered) - 1) * percent // 100]
