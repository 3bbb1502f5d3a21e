"""What a verdict on two names of a unit says beside its findings."""

from __future__ import annotations

from validators.details import Details


class ReplacementDetails(Details):
    """Whether the names differ; None unless both were given."""

    replace: bool | None
