"""Rules on what the answers leave open: whom to ask, and what to bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from validators import sources
from validators.dates import in_words
from validators.eligibility.input import EligibilityInput, Exam, Post, Sanctions, Staffing, Unit
from validators.eligibility.prepare import Open, papers_for
from validators.letter import WHOM
from validators.model import Choice, Severity
from validators.rules import Hit, RuleSet

DOUBTS = RuleSet("eligibility")

_ASK = f"请问{WHOM}：{{doubt}}？本站建议带上：{{papers}}。"


def _hits(doubts: Mapping[str, Open], field: str, *answers: Choice, **values: str) -> Iterator[Hit]:
    """Yield a hit if the field has one of these answers."""
    found = doubts.get(field)
    if found and found.answer in answers:
        yield Hit(values={"doubt": found.doubt.asked, "papers": "、".join(papers_for([found.doubt])), **values})


@DOUBTS.rule(
    "department-unsure",
    field="unit",
    severity=Severity.UNSURE,
    finds="拿不准单位是不是行政执法部门",
    message="单位算不算行政执法部门还不清楚，要看三定方案怎么写。",
    remedy=_ASK,
    citation=sources.guide(3, "who-qualifies", "department-in-doubt"),
)
def department_unsure(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """单位算不算，主要看三定方案。"""
    yield from _hits(doubts, "unit", Unit.UNSURE)


@DOUBTS.rule(
    "two-nameplates",
    field="unit",
    severity=Severity.UNSURE,
    finds="归党委管，又挂着政府部门牌子",
    message="两块牌子的单位，有的算行政执法部门，有的不算，要看三定方案怎么写。",
    remedy=_ASK,
    citation=sources.guide(3, "who-qualifies", "department-in-doubt"),
)
def two_nameplates(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """归党委管、又挂政府部门牌子的单位，还要看它做不做行政管理，不能一概而论。"""
    yield from _hits(doubts, "unit", Unit.PARTY_ORGAN_WITH_GOVERNMENT_NAMEPLATE)


@DOUBTS.rule(
    "vertically-managed",
    field="unit",
    severity=Severity.UNSURE,
    finds="单位是垂直管理的",
    message="这份指南只讲非垂直管理的部门，垂直管理的单位办什么证，它没有讲。",
    remedy=f"先问本系统的上级单位用什么证。还不清楚，{_ASK}",
    citation=sources.guide(1, "who-qualifies", "department"),
)
def vertically_managed(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """统一用这种证的，是省里非垂直管理的行政执法部门。由上级主管部门直接管的单位，不在指南的范围里，所以不替它判断。"""
    yield from _hits(doubts, "unit", Unit.VERTICALLY_MANAGED)


@DOUBTS.rule(
    "staffing-unsure",
    field="staffing",
    severity=Severity.UNSURE,
    finds="拿不准本人是不是正式在编",
    message="本人的编制还不清楚，不能断定算不算正式在编。",
    remedy=f"先问本单位管人事的同事。还不清楚，{_ASK}",
    citation=sources.guide(4, "who-qualifies", "staffing"),
)
def staffing_unsure(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """编制不清楚，就不能说他能办，也不能说他不能办。"""
    yield from _hits(doubts, "staffing", Staffing.UNSURE)


@DOUBTS.rule(
    "exam-unsure",
    field="exam",
    severity=Severity.UNSURE,
    finds="拿不准资格考试通过没有",
    message="资格考试通过没有，还不清楚。",
    remedy=f"先问本人，翻一翻本单位留存的成绩。还不清楚，{_ASK}",
    citation=sources.guide(4, "who-qualifies", "exam"),
)
def exam_unsure(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """考试成绩要在办证以前收齐，填表也要用。找不到成绩，先不要报。"""
    yield from _hits(doubts, "exam", Exam.UNSURE)


@DOUBTS.rule(
    "exam-not-recent",
    field="exam",
    severity=Severity.UNSURE,
    finds="考试是三年以前通过的",
    message="填表时，通用法律知识考试的日期要在最近三年（今天看是 {days}）。更早通过的还算不算，指南没有写。",
    remedy=_ASK,
    citation=sources.guide(14, "application-form", "exam"),
)
def exam_not_recent(doubts: Mapping[str, Open], exam_days: tuple[date, ...]) -> Iterator[Hit]:
    """资格考试和填表的通用法律知识考试是什么关系，指南没有写。三年以前通过的，不能说行，也不能说不行。三年从哪天算起是本站约定。"""
    yield from _hits(doubts, "exam", Exam.EARLIER, days="、".join(in_words(day) for day in exam_days))


@DOUBTS.rule(
    "post-unsure",
    field="post",
    severity=Severity.UNSURE,
    finds="拿不准是不是执法岗位",
    message="现在的岗位是不是执法岗位，还不清楚。",
    remedy=f"先看本单位的分工。还不清楚，{_ASK}",
    citation=sources.guide(4, "who-qualifies", "post"),
)
def post_unsure(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """有的人身兼几职，有的岗位只是沾边。算不算执法岗位，不替您猜。"""
    yield from _hits(doubts, "post", Post.UNSURE)


@DOUBTS.rule(
    "sanction-recorded",
    field="sanctions",
    severity=Severity.UNSURE,
    finds="受过处分或者处罚",
    message="受过党纪政纪处分或者刑事、行政处罚的，已经办了的证要收回、注销或者暂停执法；能不能新办，指南没有写。",
    remedy=_ASK,
    citation=sources.guide(5, "changes", "which"),
)
def sanction_recorded(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """第五问讲的是已经有证的人受了处分、处罚怎么办。还没有证的，它没有讲，所以先问，不替您判断。"""
    yield from _hits(doubts, "sanctions", Sanctions.RECORDED)


@DOUBTS.rule(
    "sanctions-unsure",
    field="sanctions",
    severity=Severity.UNSURE,
    finds="拿不准有没有处分或者处罚",
    message="有没有处分、处罚还不清楚。处分情况要在办证以前收集好，填表也要用。",
    remedy=f"先问本单位管人事的同事。还不清楚，{_ASK}",
    citation=sources.guide(11, "apply", "prepare"),
)
def sanctions_unsure(doubts: Mapping[str, Open]) -> Iterator[Hit]:
    """处分情况是要事先收集的资料之一，信息收集表上也有一栏。"""
    yield from _hits(doubts, "sanctions", Sanctions.UNSURE)


@DOUBTS.rule(
    "not-answered",
    field=None,
    severity=Severity.UNSURE,
    finds="有的问题还没有回答",
    message="还没有回答：{labels}。",
    remedy="请接着回答。不知道的选“说不准”，会告诉您带什么去问同级司法局。",
    citation=sources.guide(4, "who-qualifies", "conditions"),
)
def not_answered(unanswered: tuple[str, ...], refused: frozenset[str]) -> Iterator[Hit]:
    """少答一个，就不能说“能办”。已经有一个条件不符合的，不用再答。"""
    missing = [name for name in unanswered if name not in refused]
    if missing:
        labels = "、".join(str(EligibilityInput.model_fields[name].title) for name in missing)
        yield Hit(values={"labels": labels}, field=missing[0])
