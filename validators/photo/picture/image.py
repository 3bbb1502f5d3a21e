"""A picture's channels, its lightness and tint, for all pixels at once."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import and_

from validators.photo.picture.frame import Frame
from validators.photo.picture.planes import Grid, every, larger_and_smaller, plane, values, within

_EDGE = 6  # levels between neighbours; a larger step is an outline


class Image:
    """The smoothed channels of a picture, and the lightness and tint of each pixel."""

    def __init__(self, grid: Grid, channels: list[bytes]) -> None:
        self.grid = grid
        self.channels = channels
        red, green, blue = self.planes = [plane(channel) for channel in channels]
        largest, smallest = larger_and_smaller(red, green, grid.count)
        largest, _ = larger_and_smaller(largest, blue, grid.count)
        _, smallest = larger_and_smaller(smallest, blue, grid.count)
        self.tint = largest - smallest
        self.tints = values(self.tint, grid.count)
        # The weights of ITU-R BT.601, in 256ths.
        weighed = 77 * red + 150 * green + 29 * blue + every(128, grid.count)
        self.light = weighed >> 8 & every(255, grid.count)
        self.lights = values(self.light, grid.count)

    def inside(self, frame: Frame) -> Image:
        """Return the picture without a frame."""
        width, height = self.grid.width, self.grid.height
        grid = Grid(width - frame.left - frame.right, height - frame.top - frame.bottom)
        return Image(grid, [frame.inside(channel, width) for channel in self.channels])

    @cached_property
    def flat(self) -> int:
        """A plane of 1 where no outline is."""
        return reduce(and_, (self.grid.flat(of, _EDGE) for of in self.planes))

    def close_to(self, of: int, value: int, most: int) -> int:
        """Return a plane of 1 where `of` is within `most` levels of the value."""
        return within(of, every(value, self.grid.count), most, self.grid.count)
