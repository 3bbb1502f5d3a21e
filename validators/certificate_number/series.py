"""What the serials of one unit show side by side: which are left out, and which stand out of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from validators.certificate_number.codes import AVOIDABLE_ENDINGS, looks_chosen

LARGE = 10  # serials left out in a row; the guide only says 不得空太多 without a figure


@dataclass(frozen=True)
class Gap:
    """Serials left out, from `first` to `last`, between two that are used."""

    first: int
    last: int

    @property
    def is_allowed(self) -> bool:
        """Whether all of them are of the kind that may be skipped (第十三问)."""
        return all(f"{serial:04}".endswith(AVOIDABLE_ENDINGS) for serial in range(self.first, self.last + 1))

    @property
    def is_large(self) -> bool:
        """Whether so many are left out in a row that somebody should look."""
        return self.last - self.first + 1 >= LARGE

    def __str__(self) -> str:
        """As 0016, or 0016 到 0019."""
        return f"{self.first:04}" + (f" 到 {self.last:04}" if self.last > self.first else "")


def gaps(serials: Iterable[int]) -> tuple[Gap, ...]:
    """The gaps between these serials, ascending. Serials that look chosen make none: nobody counted up to them."""
    used = sorted({serial for serial in serials if serial and not looks_chosen(f"{serial:04}")})
    return tuple(Gap(before + 1, after - 1) for before, after in pairwise(used) if after > before + 1)


def out_of_order(serials: Sequence[int]) -> tuple[int, ...]:
    """The indexes of serials that are lower than one before them."""
    found, highest = [], 0
    for index, serial in enumerate(serials):
        if serial < highest:
            found.append(index)
        highest = max(highest, serial)
    return tuple(found)
