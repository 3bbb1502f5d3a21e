"""The shapes that cross the border of this package: what comes in, and the one verdict that goes out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Severity(StrEnum):
    """How much a finding weighs. Only ERROR and UNSURE change the outcome."""

    ERROR = "error"
    UNSURE = "unsure"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word that people read."""
        return {"error": "要改正", "unsure": "要问清", "warning": "请确认", "note": "说明"}[self]


class Outcome(StrEnum):
    """The one word of a verdict."""

    PASS = "pass"  # noqa: S105 — the word of the verdict, no secret
    FAIL = "fail"
    UNSURE = "unsure"


class Input(BaseModel):
    """What a checker takes. Every field may be missing; what is declared here becomes the form on the page."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Citation(BaseModel):
    """Where a rule stands: `source` as a person cites it, `href` from the site's root (page and anchor)."""

    model_config = ConfigDict(frozen=True)

    source: str
    href: str = Field(pattern=r"^[a-z0-9/-]+\.html#[a-z0-9-]+$")


class Finding(BaseModel):
    """One thing that a rule found. `at` is [start, end) in characters (code points) of what was typed."""

    model_config = ConfigDict(frozen=True)

    rule: str
    severity: Severity
    field: str | None
    at: tuple[int, int] | None
    message: str
    remedy: str
    citation: Citation


class NormalisedField(BaseModel):
    """What a field was read as, and what was changed to get there."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, serialize_by_alias=True)

    typed: str = Field(alias="from")
    to: str
    changes: tuple[str, ...]


class Verdict(BaseModel):
    """The answer of every checker, in one shape."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    checker: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    normalised: dict[str, NormalisedField]
    details: dict[str, Any]


def outcome_of(findings: Sequence[Finding]) -> Outcome:
    """FAIL if a finding is an ERROR, else UNSURE if one is UNSURE, else PASS."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Outcome.FAIL
    return Outcome.UNSURE if Severity.UNSURE in severities else Outcome.PASS
