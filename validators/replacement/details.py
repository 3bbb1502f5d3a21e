"""What a verdict on two names of a unit says beside its findings."""

from __future__ import annotations

from validators.details import Details


class ReplacementDetails(Details):
    """Whether to replace the certificate; None if that is not certain."""

    replace: bool | None
