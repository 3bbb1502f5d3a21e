"""Finds a photo that lies on a page: a rectangle inside what looks like the background."""

from __future__ import annotations

from validators.photo.picture.frame import Frame
from validators.photo.picture.image import Image
from validators.photo.picture.pieces import Box, Piece
from validators.photo.picture.planes import percentile

_FULL, _WHOLE = 0.85, 0.97  # how much of its box a rectangle fills that may lie askew, and one that touches the top
_CORNER, _CORNER_FULL = 0.15, 0.5  # the side of a corner, of the shorter side, and how much of it is filled
_SMALLEST = 40  # pixels; anything less wide or high is no photo
_PAGE, _GIVEN_UP = 0.03, 0.15  # how much of a side may be page still, and how much of the box is given up for it
_SOFT = 4  # pixels along the edge that are mixed with the page


def find_inset(image: Image, outside: int, piece: Piece) -> Frame | None:
    """Return the page around a piece as a frame; None if the piece is no rectangle. `outside` is the page.

    A person is no rectangle: beside the head, the upper corners of the box are empty.
    """
    left, top, right, bottom = piece.box
    width, height = image.grid.width, image.grid.height
    sides = (left, top, width - right, height - bottom)
    if min(right - left, bottom - top) < _SMALLEST or not any(sides) or not _is_rectangle(piece):
        return None
    left, top, right, bottom = _without_page(image.grid.ones(outside), width, piece.box)
    inner = (left, top, width - right, height - bottom)
    margins = [margin + _SOFT if side else 0 for margin, side in zip(inner, sides, strict=True)]
    lightness, tint = (percentile(image.grid.pick(of, outside), 50) for of in (image.lights, image.tints))
    return Frame(margins[0], margins[1], margins[2], margins[3], lightness, tint)


def _is_rectangle(piece: Piece) -> bool:
    left, top, right, bottom = piece.box
    spans = [(right, left)] * (bottom - top)  # of each row, from its first pixel to its last: holes are filled
    for row, start, end in piece.runs:
        first, last = spans[row - top]
        spans[row - top] = min(first, start), max(last, end)
    full = sum(end - start for start, end in spans) / ((right - left) * (bottom - top))
    side = max(1, round(_CORNER * min(right - left, bottom - top)))
    corners = (
        sum(max(0, min(end, last) - max(start, first)) for start, end in rows)
        for rows in (spans[:side], spans[-side:])
        for first, last in ((left, left + side), (right - side, right))
    )
    return full >= (_FULL if top else _WHOLE) and min(corners) >= _CORNER_FULL * side**2


def _without_page(page: bytes, width: int, box: Box) -> Box:
    """Return the box without lines at its edge that are page for more than a bit, as of a photo that lies askew."""
    left, top, right, bottom = box
    most_across, most_down = round(_GIVEN_UP * (right - left)), round(_GIVEN_UP * (bottom - top))

    def is_page(line: bytes) -> bool:
        return line.count(1) > _PAGE * len(line)

    def row(at: int) -> bytes:
        return page[at * width + left : at * width + right]

    def column(at: int) -> bytes:
        return page[top * width + at : bottom * width : width]

    while top - box[1] < most_down and is_page(row(top)):
        top += 1
    while box[3] - bottom < most_down and is_page(row(bottom - 1)):
        bottom -= 1
    while left - box[0] < most_across and is_page(column(left)):
        left += 1
    while box[2] - right < most_across and is_page(column(right - 1)):
        right -= 1
    return left, top, right, bottom
