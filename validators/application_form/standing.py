"""Rules on whether the form tells what decides who may apply."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.rules import Hit, RuleSet

STANDING = RuleSet("application-form")


@STANDING.rule(
    "staffing-not-told",
    field="staffing",
    severity=Severity.WARNING,
    finds="编制情况看不出是哪一种人员",
    message="从这一栏看不出是公务员、参公管理人员、事业干部，还是别的人员。",
    remedy="请写明是哪一种。只写“事业编制”“在编”，分不清干部和工勤；不清楚的，先问本单位管人事的同事。",
    citation=sources.guide(4, "who-qualifies", "staffing"),
)
def staffing_not_told(unclear_staffing: str) -> Iterator[Hit]:
    """能办证的是公务员、参公管理人员和事业干部。机关工勤人员也多在编，却不能办，所以只写有没有编制，还不够。"""
    yield Hit((0, len(unclear_staffing)))
