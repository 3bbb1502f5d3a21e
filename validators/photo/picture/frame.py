"""Finds a frame: a strip of one lightness along an edge of the picture that ends in a straight line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CLOSE = 12  # levels: so much alike are the pixels of a strip
_STRIP, _BEYOND = 0.8, 0.25  # shares of a line that are as light: at least within the strip, at most beyond it
_ACROSS, _SOFT = 4, 1  # lines in which it ends, and which go with it: reducing, compressing and smoothing blur its edge
_WIDEST, _MOST = 0.15, 3  # of the shorter side; strips one within the other
_DOWN = 0.55  # of the height: further down, the sides are the shoulders' more than the background's


@dataclass(frozen=True)
class Frame:
    """How far it reaches in from the left, the top and the right, in pixels, and how white it is.

    `lightness` and `tint` are medians, as a `Background` has them, of its strips the darkest and the most coloured.
    """

    left: int
    top: int
    right: int
    lightness: int
    tint: int

    def inside(self, channel: bytes, width: int) -> bytes:
        """What the frame leaves of a channel of the picture, which has this width."""
        rows = range(self.top * width, len(channel), width)
        return b"".join(channel[row + self.left : row + width - self.right] for row in rows)


def find_frame(lights: bytes, tints: bytes, width: int, height: int) -> Frame | None:
    """The frame at the top and the sides; None if there is none. `lights` and `tints` are each pixel's, row after row.

    Hair and shoulders may touch the edges too. But they are round, and a line meets more of them bit by bit.
    """
    widest = round(_WIDEST * min(width, height))
    reach = {"left": 0, "top": 0, "right": 0}
    found = []
    for side in tuple(reach) * _MOST:
        at = reach[side]
        if side == "top":
            rows = range(at * width, widest * width, width)
            lines = [slice(row + reach["left"], row + width - reach["right"]) for row in rows]
        else:
            columns = range(at, widest) if side == "left" else range(width - 1 - at, width - 1 - widest, -1)
            lines = [slice(reach["top"] * width + column, round(_DOWN * height) * width, width) for column in columns]
        count = _strip([lights[line] for line in lines])
        if count:
            reach[side] += count
            found.append((_middle(lights[lines[0]]), _middle(tints[lines[0]])))
    if not found:
        return None
    return Frame(**reach, lightness=min(light for light, _ in found), tint=max(tint for _, tint in found))


def _strip(lines: Sequence[bytes]) -> int:
    """How many of the lines, from the first, belong to a strip; 0 if there is none."""
    if not lines:
        return 0
    middle = _middle(lines[0])
    alike = bytes(abs(level - middle) <= _CLOSE for level in range(256))
    shares: list[float] = []
    for count, line in enumerate(lines):
        shares.append(line.translate(alike).count(1) / len(line))
        before = max(0, count - _ACROSS)
        if shares[before] < _STRIP:
            return 0
        if shares[count] <= _BEYOND:
            # What fades away line by line is no strip.
            return count + _SOFT if abs(_middle(line) - _middle(lines[before])) > _CLOSE else 0
    return 0


def _middle(values: bytes) -> int:
    return sorted(values)[len(values) // 2]
