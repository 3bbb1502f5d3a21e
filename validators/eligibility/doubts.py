"""Rules on what the answers leave open: whom to ask, and what to bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validators.eligibility.input import EligibilityInput, Unit, who_qualifies
from validators.eligibility.reading import Doubt, papers_for
from validators.letter import WHOM
from validators.model import Severity
from validators.rules import Hit, RuleSet

DOUBTS = RuleSet("eligibility", "还要问清的事")

_ASK = f"请问{WHOM}：{{doubt}}？本站建议带上：{{papers}}。"


def _hit(doubt: Doubt, **values: str) -> Hit:
    papers = "、".join(papers_for([doubt.question]))
    return Hit(values={"doubt": doubt.question.doubt, "papers": papers, **values})


@DOUBTS.rule(
    "department-unsure",
    field="unit",
    severity=Severity.UNSURE,
    finds="拿不准单位是不是行政执法部门",
    message="{reason}，要看三定方案怎么写。",
    remedy=_ASK,
    citation=who_qualifies("第三问", "department-in-doubt"),
)
def department_unsure(doubts: Mapping[str, Doubt]) -> Iterator[Hit]:
    """单位算不算，主要看三定方案。归党委管、又挂政府部门牌子的，还要看它做不做行政管理，不能一概而论。"""
    doubt = doubts.get("unit")
    if doubt:
        two_nameplates = doubt.answer is Unit.PARTY_ORGAN_WITH_GOVERNMENT_NAMEPLATE
        reason = "两块牌子的单位，有的算行政执法部门，有的不算" if two_nameplates else "单位算不算行政执法部门还不清楚"
        yield _hit(doubt, reason=reason)


@DOUBTS.rule(
    "staffing-unsure",
    field="staffing",
    severity=Severity.UNSURE,
    finds="拿不准本人是不是正式在编",
    message="本人的编制还不清楚，不能断定算不算正式在编。",
    remedy=f"先问本单位管人事的同事。还不清楚，{_ASK}",
    citation=who_qualifies("第四问", "staffing"),
)
def staffing_unsure(doubts: Mapping[str, Doubt]) -> Iterator[Hit]:
    """编制不清楚，就不能说他能办，也不能说他不能办。"""
    if "staffing" in doubts:
        yield _hit(doubts["staffing"])


@DOUBTS.rule(
    "exam-unsure",
    field="exam",
    severity=Severity.UNSURE,
    finds="拿不准资格考试通过没有",
    message="资格考试通过没有，还不清楚。",
    remedy=f"先问本人，翻一翻本单位留存的成绩。还不清楚，{_ASK}",
    citation=who_qualifies("第四问", "exam"),
)
def exam_unsure(doubts: Mapping[str, Doubt]) -> Iterator[Hit]:
    """考试成绩要在办证以前收齐，填表也要用。找不到成绩，先不要报。"""
    if "exam" in doubts:
        yield _hit(doubts["exam"])


@DOUBTS.rule(
    "post-unsure",
    field="post",
    severity=Severity.UNSURE,
    finds="拿不准是不是执法岗位",
    message="现在的岗位是不是执法岗位，还不清楚。",
    remedy=f"先看本单位的分工。还不清楚，{_ASK}",
    citation=who_qualifies("第四问", "post"),
)
def post_unsure(doubts: Mapping[str, Doubt]) -> Iterator[Hit]:
    """有的人身兼几职，有的岗位只是沾边。算不算执法岗位，不替您猜。"""
    if "post" in doubts:
        yield _hit(doubts["post"])


@DOUBTS.rule(
    "not-answered",
    field=None,
    severity=Severity.UNSURE,
    finds="有的问题还没有回答",
    message="还没有回答：{labels}。",
    remedy="请接着回答。不知道的选“说不准”，会告诉您带什么去问同级司法局。",
    citation=who_qualifies("第四问", "conditions"),
)
def not_answered(unanswered: tuple[str, ...], refused: frozenset[str]) -> Iterator[Hit]:
    """四个条件要同时符合，少答一个就不能说“能办”。已经有一个条件不符合的，不用再答。"""
    missing = [name for name in unanswered if name not in refused]
    if missing:
        labels = "、".join(str(EligibilityInput.model_fields[name].title) for name in missing)
        yield Hit(values={"labels": labels}, field=missing[0])
