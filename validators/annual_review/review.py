"""Works out when a certificate must be reviewed, from the one sentence of the guide on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_MONTH, _DAY = 3, 31
EARLIEST_YEAR = 2011


@dataclass(frozen=True)
class Review:
    """A certificate issued in `issued_year`, as of `today`. `reviewed` says whether it was reviewed this year."""

    issued_year: int
    today: date
    reviewed: bool | None

    @property
    def deadline(self) -> date | None:
        """The last day for this year's review, inclusive; None if the certificate needs none this year."""
        return date(self.today.year, _MONTH, _DAY) if self.issued_year < self.today.year else None

    @property
    def days_left(self) -> int | None:
        """Days until the deadline: 0 on the day itself, negative after it."""
        return (self.deadline - self.today).days if self.deadline else None

    @property
    def due(self) -> bool:
        """Whether this year's review is not yet done, as far as anyone has said."""
        return self.deadline is not None and not self.reviewed

    @property
    def days_late(self) -> int:
        """Days since the deadline, if the review is not yet done, as far as anyone has said; else 0."""
        return -self.days_left if self.due and self.days_left is not None and self.days_left < 0 else 0

    @property
    def next_deadline(self) -> date | None:
        """The next deadline of the certificate, today included; None after the last year of the calendar."""
        if self.days_left is not None and self.days_left >= 0 and not self.reviewed:
            return self.deadline
        return date(self.today.year + 1, _MONTH, _DAY) if self.today.year < date.max.year else None
