"""Compares the serials of one unit: which are missing, and which are out of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from validators.certificate_number.codes import AVOIDABLE_ENDINGS, looks_chosen

LARGE = 10  # consecutive missing serials; the guide forbids large gaps without a figure


@dataclass(frozen=True)
class Gap:
    """Missing serials from `first` to `last`, between two that are used."""

    first: int
    last: int

    @property
    def is_allowed(self) -> bool:
        """Whether all of them may be skipped (第十三问)."""
        return all(f"{serial:04}".endswith(AVOIDABLE_ENDINGS) for serial in range(self.first, self.last + 1))

    @property
    def is_large(self) -> bool:
        """Whether the gap is large enough for somebody to take a look."""
        return self.last - self.first + 1 >= LARGE

    def __str__(self) -> str:
        """Write the gap as 0016, or as 0016 到 0019."""
        return f"{self.first:04}" + (f" 到 {self.last:04}" if self.last > self.first else "")


def gaps(serials: Iterable[int]) -> tuple[Gap, ...]:
    """Return the gaps between these serials, ascending. Ignore serials that look chosen: nobody counted up to them."""
    used = sorted({serial for serial in serials if serial and not looks_chosen(f"{serial:04}")})
    return tuple(Gap(before + 1, after - 1) for before, after in pairwise(used) if after > before + 1)


def out_of_order(serials: Sequence[int]) -> tuple[int, ...]:
    """Return the indexes of serials that are lower than an earlier one."""
    found, highest = [], 0
    for index, serial in enumerate(serials):
        if serial < highest:
            found.append(index)
        highest = max(highest, serial)
    return tuple(found)
