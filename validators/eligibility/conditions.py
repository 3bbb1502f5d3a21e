"""Rules on conditions that are not met, and on the case that all are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validators import sources
from validators.eligibility.input import Post, Staffing
from validators.letter import WHOM
from validators.model import Choice, Severity
from validators.rules import Hit, RuleSet

CONDITIONS_RULES = RuleSet("eligibility")


@CONDITIONS_RULES.rule(
    "not-enforcement-department",
    field="unit",
    severity=Severity.ERROR,
    finds="单位不是行政执法部门",
    message="“{unit}”不是行政执法部门，里面的人不能办证。",
    remedy="不要为这个人申领。觉得单位应该算的，带上三定方案问同级司法局。",
    citation=sources.guide((2, 4), "who-qualifies", "not-enforcement"),
)
def not_enforcement_department(not_met: Mapping[str, Choice]) -> Iterator[Hit]:
    """第一个条件看单位。党群、人大、政协、法院、检察院系统和国有企业都不算；机关没有执法职能的，也不算。"""
    if "unit" in not_met:
        yield Hit(values={"unit": not_met["unit"].label})


@CONDITIONS_RULES.rule(
    "not-established-staff",
    field="staffing",
    severity=Severity.ERROR,
    finds="不是正式在编人员",
    message="{staffing}不是正式在编，不能办证。",
    remedy="不要为这个人申领。能办的是公务员、参公管理人员和事业干部。",
    citation=sources.guide(4, "who-qualifies", "staffing"),
)
def not_established_staff(not_met: Mapping[str, Choice]) -> Iterator[Hit]:
    """第二个条件看本人编制：在行政执法部门里正式在编，才能办。合同聘用、劳务派遣的，再熟悉业务也不行。"""
    staffing = not_met.get("staffing")
    if staffing is not None and staffing is not Staffing.SUPPORT_STAFF:
        yield Hit(values={"staffing": staffing.label})


@CONDITIONS_RULES.rule(
    "support-staff",
    field="staffing",
    severity=Severity.ERROR,
    finds="是机关工勤人员",
    message="机关工勤人员不能办证，虽然多数在编。",
    remedy="不要为这个人申领。有人问起，就说：三定方案里，工勤岗位不是执法岗位。",
    citation=sources.guide(4, "who-qualifies", "support-staff"),
)
def support_staff(not_met: Mapping[str, Choice]) -> Iterator[Hit]:
    """这一条常有争议：工勤人员多是事业编制的技术工人，编制上是正式的。可是按三定方案，他们的岗位都不是执法岗位，所以不能办。"""
    if not_met.get("staffing") is Staffing.SUPPORT_STAFF:
        yield Hit()


@CONDITIONS_RULES.rule(
    "exam-not-passed",
    field="exam",
    severity=Severity.ERROR,
    finds="资格考试没有通过",
    message="行政执法资格考试还没有通过，现在不能办证。",
    remedy="先参加考试，通过以后再申领。",
    citation=sources.guide(4, "who-qualifies", "exam"),
)
def exam_not_passed(not_met: Mapping[str, Choice]) -> Iterator[Hit]:
    """第三个条件看考试：通过了行政执法资格考试，才有执法资格。"""
    if "exam" in not_met:
        yield Hit()


@CONDITIONS_RULES.rule(
    "not-enforcement-post",
    field="post",
    severity=Severity.ERROR,
    finds="不在执法岗位",
    message="不在执法岗位上做执法工作，不能办证。",
    remedy=f"不要为这个人申领。以后换到执法岗位，再来办。身兼几职、也做执法工作的，选“{Post.UNSURE.label}”，先问{WHOM}。",
    citation=sources.guide(4, "who-qualifies", "post"),
)
def not_enforcement_post(not_met: Mapping[str, Choice]) -> Iterator[Hit]:
    """第四个条件看岗位。在行政执法部门上班，不等于在执法岗位：只担任工会主席、没有别的职务的人，原则上不能办。"""
    if "post" in not_met:
        yield Hit()


@CONDITIONS_RULES.rule(
    "all-conditions-met",
    field=None,
    severity=Severity.NOTE,
    finds="四个条件都符合，也没有处分和处罚",
    message="四个条件都符合，也没有处分和处罚，可以申领{certificate}。",
    remedy="照“新办”的步骤准备资料。办哪一种证是本站的理解，拿不准问同级司法局。最后由同级司法局审核。",
    citation=sources.guide(4, "who-qualifies", "which-certificate"),
)
def all_conditions_met(obtainable: str) -> Iterator[Hit]:
    """四个条件一个都不能少。受委托执法的事业组织办委托行政执法证，别的单位办行政执法证：这一句是本站理解，指南没有明写。"""
    yield Hit(values={"certificate": obtainable})
