"""A decoded photo as the rules take it. The browser decodes it on the page, Pillow on the command line."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_SIDE = 256
SMALLEST_SIDE = 80  # a smaller picture is too small to judge its background
USUAL_WIDTH = 295  # pixels of a one-inch photo; a rule mentions a narrower one
HIGHEST = 1.9  # times its width: a photo on a telephone's whole screen is higher still
MOST_PIXELS = 60_000_000
MOST_BYTES = 64 * 1024 * 1024  # of a file; more exhausts the memory of an old machine, and no portrait is so large


@dataclass(frozen=True)
class Pixels:
    """`width` × `height` pixels of four bytes in `data`: red, green, blue, alpha, from the top left, row after row.

    Colours are sRGB, not premultiplied by alpha, and the picture is upright. No side is longer than LONGEST_SIDE: a
    larger picture is reduced to the size that `reduced_size` gives, each pixel being the mean of its area; a smaller
    one is never enlarged. Raises ValueError if the bytes do not fit the size.
    """

    width: int
    height: int
    data: bytes

    def __post_init__(self) -> None:
        """Refuse bytes that do not fit the size."""
        if min(self.width, self.height) < 1 or max(self.width, self.height) > LONGEST_SIDE:
            raise ValueError(f"{self.width} × {self.height} pixels, not 1 to {LONGEST_SIDE} a side")
        if len(self.data) != 4 * self.width * self.height:
            raise ValueError(f"{len(self.data)} bytes for {self.width} × {self.height} pixels of 4")

    @property
    def are_enough(self) -> bool:
        """Whether there are enough pixels to judge a background."""
        return min(self.width, self.height) >= SMALLEST_SIDE


def reduced_size(width: int, height: int) -> tuple[int, int]:
    """Return the size to reduce a picture of this size to; both sides are at least one pixel."""
    longest = max(width, height)
    if longest <= LONGEST_SIDE:
        return width, height
    scaled = ((side * LONGEST_SIDE + longest // 2) // longest for side in (width, height))  # halves go up
    across, down = (max(1, side) for side in scaled)
    return across, down
