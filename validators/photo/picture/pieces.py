"""Takes a mask apart into the pieces that hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from validators.photo.picture.planes import Grid

_RUN = re.compile(b"\1+")

Run = tuple[int, int, int]  # row, first column, the column behind the last
Box = tuple[int, int, int, int]  # left, top, right and bottom, the last two behind the pixels


@dataclass(frozen=True)
class Piece:
    """Pixels of which each touches another one of the same piece, if only by a corner, as runs from the top."""

    runs: tuple[Run, ...]

    @cached_property
    def area(self) -> int:
        """How many pixels it has."""
        return sum(end - start for _, start, end in self.runs)

    @cached_property
    def box(self) -> Box:
        """The least that it fits into."""
        left, right = min(start for _, start, _ in self.runs), max(end for _, _, end in self.runs)
        return left, self.runs[0][0], right, self.runs[-1][0] + 1


def pieces_of(grid: Grid, mask: int) -> list[Piece]:
    """Return the pieces of a mask, the largest first."""
    runs = list(_runs(grid, mask))
    root = list(range(len(runs)))

    def root_of(index: int) -> int:
        while root[index] != index:
            root[index] = index = root[root[index]]
        return index

    above = 0  # the first run that may touch the current one from the row above
    for index, (row, start, end) in enumerate(runs):
        while runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] < start):
            above += 1
        near = above
        while runs[near][0] == row - 1 and runs[near][1] <= end:
            one, other = sorted((root_of(near), root_of(index)))
            root[other] = one
            near += 1
    parts: dict[int, list[Run]] = {}
    for index, run in enumerate(runs):
        parts.setdefault(root_of(index), []).append(run)
    return sorted((Piece(tuple(part)) for part in parts.values()), key=lambda piece: -piece.area)


def _runs(grid: Grid, mask: int) -> Iterator[Run]:
    ones = grid.ones(mask)
    for row in range(grid.height):
        at = row * grid.width
        for run in _RUN.finditer(ones, at, at + grid.width):
            yield row, run.start() - at, run.end() - at
