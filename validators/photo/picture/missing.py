"""Finds the grey that decoders put at the end of a picture whose data are not all there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from validators.photo.pixels import Pixels

_LEAST, _MOST = 124, 132  # levels: 128, and what a colour profile and compressing it anew make of it
_LAST_IS_ABOVE, _LAST_IS_LEFT, _LAST_IS_RIGHT = (3, 4), (6, 7), (5, 8)  # EXIF orientations; else it is below


def ends_in_grey(pixels: Pixels, orientation: int) -> bool:
    """Whether what was stored last begins or ends in that grey, in the picture turned by this EXIF orientation."""
    last = next(_lines(pixels, orientation))
    return _is_grey([levels[:1] for levels in last]) or _is_grey([levels[-1:] for levels in last])


def grey_end(pixels: Pixels, orientation: int) -> float:
    """How much of the picture is nothing but that grey, from the end on, in percent."""
    lines = list(_lines(pixels, orientation))
    return 100 * len(list(takewhile(_is_grey, lines))) / len(lines)


def _lines(pixels: Pixels, orientation: int) -> Iterator[Sequence[bytes]]:
    """The rows or columns, whichever were stored as rows, from the last; of each its red, green and blue."""
    width, height = pixels.width, pixels.height
    channels = [pixels.data[channel::4] for channel in range(3)]
    if orientation in _LAST_IS_LEFT + _LAST_IS_RIGHT:
        columns = range(width) if orientation in _LAST_IS_LEFT else reversed(range(width))
        return ([levels[column::width] for levels in channels] for column in columns)
    rows = range(height) if orientation in _LAST_IS_ABOVE else reversed(range(height))
    return ([levels[row * width : (row + 1) * width] for levels in channels] for row in rows)


def _is_grey(line: Sequence[bytes]) -> bool:
    return all(min(levels) >= _LEAST and max(levels) <= _MOST for levels in line)
