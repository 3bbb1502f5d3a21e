"""Finds a frame: a strip of even lightness along an edge of the picture, with a straight inner edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CLOSE = 12  # levels by which the pixels of a strip may differ from its middle
_STRIP, _BEYOND = 0.8, 0.25  # share of alike pixels in a line: at least in the strip, at most beyond it
_ACROSS, _SOFT = 4, 3  # lines over which it ends, and that belong to it: processing blurs its edge
_WIDEST, _MOST = 0.15, 3  # widest strip, of the shorter side; most strips one inside the other
_DOWN = 0.55  # of the height; further down, the sides show shoulders more than background


@dataclass(frozen=True)
class Frame:
    """How many pixels the frame takes at each side, and how white it is.

    `lightness` and `tint` are medians as in `Background`, of the darkest and of the most coloured strip.
    """

    left: int
    top: int
    right: int
    bottom: int
    lightness: int
    tint: int

    def inside(self, channel: bytes, width: int) -> bytes:
        """Cut the frame off a channel of the picture, which is this wide."""
        rows = range(self.top * width, len(channel) - self.bottom * width, width)
        return b"".join(channel[row + self.left : row + width - self.right] for row in rows)

    def around(self, ones: bytes, width: int) -> bytes:
        """Put zeros in place of the frame around what is inside it, which is this wide."""
        left, right = bytes(self.left), bytes(self.right)
        rows = (left + ones[at : at + width] + right for at in range(0, len(ones), width))
        whole = self.left + width + self.right
        return bytes(self.top * whole) + b"".join(rows) + bytes(self.bottom * whole)

    def with_inner(self, inner: Frame) -> Frame:
        """Return this frame and the one inside it as one."""
        return Frame(
            self.left + inner.left,
            self.top + inner.top,
            self.right + inner.right,
            self.bottom + inner.bottom,
            min(self.lightness, inner.lightness),
            max(self.tint, inner.tint),
        )


def find_frame(lights: bytes, tints: bytes, width: int, height: int) -> Frame | None:
    """Find the frame at the top and sides, None without one. `lights` and `tints` hold a byte a pixel, row after row.

    Hair and shoulders touch the edges too, but they are round: their share of a line grows bit by bit.
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
    return Frame(**reach, bottom=0, lightness=min(light for light, _ in found), tint=max(tint for _, tint in found))


def _strip(lines: Sequence[bytes]) -> int:
    """Count the lines from the edge that belong to a strip; 0 if there is none."""
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
            # A strip does not fade out line by line.
            return count + _SOFT if abs(_middle(line) - _middle(lines[before])) > _CLOSE else 0
    return 0


def _middle(values: bytes) -> int:
    return sorted(values)[len(values) // 2]
