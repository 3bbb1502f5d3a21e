"""The backgrounds of the photos, by name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Levels = NDArray[np.float64]


def scene(name: str, width: int, height: int) -> Levels:
    """Height × width × 3 levels of 0 to 255. `name` is a colour as #rrggbb, or NAME:NUMBER… of one of `_SCENES`."""
    if name.startswith("#"):
        colour = [int(name[at : at + 2], 16) for at in (1, 3, 5)]
        return np.broadcast_to(np.array(colour, dtype=float), (height, width, 3))
    kind, *numbers = name.split(":")
    return _SCENES[kind](width, height, *map(float, numbers))


def _shares(width: int, height: int) -> tuple[Levels, Levels]:
    """For each pixel, how far it is across and down, from 0 to 1."""
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return across, down


def _grey(levels: Levels) -> Levels:
    return np.repeat(levels[..., None], 3, axis=2)


def _down(width: int, height: int, start: float, end: float) -> Levels:
    """From one level at the top to another at the bottom."""
    return _grey(start + (end - start) * _shares(width, height)[1])


def _across(width: int, height: int, start: float, end: float) -> Levels:
    """From one level at the left to another at the right."""
    return _grey(start + (end - start) * _shares(width, height)[0])


def _vignette(width: int, height: int, start: float, end: float) -> Levels:
    """From one level in the middle to another in the corners."""
    across, down = _shares(width, height)
    return _grey(start + (end - start) * np.minimum(1, np.hypot(across - 0.5, down - 0.5) / 0.7) ** 2)


def _shadow(width: int, height: int, depth: float, softness: float) -> Levels:
    """A shadow to the right of the head: how much darker, and how soft (a share of the width)."""
    across, down = _shares(width, height)
    inside = 1 - np.hypot((across - 0.66) / 0.24, (down - 0.42) / 0.27)
    return _grey(250 - depth * np.clip(inside / (softness * 4), 0, 1))


def _stripes(width: int, height: int, depth: float) -> Levels:
    """Wallpaper: how much darker every second stripe is."""
    return _grey(248 - depth * (np.floor(_shares(width, height)[0] * 12) % 2))


def _halves(width: int, height: int) -> Levels:
    """A wall and a door."""
    is_door = (_shares(width, height)[0] > 0.5)[..., None]
    return np.where(is_door, np.array([150, 118, 82.0]), np.array([247, 247, 247.0]))


def _room(width: int, height: int, number: float) -> Levels:
    """Shelves, a window, a plant: another room for each number."""
    chance = np.random.default_rng(int(number))
    room = Image.new("RGB", (width, height), tuple(int(level) for level in chance.integers(120, 230, 3)))
    draw = ImageDraw.Draw(room)
    for _ in range(40):
        left, top = chance.integers(-width // 5, width), chance.integers(-height // 5, height)
        right, bottom = left + chance.integers(20, width // 3), top + chance.integers(20, height // 3)
        colour = tuple(int(level) for level in chance.integers(10, 250, 3))
        draw.rectangle((int(left), int(top), int(right), int(bottom)), fill=colour)
    return np.asarray(room, dtype=float)


def _leaves(width: int, height: int) -> Levels:
    """Out of doors."""
    small = np.random.default_rng(7).integers(20, 190, (height // 9, width // 9, 3)).astype(np.uint8)
    small[..., 2] //= 2
    return np.asarray(Image.fromarray(small, "RGB").resize((width, height)), dtype=float)


_SCENES: dict[str, Callable[..., Levels]] = {
    "down": _down,
    "across": _across,
    "vignette": _vignette,
    "shadow": _shadow,
    "stripes": _stripes,
    "halves": _halves,
    "room": _room,
    "leaves": _leaves,
}
