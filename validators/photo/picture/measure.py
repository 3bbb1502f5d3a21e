"""Measures a picture: finds the background, inside a frame if there is one, and how light, coloured and even it is."""

from __future__ import annotations

from dataclasses import dataclass

from validators.photo.picture.background import Background, band, connected, measure_background
from validators.photo.picture.frame import Frame, find_frame
from validators.photo.picture.image import Image
from validators.photo.picture.planes import Grid, count_below, percentile, runs
from validators.photo.picture.scales import PLAIN
from validators.photo.pixels import Pixels

_INNER = (3, 4)  # in widths of the strip: a strip further in that should show the background too
_MIDDLE = (0.3, 0.2, 0.7, 0.6)  # the face is somewhere in here
_OPAQUE = 250  # alpha; anything below is see-through
_BURNT = 251  # sRGB for 247 of 255 in linear light, where OFIQ starts to count a pixel as over-exposed


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
    see_through = count_below(alpha, _OPAQUE)
    channels = [pixels.data[channel::4] for channel in range(3)]
    if see_through:
        channels = [_on_white(channel, alpha) for channel in channels]
    grid = Grid(pixels.width, pixels.height)
    image = Image(grid, [grid.smooth(channel) for channel in channels])
    frame = find_frame(image.lights, image.tints, grid.width, grid.height)
    if frame:
        grid = Grid(pixels.width - frame.left - frame.right, pixels.height - frame.top)
        image = Image(grid, [frame.inside(channel, pixels.width) for channel in image.channels])
    border = band(grid, 0, 1)
    region = connected(image, border)
    plain = _share(region, border)
    background, shown = measure_background(image, region)
    middle = grid.pick(image.lights, grid.box(*_MIDDLE))
    return Picture(
        frame=frame,
        plain=plain,
        deep=_share(region, band(grid, *_INNER)),
        background=None if PLAIN.ok(plain) is False else background,
        colour=percentile(image.tints, 99),
        see_through=100 * see_through / len(alpha),
        middle_lightness=percentile(middle, 90),
        middle_burnt=100 - 100 * count_below(middle, _BURNT) / len(middle),
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


def _on_white(channel: bytes, alpha: bytes) -> bytes:
    return bytes((value * opaque + 255 * (255 - opaque)) // 255 for value, opaque in zip(channel, alpha, strict=True))
