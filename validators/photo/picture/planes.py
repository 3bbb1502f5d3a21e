"""Arithmetic on all pixels at once, without a loop. A *plane* is an integer with 16 bits for each pixel.

Python adds and shifts large integers at machine speed, so a photo takes milliseconds even in the browser.
A *mask* is an integer with one bit for each pixel, and one bit of padding after each row.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import compress

_LANE = 16  # bits
_TOP = 0x8000


@lru_cache(maxsize=32)
def every(value: int, count: int) -> int:
    """Return a plane of `count` pixels of this value, 0 to 65535."""
    return int.from_bytes(value.to_bytes(2, "little") * count, "little")


def plane(values: bytes) -> int:
    """Return a plane of these values."""
    spread = bytearray(2 * len(values))
    spread[::2] = values
    return int.from_bytes(spread, "little")


def values(of: int, count: int) -> bytes:
    """Return the values of a plane, none of which may exceed 255."""
    return of.to_bytes(2 * count, "little")[::2]


def larger_and_smaller(one: int, other: int, count: int) -> tuple[int, int]:
    """Return two planes: the larger and the smaller of each pair of values. No value may exceed 255."""
    top = every(_TOP, count)
    is_larger = (one + top - other) & top
    chosen = is_larger - (is_larger >> _LANE - 1) | is_larger
    difference = one ^ other
    return other ^ difference & chosen, one ^ difference & chosen


def at_least(one: int, other: int, count: int) -> int:
    """Return a plane of 1 where a value is at least the other one, both less than 32,768; 0 elsewhere."""
    top = every(_TOP, count)
    return (one + top - other & top) >> _LANE - 1


def within(one: int, other: int, most: int, count: int) -> int:
    """Return a plane of 1 where two values differ by `most` or less, else 0. No value may exceed 255."""
    top, room = every(_TOP, count), every(_TOP - most - 1, count)
    apart = (one + room - other | other + room - one) & top
    return (apart ^ top) >> _LANE - 1


class Grid:
    """The places of the pixels: turns values into masks and back, and grows and shrinks masks. Sizes are in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.count = width * height
        self._row = width + 1  # the bit of padding keeps rows apart
        self.all = self.mask(b"\1" * self.count)
        self._ones = every(1, self.count)
        self._first_row = every(1, width)
        self._last_row = self._first_row << _LANE * (self.count - width)
        self._first_column = plane((b"\1" + bytes(width - 1)) * height)
        self._last_column = self._first_column << _LANE * (width - 1)

    def mask(self, ones: bytes) -> int:
        """Return the mask of the pixels where `ones` has 1, not 0."""
        digits = ones.translate(_DIGITS)
        width = self.width
        return int("0".join(digits[at : at + width].decode() for at in range(0, self.count, width)) + "0", 2)

    def ones(self, mask: int) -> bytes:
        """Return 1 for each pixel in the mask and 0 for the others."""
        digits = f"{mask:0{self._row * self.height}b}".encode().translate(_ONES)
        return b"".join(digits[at : at + self.width] for at in range(0, len(digits), self._row))

    def box(self, left: float, top: float, right: float, bottom: float) -> int:
        """Return the mask of a rectangle, given in shares of the width and height."""
        columns = range(round(left * self.width), round(right * self.width))
        row = bytes(column in columns for column in range(self.width))
        rows = range(round(top * self.height), round(bottom * self.height))
        return self.mask(b"".join(row if y in rows else bytes(self.width) for y in range(self.height)))

    def grown(self, mask: int, inside: int | None = None) -> int:
        """Add the neighbours above, below, left and right, as far as they are `inside`."""
        grown = mask | mask << 1 | mask >> 1 | mask << self._row | mask >> self._row
        return grown & (self.all if inside is None else inside)

    def flood(self, mask: int, inside: int) -> int:
        """Return everything reached from the mask without leaving `inside`."""
        mask &= inside
        while (grown := self.grown(mask, inside)) != mask:
            mask = grown
        return mask

    def shrunk(self, mask: int) -> int:
        """Remove the pixels at the edge of the mask. The edge of the picture does not count."""
        return mask & ~self.grown(self.all & ~mask)

    def mirrored(self, mask: int) -> int:
        """Swap left and right."""
        upside_down = self.ones(mask)[::-1]
        starts = range(self.count - self.width, -1, -self.width)
        return self.mask(b"".join(upside_down[at : at + self.width] for at in starts))

    def pick(self, of: bytes, mask: int) -> bytes:
        """Return the values of the pixels in the mask."""
        return bytes(compress(of, self.ones(mask)))

    def flat(self, of: int, most: int) -> int:
        """Return a plane of 1 where no neighbour above, below, left or right differs by more than `most`."""
        right = within(of, of >> _LANE, most, self.count) | self._last_column
        below = within(of, of >> _LANE * self.width, most, self.count) | self._last_row
        left = (right << _LANE | self._first_column) & self._ones
        above = (below << _LANE * self.width | self._first_row) & self._ones
        return right & left & below & above

    def smooth(self, of: bytes) -> bytes:
        """Average each value with its eight neighbours, weighted 4, 2 and 1 (a 3 × 3 binomial filter)."""
        width, height = self.width + 2, self.height + 2
        rows = [of[at : at + self.width] for at in range(0, self.count, self.width)]
        padded = b"".join(row[:1] + row + row[-1:] for row in (rows[0], *rows, rows[-1]))
        down = _LANE * width
        across = plane(padded)
        across = across + (across >> _LANE << 1) + (across >> 2 * _LANE)
        total = across + (across >> down << 1) + (across >> 2 * down)
        mean = (total + every(8, width * height)) >> 4 & every(0xFF, width * height)
        blurred = values(mean, width * height)
        return b"".join(blurred[at : at + self.width] for at in range(0, width * self.height, width))


def count_below(of: bytes, level: int) -> int:
    """Return how many values are less than this level."""
    return len(of) - len(of.translate(None, _LEVELS[:level]))


def percentile(of: bytes, percent: int) -> int:
    """Return the percentile of the values. Halving the levels needs eight passes at machine speed; sorting is slow."""
    rank = (len(of) - 1) * percent // 100
    return bisect_right(_LEVELS, rank, key=lambda level: count_below(of, level + 1))


def runs(ones: bytes) -> list[int]:
    """Return the lengths of alternating runs of 0 and 1, starting with 0, whose first run may be empty."""
    lengths, wanted, at = [], 0, 0
    while at < len(ones):
        end = ones.find(1 - wanted, at)
        end = len(ones) if end < 0 else end
        lengths.append(end - at)
        at, wanted = end, 1 - wanted
    return lengths


_LEVELS = bytes(range(256))
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_ONES = bytes.maketrans(b"01", b"\0\1")
