"""Looks at what stands before the background: skin in the middle, more than one, small things beside.

Nothing here knows a face. Places of a skin's colour are only called that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from validators.photo.picture.image import Image
from validators.photo.picture.pieces import Piece
from validators.photo.picture.planes import at_least, every, values

# Of any skin, light or dark: levels that red is above blue, that green may be above red, and blue above green; how many
# fifths of green red is at most; and the largest tint.
_WARM, _GREENISH, _BLUISH, _RED, _VIVID = 8, 2, 8, (5, 2), 150
_FACE = (0.42, 0.15, 0.58, 0.8)  # a column that a face in the middle crosses, with its neck
_SUBJECT, _ALIKE, _SKIN_OF_IT = 0.01, 0.4, 0.05  # of the picture; of the largest; of its own area
_WIDE = 0.5  # of the width: so wide at least are people one above the other
_BELOW = 0.6  # of the height: what begins below it and touches the lower edge is clothes


def skin_of(image: Image, outside: int) -> int:
    """Return the mask of what has a skin's colour, without thin lines and without the background."""
    grid, (red, green, blue) = image.grid, image.planes
    count = grid.count
    most, of = _RED
    alike = (
        at_least(red, blue + every(_WARM, count), count)
        & at_least(red + every(_GREENISH, count), green, count)
        & at_least(green + every(_BLUISH, count), blue, count)
        & at_least(most * green, of * red, count)
        & at_least(every(_VIVID, count), image.tint, count)
    )
    return grid.shrunk(grid.mask(values(alike, count)) & ~outside)


def skin_in_the_middle(image: Image, skin: int) -> float:
    """Return how much of the column where a face belongs has a skin's colour, in percent."""
    place = image.grid.box(*_FACE)
    return 100 * (skin & place).bit_count() / place.bit_count()


def count_subjects(image: Image, skin: int, pieces: Sequence[Piece]) -> int:
    """Return how many pieces of about the same size have something of a skin's colour."""
    ones = image.grid.ones(skin)
    subjects = [piece for piece in pieces if _is_subject(image, piece, ones)]
    alike = [piece.box for piece in subjects if piece.area >= _ALIKE * subjects[0].area]
    if any(one[2] <= other[0] for one, other in product(alike, repeat=2)):
        return len(alike)
    # What is narrow and one below the other is a face and the clothes of the same person.
    wide = sum(right - left >= _WIDE * image.grid.width for left, _, right, _ in alike)
    return max(wide, min(1, len(alike)))


def _is_subject(image: Image, piece: Piece, skin: bytes) -> bool:
    width, height = image.grid.width, image.grid.height
    _, top, _, bottom = piece.box
    if piece.area < _SUBJECT * image.grid.count or (bottom == height and top > _BELOW * height):
        return False
    found = sum(skin.count(1, row * width + start, row * width + end) for row, start, end in piece.runs)
    return found >= _SKIN_OF_IT * piece.area
