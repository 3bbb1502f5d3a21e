"""A decoded photo, as the rules take it, whoever decoded it: the browser on the page, Pillow on the command line."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_SIDE = 256
SMALLEST_SIDE = 80  # in less, a background cannot be judged
USUAL_WIDTH = 295  # pixels of a photo of one inch: what is less wide is told of
MOST_PIXELS = 60_000_000
MOST_BYTES = 64 * 1024 * 1024  # of a file: an old machine has no memory for more, and no photo of a person is so large


@dataclass(frozen=True)
class Pixels:
    """`width` × `height` pixels of four bytes in `data`: red, green, blue, alpha, from the top left, row after row.

    The colours are sRGB, not premultiplied by alpha. The EXIF orientation is applied. The longer side is at most
    LONGEST_SIDE: a larger picture is reduced so that each pixel is the mean of the area that it stands for, a smaller
    one is never enlarged. `reduced_size` gives the size. Raises ValueError if the bytes do not fit the size.
    """

    width: int
    height: int
    data: bytes

    def __post_init__(self) -> None:
        """Refuses what does not fit together."""
        if min(self.width, self.height) < 1 or max(self.width, self.height) > LONGEST_SIDE:
            raise ValueError(f"{self.width} × {self.height} pixels, not 1 to {LONGEST_SIDE} a side")
        if len(self.data) != 4 * self.width * self.height:
            raise ValueError(f"{len(self.data)} bytes for {self.width} × {self.height} pixels of 4")

    @property
    def are_enough(self) -> bool:
        """Whether a background can be judged."""
        return min(self.width, self.height) >= SMALLEST_SIDE


def reduced_size(width: int, height: int) -> tuple[int, int]:
    """The size to which a picture of this size (pixels, both at least 1) is reduced before it is judged."""
    longest = max(width, height)
    if longest <= LONGEST_SIDE:
        return width, height
    scaled = ((side * LONGEST_SIDE + longest // 2) // longest for side in (width, height))  # halves go up
    across, down = (max(1, side) for side in scaled)
    return across, down
