"""What a verdict on eligibility says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class Ask(BaseModel):
    """Whom to ask, what, and what to bring along."""

    model_config = ConfigDict(frozen=True)

    whom: str
    what: tuple[str, ...]
    papers: tuple[str, ...]


class EligibilityDetails(Details):
    """The certificate that may be applied for, and what is asked about the fields that are still open."""

    certificate: str | None
    ask: Ask | None
