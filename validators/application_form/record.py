"""Rules on the person's record: assessment, sanctions, and faults in enforcement."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.letter import WHOM
from validators.model import Severity
from validators.rules import Hit, RuleSet

RECORD = RuleSet("application-form")


@RECORD.rule(
    "poor-assessment",
    field="last_assessment",
    severity=Severity.WARNING,
    finds="上年度考核不好",
    message="上年度考核写着“{grade}”。",
    remedy="请看有没有写错。没有写错的，不用改；能不能办证，指南没有说，报之前可以先问同级司法局。",
    citation=sources.OWN_CONVENTIONS,
)
def poor_assessment(poor_grade: tuple[str, tuple[int, int]]) -> Iterator[Hit]:
    """指南没有说考核要什么等次，表上却有这一栏。不称职、不合格一类，交表以前值得再看一眼。"""
    grade, at = poor_grade
    yield Hit(at, {"grade": grade})


@RECORD.rule(
    "sanction-recorded",
    field="sanctions",
    severity=Severity.UNSURE,
    finds="受处分情况写的不是“无”",
    message="这一栏写的不是没有处分。受过处分、处罚的人能不能新办，指南没有写。",
    remedy=f"请先问{WHOM}，带上处分或者处罚的文书。没有受过的，这一栏只写“无”。",
    citation=sources.guide(5, "changes", "which"),
)
def sanction_recorded(sanctions: str) -> Iterator[Hit]:
    """第五问讲的是已经有证的人受了处分、处罚，证要收回、注销或者暂停执法。还没有证的，它没有讲，所以先问。"""
    yield Hit((0, len(sanctions)))


@RECORD.rule(
    "fault-recorded",
    field="fault_accountability",
    severity=Severity.WARNING,
    finds="过错追究情况写的不是“无”",
    message="这一栏写的不是没有追究过。",
    remedy="请看有没有写错。如实写的，不用改；报之前可以先问同级司法局。没有的，只写“无”。",
    citation=sources.OWN_CONVENTIONS,
)
def fault_recorded(fault: str) -> Iterator[Hit]:
    """指南只给了这一栏的名字，没有说追究过的人能不能办证，所以只请人看一眼。"""
    yield Hit((0, len(fault)))
