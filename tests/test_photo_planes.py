"""The arithmetic on whole planes gives what a plain loop over the pixels gives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.photo.picture.pieces import pieces_of
from validators.photo.picture.planes import (
    Grid,
    at_least,
    count_below,
    every,
    larger_and_smaller,
    percentile,
    plane,
    runs,
    values,
    within,
)

Place = tuple[int, int]


@st.composite
def grids(draw: st.DrawFn) -> tuple[Grid, bytes, bytes]:
    """A small grid and two sets of values for it."""
    width, height = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    levels = st.binary(min_size=width * height, max_size=width * height)
    return Grid(width, height), draw(levels), draw(levels)


def places(grid: Grid, mask: int) -> set[Place]:
    return {divmod(at, grid.width) for at, one in enumerate(grid.ones(mask)) if one}


def some_mask(grid: Grid, of: bytes) -> int:
    return grid.mask(bytes(level > 100 for level in of))


def neighbours(grid: Grid, place: Place) -> set[Place]:
    row, column = place
    near = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)}
    return {(y, x) for y, x in near if 0 <= y < grid.height and 0 <= x < grid.width}


@given(drawn=grids(), most=st.integers(0, 255))
def test_planes_compare_pixel_by_pixel(drawn: tuple[Grid, bytes, bytes], most: int) -> None:
    grid, one, other = drawn
    larger, smaller = larger_and_smaller(plane(one), plane(other), grid.count)
    assert bytes(map(max, one, other)) == values(larger, grid.count)
    assert bytes(map(min, one, other)) == values(smaller, grid.count)
    near = bytes(abs(left - right) <= most for left, right in zip(one, other, strict=True))
    assert near == values(within(plane(one), plane(other), most, grid.count), grid.count)
    reaches = bytes(left >= right for left, right in zip(one, other, strict=True))
    assert reaches == values(at_least(plane(one), plane(other), grid.count), grid.count)
    assert one == values(plane(one), grid.count)
    assert bytes([most]) * grid.count == values(every(most, grid.count), grid.count)


@given(of=st.binary(min_size=1, max_size=200), percent=st.integers(0, 100), level=st.integers(0, 256))
def test_a_percentile_is_that_of_the_sorted_values(of: bytes, percent: int, level: int) -> None:
    assert sorted(of)[(len(of) - 1) * percent // 100] == percentile(of, percent)
    assert sum(value < level for value in of) == count_below(of, level)


@given(drawn=grids())
def test_a_mask_is_read_back_as_it_was_written(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, _ = drawn
    ones = bytes(level > 100 for level in of)
    assert ones == grid.ones(grid.mask(ones))
    assert bytes(level for level in of if level > 100) == grid.pick(of, grid.mask(ones))


@given(drawn=grids())
def test_growing_and_shrinking_keep_to_the_rows(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, _ = drawn
    mask = some_mask(grid, of)
    inside = places(grid, mask)
    everywhere = set(product(range(grid.height), range(grid.width)))
    touched = {near for place in inside for near in neighbours(grid, place)}
    assert inside | touched == places(grid, grid.grown(mask))
    assert {place for place in inside if neighbours(grid, place) <= inside} == places(grid, grid.shrunk(mask))
    assert {(row, grid.width - 1 - column) for row, column in inside} == places(grid, grid.mirrored(mask))
    assert everywhere == places(grid, grid.all)


@given(drawn=grids())
def test_a_flood_reaches_what_is_connected(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, starts = drawn
    mask, inside = grid.mask(bytes(level > 220 for level in starts)), some_mask(grid, of)
    reached, dry = places(grid, mask & inside), places(grid, inside)
    while more := {near for place in reached for near in neighbours(grid, place)} & dry - reached:
        reached |= more
    assert reached == places(grid, grid.flood(mask, inside))


@given(drawn=grids(), most=st.integers(0, 60))
def test_flat_is_where_no_neighbour_differs(drawn: tuple[Grid, bytes, bytes], most: int) -> None:
    grid, of, _ = drawn

    def level(place: Place) -> int:
        return of[place[0] * grid.width + place[1]]

    flat = {
        place
        for place in product(range(grid.height), range(grid.width))
        if all(abs(level(place) - level(near)) <= most for near in neighbours(grid, place))
    }
    found = values(grid.flat(plane(of), most), grid.count)
    assert flat == {divmod(at, grid.width) for at, one in enumerate(found) if one}


@given(drawn=grids())
def test_smoothing_takes_the_weighted_mean(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, _ = drawn

    def level(row: int, column: int) -> int:
        return of[min(max(row, 0), grid.height - 1) * grid.width + min(max(column, 0), grid.width - 1)]

    def mean(row: int, column: int) -> int:
        weights = {-1: 1, 0: 2, 1: 1}
        near = product(weights, weights)
        return (
            sum(weights[down] * weights[across] * level(row + down, column + across) for down, across in near) + 8
        ) // 16

    assert [mean(row, column) for row, column in product(range(grid.height), range(grid.width))] == list(
        grid.smooth(of)
    )


@given(drawn=grids())
def test_runs_lay_out_the_whole_grid(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, _ = drawn
    mask = some_mask(grid, of)
    lengths = runs(grid.ones(mask))
    assert grid.ones(mask) == b"".join(bytes([index % 2]) * run for index, run in enumerate(lengths))
    assert 0 not in lengths[1:]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((0, 0, 1, 1), lambda row, column: True),
        ((0, 0, 1, 0.5), lambda row, column: row < 4),
        ((0.25, 0.5, 0.75, 1), lambda row, column: row >= 4 and 1 <= column < 3),
    ],
)
def test_a_box_is_given_in_shares(box: tuple[float, float, float, float], expected: Callable[[int, int], bool]) -> None:
    grid = Grid(4, 8)
    assert {place for place in product(range(8), range(4)) if expected(*place)} == places(grid, grid.box(*box))


@given(drawn=grids())
def test_pieces_hang_together_by_sides_and_corners(drawn: tuple[Grid, bytes, bytes]) -> None:
    grid, of, _ = drawn
    mask = some_mask(grid, of)
    left, expected = places(grid, mask), set()
    while left:
        piece = {left.pop()}
        while more := {
            (y, x) for y, x in left if any(abs(y - row) < 2 and abs(x - column) < 2 for row, column in piece)
        }:
            piece |= more
            left -= more
        expected.add(frozenset(piece))
    pieces = pieces_of(grid, mask)
    found = [frozenset((row, x) for row, start, end in piece.runs for x in range(start, end)) for piece in pieces]
    assert (expected, len(expected)) == (set(found), len(found))
    assert sorted(map(len, found), reverse=True) == [piece.area for piece in pieces]
    for one, its_places in zip(pieces, found, strict=True):
        rows, columns = zip(*its_places, strict=True)
        assert (min(columns), min(rows), max(columns) + 1, max(rows) + 1) == one.box
