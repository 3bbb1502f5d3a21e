"""Measures a picture: finds the background, inside a frame if there is one, and how light, coloured and even it is."""

from __future__ import annotations

from dataclasses import dataclass

from validators.photo.picture.background import Background, band, connected, measure_background
from validators.photo.picture.frame import Frame, find_frame
from validators.photo.picture.image import Image
from validators.photo.picture.inset import find_inset
from validators.photo.picture.marks import count_marks
from validators.photo.picture.pieces import Piece, pieces_of
from validators.photo.picture.planes import Grid, count_below, percentile, runs
from validators.photo.picture.scales import PLAIN
from validators.photo.picture.subject import count_subjects, skin_in_the_middle, skin_of
from validators.photo.pixels import Pixels

_INNER = (3, 4)  # in widths of the strip: a strip further in that should show the background too
_MOST_INSETS = 3  # photos of photos
_MIDDLE = (0.3, 0.2, 0.7, 0.6)  # the face is somewhere in here
_OPAQUE = 250  # alpha; anything below is see-through
_BURNT = 251  # sRGB for 247 of 255 in linear light, where OFIQ starts to count a pixel as over-exposed


@dataclass(frozen=True)
class Picture:
    """What was measured, inside the `frame` if there is one. Shares are in percent.

    `plain` is the share of the border that is one background; if it is clearly too small, `background` is None. `deep`
    is the same share a little further in. One hundredth of the picture has more tint than `colour`. `see_through` is
    the share that is not opaque. One tenth of the middle is lighter than `middle_lightness`, and `middle_burnt` is the
    share of the middle that is all white. `skin` is the share of skin's colour where a face belongs, `subjects` counts
    pieces with that colour that are about the same size, `marks` the small things on the background. `runs` are masks
    over the whole picture for the page, see `planes.runs`.
    """

    frame: Frame | None
    plain: float
    deep: float
    background: Background | None
    colour: int
    see_through: float
    middle_lightness: int
    middle_burnt: float
    skin: float
    subjects: int
    marks: int
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
    seen = _seen(image)
    image, region, border = seen.image, seen.region, seen.border
    background, shown = measure_background(image, region)
    middle = image.grid.pick(image.lights, image.grid.box(*_MIDDLE))
    return Picture(
        frame=seen.frame,
        plain=_share(region, border),
        deep=_share(region, band(image.grid, *_INNER)),
        background=None if PLAIN.ok(_share(region, border)) is False else background,
        colour=percentile(image.tints, 99),
        see_through=100 * see_through / len(alpha),
        middle_lightness=percentile(middle, 90),
        middle_burnt=100 - 100 * count_below(middle, _BURNT) / len(middle),
        skin=skin_in_the_middle(image, seen.skin),
        subjects=seen.subjects,
        marks=count_marks(image, background, seen.skin, seen.pieces) if background else 0,
        runs={name: _runs(seen, mask) for name, mask in shown.items()},
    )


@dataclass(frozen=True)
class _Seen:
    """The picture inside a frame, and what there is in it.

    `region` is the background as far as it counts, reached from the `border`; `pieces` are all that is not background.
    """

    frame: Frame | None
    image: Image
    border: int
    region: int
    skin: int
    subjects: int
    pieces: list[Piece]


def _seen(image: Image, frame: Frame | None = None, subjects: int = 0, insets: int = 0) -> _Seen:
    """Look inside a frame and inside a photo that lies on a page, again and again, until there is none."""
    strips = find_frame(image.lights, image.tints, image.grid.width, image.grid.height)
    if strips:
        image, frame = image.inside(strips), frame.with_inner(strips) if frame else strips
    border = band(image.grid, 0, 1)
    region, outside = connected(image, border)
    pieces = pieces_of(image.grid, image.grid.all & ~outside)
    skin = skin_of(image, outside)
    subjects = max(subjects, count_subjects(image, skin, pieces))
    page = find_inset(image, outside, pieces[0]) if pieces and insets < _MOST_INSETS else None
    if page is None:
        return _Seen(frame, image, border, region, skin, subjects, pieces)
    return _seen(image.inside(page), frame.with_inner(page) if frame else page, subjects, insets + 1)


def _runs(seen: _Seen, mask: int) -> list[int]:
    ones = seen.image.grid.ones(mask)
    return runs(seen.frame.around(ones, seen.image.grid.width) if seen.frame else ones)


def _share(region: int, of: int) -> float:
    return 100 * (region & of).bit_count() / of.bit_count()


def _on_white(channel: bytes, alpha: bytes) -> bytes:
    return bytes((value * opaque + 255 * (255 - opaque)) // 255 for value, opaque in zip(channel, alpha, strict=True))
