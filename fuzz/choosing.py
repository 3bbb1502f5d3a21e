"""Where the generator's decisions come from: a random number, or bytes that a guided fuzzer changes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Choosing(Protocol):
    """Decides. One seed, or one run of bytes, always decides alike."""

    def below(self, count: int) -> int:
        """Return a number from 0 to `count` - 1."""


class AtRandom:
    """Decides at random from a seed."""

    def __init__(self, seed: str) -> None:
        # A seed of bytes or text is hashed, so neighbouring seeds have nothing in common.
        self._random = random.Random(seed)  # noqa: S311 — nothing secret comes of it

    def below(self, count: int) -> int:
        """Return a number from 0 to `count` - 1."""
        return int(self._random.random() * count)


class FromBytes:
    """Decides by bytes, three a decision; by zeros when they have run out."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, count: int) -> int:
        """Return a number from 0 to `count` - 1."""
        piece = self._data[self._at : self._at + 3]
        self._at += 3
        return int.from_bytes(piece, "big") % count


def one_of(choosing: Choosing, things: Sequence[T]) -> T:
    """Return one of these; there must be one."""
    return things[choosing.below(len(things))]


def one_in(choosing: Choosing, count: int) -> bool:
    """Say yes about once in so many times."""
    return choosing.below(count) == count - 1
