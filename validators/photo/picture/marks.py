"""Counts the small things on the background: writing, dates, watermarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from validators.photo.picture.background import Background
from validators.photo.picture.image import Image
from validators.photo.picture.pieces import Box, Piece, pieces_of
from validators.photo.picture.planes import Grid, every, larger_and_smaller, percentile, values

_DOWN = 0.5  # of the height: further down are shoulders, with whatever is on them
_BESIDE, _BELOW = 0.28, 0.1  # of the width to each side of the middle, and of the height: in there is the head
_HAIR = 0.62  # of a face's width with its ears: hair goes so far to each side of its middle, and above it
_UPPER = (0, 0, 1, 0.6)  # left, top, right, bottom of where a face is
_STROKE = 0.02  # of the width: half as thick as the strokes at most that may touch a face
_DARK_HAIR = 80  # levels below the background: hair that is sure to be seen
_LOOSE_HAIR = 0.1  # of it: single hairs stand off so far
_CUT = 0.9  # of its width: so wide at least is the lower edge of a body that a photo's edge cuts off
_SMALLEST, _LARGEST = 4, 0.04  # pixels, and the share of the picture
_CONTRAST = 8  # levels
_FACE_LEVELS = 40  # of lightness, from the middle one of what has a skin's colour
_LINES = 2  # lines with a gap that count as much as one thing more
_GAP = re.compile(b"\1\0+\1")


def count_marks(image: Image, background: Background, skin: int, pieces: Sequence[Piece]) -> int:
    """Return how many small things there are. Writing counts for more, because of its many strokes side by side.

    `pieces` are all that is not background, the largest first; `skin` is what has a skin's colour. What is about the
    head is left aside, because hair stands off there, and what is on clothes.
    """
    place = _Place(image, background, skin, pieces)
    contrasts = _contrasts(image, background)
    most = _LARGEST * image.grid.count
    small = (piece for piece in pieces[1:] if _SMALLEST <= piece.area <= most and place.has(piece))
    return sum(_weight(piece, contrasts, image.grid.width) for piece in small)


class _Place:
    """Where nothing but background is to be seen: beside and above the head, and below a body that is cut off."""

    def __init__(self, image: Image, background: Background, skin: int, pieces: Sequence[Piece]) -> None:
        width, height = self._width, self._height = image.grid.width, image.grid.height
        left, right, top = _hair(image, background, skin, pieces[0] if pieces else None)
        self._left, self._right = min(left, round((0.5 - _BESIDE) * width)), max(right, round((0.5 + _BESIDE) * width))
        self._top = min(top, round(_BELOW * height))
        self._shoulders = round(_DOWN * height)
        self._below = pieces[0].box[3] if pieces and _is_cut(pieces[0], height) else height

    def has(self, piece: Piece) -> bool:
        left, top, right, bottom = piece.box
        across, down = (left + right) / 2, (top + bottom) / 2
        is_beside = (across < self._left or across > self._right) and down < self._shoulders
        return is_beside or down < self._top or top >= self._below


def _hair(image: Image, background: Background, skin: int, subject: Piece | None) -> tuple[int, int, int]:
    """Return between which columns, and down from which row, there may be hair about a face."""
    grid, lights = image.grid, image.lights
    upper = skin & grid.box(*_UPPER)
    levels = grid.pick(lights, upper)
    if not levels or subject is None:
        return grid.width, 0, grid.height
    alike = image.close_to(image.light, percentile(levels, 50), _FACE_LEVELS)  # brown hair has a skin's colour too
    face = _face(grid, upper & grid.mask(values(alike, grid.count)))
    rows = ((row * grid.width, start, end) for row, start, end in subject.runs if row < face[1])
    hair = b"".join(lights[row + start : row + end] for row, start, end in rows)
    is_dark = bool(hair) and percentile(hair, 50) <= background.lightness - _DARK_HAIR
    if not is_dark:  # white hair may look like the background, and then nobody knows where it ends
        face = _face(grid, upper)
    left, top, right, _ = face
    wide = right - left
    above = subject.box[1] - _LOOSE_HAIR * wide if is_dark else top - _HAIR * wide
    beside = (_HAIR - 0.5) * wide
    return round(left - beside), round(right + beside), max(0, round(above))


def _face(grid: Grid, skin: int) -> Box:
    """Return the box of the largest place of skin, without strokes of the same colour that touch it."""
    most = round(_STROKE * grid.width)
    thick = skin
    for _ in range(most):
        thick = grid.shrunk(thick)
    left, top, right, bottom = pieces_of(grid, thick or skin)[0].box
    return left - most, top - most, right + most, bottom + most


def _is_cut(piece: Piece, height: int) -> bool:
    left, _, right, bottom = piece.box
    edge = sum(end - start for row, start, end in piece.runs if row == bottom - 1)
    return bottom < height and edge >= _CUT * (right - left)


def _contrasts(image: Image, background: Background) -> bytes:
    """Return how far each pixel is from the background, in lightness or in tint."""
    count = image.grid.count
    lighter, darker = larger_and_smaller(image.light, every(background.lightness, count), count)
    more_tinted, _ = larger_and_smaller(image.tint, every(background.tint, count), count)
    contrast, _ = larger_and_smaller(lighter - darker, more_tinted - every(background.tint, count), count)
    return values(contrast, count)


def _weight(piece: Piece, contrasts: bytes, width: int) -> int:
    most = max(max(contrasts[row * width + start : row * width + end]) for row, start, end in piece.runs)
    if most < _CONTRAST:
        return 0
    inked = contrasts.translate(bytes(2 * level >= most for level in range(256)))
    left, top, right, bottom = piece.box
    rows = (inked[row * width + left : row * width + right] for row in range(top, bottom))
    columns = (inked[top * width + column : bottom * width : width] for column in range(left, right))
    with_gaps = sum(bool(_GAP.search(line)) for line in chain(rows, columns))
    return 1 + with_gaps // _LINES
