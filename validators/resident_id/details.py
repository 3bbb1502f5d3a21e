"""What a verdict on a resident identity number says beside its findings."""

from __future__ import annotations

from validators.details import Details
from validators.resident_id.input import Sex


class ResidentIdDetails(Details):
    """What can be read out of the number; `eighteen_digits` is what an old one became. None for what cannot be read."""

    birth_date: str | None
    sex: Sex | None
    region_prefix: str | None
    region_name: str | None
    eighteen_digits: str | None
