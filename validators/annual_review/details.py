"""What a verdict on an annual review says beside its findings."""

from __future__ import annotations

from validators.details import Details


class AnnualReviewDetails(Details):
    """Days as YYYY-MM-DD; None for what cannot be told."""

    issued_on: str | None
    valid_until: str | None
    due: bool | None
    deadline: str | None
    days_left: int | None
    next_deadline: str | None
