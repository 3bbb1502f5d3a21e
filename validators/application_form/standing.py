"""Rules on whether the form tells what decides who may apply, and whether it leaves a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validators import sources
from validators.application_form.entries import fields_as_typed
from validators.letter import WHOM
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


@STANDING.rule(
    "unit-in-doubt",
    field=None,
    severity=Severity.UNSURE,
    finds="单位看名称、性质，不像行政执法部门",
    message="{label}写的是“{text}”，可能不是行政执法部门。",
    remedy=f"先问{WHOM}，带上单位的三定方案。问过了、算行政执法部门的，照报。",
    citation=sources.guide((2, 3), "who-qualifies", "not-enforcement"),
)
def unit_in_doubt(units_in_doubt: Mapping[str, str]) -> Iterator[Hit]:
    """政府办公室、党群系统、人大政协、法院检察院、企业都不是行政执法部门；挂两块牌子的、垂直管理的又各有各的说法。只看名称定不下来，所以先问。"""
    yield from fields_as_typed(units_in_doubt)


@STANDING.rule(
    "post-in-doubt",
    field=None,
    severity=Severity.UNSURE,
    finds="岗位或者职务看着不做执法工作",
    message="{label}只写了“{text}”，看不出做执法工作。",
    remedy=f"请看这个人做不做执法工作：做的，把执法岗位写清楚；不做的，不要报。拿不准，问{WHOM}，带上三定方案和岗位说明。",
    citation=sources.guide(4, "who-qualifies", "post"),
)
def post_in_doubt(posts_in_doubt: Mapping[str, str]) -> Iterator[Hit]:
    """在执法岗位上做执法工作的人才能办。只担任工会主席、没有别的职务的，原则上不能办。"""
    yield from fields_as_typed(posts_in_doubt)
