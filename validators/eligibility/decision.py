"""The decision: five questions in order, and the effect of each answer. Rules and diagram come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from validators.eligibility.input import Exam, Post, Sanctions, Staffing, Unit
from validators.model import Choice


class Effect(StrEnum):
    """The effect of an answer: the condition is met, is not met (which decides), or someone must be asked."""

    MET = "met"
    NOT_MET = "not-met"
    ASK = "ask"


@dataclass(frozen=True)
class Doubt:
    """What an answer leaves open: the question to the justice bureau, and the papers to bring."""

    asked: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question: the field that answers it, its words, and the effect of each answer.

    `doubts` has an entry for each answer whose effect is ASK.
    """

    field: str
    words: str
    effects: Mapping[Choice, Effect]
    doubts: Mapping[Choice, Doubt]

    def effect(self, answer: Choice | None) -> Effect | None:
        """Return the effect of an answer; None without an answer."""
        return None if answer is None else self.effects[answer]


_DUTIES = ("本单位的三定方案",)
_DEPARTMENT = Doubt("本单位是不是行政执法部门", _DUTIES)
_EXAM_PAPERS = ("本人的公民身份号码", "手里有的考试成绩材料")

QUESTIONS = (
    Question(
        field="unit",
        words="单位是行政执法部门吗？",
        effects={
            Unit.ADMINISTRATIVE_ORGAN: Effect.MET,
            Unit.AUTHORISED_ORGANISATION: Effect.MET,
            Unit.DELEGATED_INSTITUTION: Effect.MET,
            Unit.ORGAN_WITHOUT_ENFORCEMENT: Effect.NOT_MET,
            Unit.PARTY_ORGAN: Effect.NOT_MET,
            Unit.PARTY_ORGAN_WITH_GOVERNMENT_NAMEPLATE: Effect.ASK,
            Unit.VERTICALLY_MANAGED: Effect.ASK,
            Unit.PEOPLES_CONGRESS_OR_CPPCC: Effect.NOT_MET,
            Unit.COURT_OR_PROCURATORATE: Effect.NOT_MET,
            Unit.STATE_OWNED_ENTERPRISE: Effect.NOT_MET,
            Unit.UNSURE: Effect.ASK,
        },
        doubts={
            Unit.PARTY_ORGAN_WITH_GOVERNMENT_NAMEPLATE: _DEPARTMENT,
            Unit.VERTICALLY_MANAGED: Doubt("本单位由上级主管部门垂直管理，要不要办四川省行政执法证", _DUTIES),
            Unit.UNSURE: _DEPARTMENT,
        },
    ),
    Question(
        field="staffing",
        words="本人正式在编吗？",
        effects={
            Staffing.CIVIL_SERVANT: Effect.MET,
            Staffing.CIVIL_SERVANT_EQUIVALENT: Effect.MET,
            Staffing.INSTITUTION_CADRE: Effect.MET,
            Staffing.SUPPORT_STAFF: Effect.NOT_MET,
            Staffing.CONTRACT: Effect.NOT_MET,
            Staffing.DISPATCHED: Effect.NOT_MET,
            Staffing.UNSURE: Effect.ASK,
        },
        doubts={
            Staffing.UNSURE: Doubt("这位同志的编制，算不算行政执法部门的正式在编人员", ("能看出本人编制的材料",)),
        },
    ),
    Question(
        field="exam",
        words="行政执法资格考试通过了吗？",
        effects={
            Exam.WITHIN_THREE_YEARS: Effect.MET,
            Exam.EARLIER: Effect.ASK,
            Exam.NOT_PASSED: Effect.NOT_MET,
            Exam.UNSURE: Effect.ASK,
        },
        doubts={
            Exam.EARLIER: Doubt("这位同志三年以前通过的考试，现在办证还算不算", _EXAM_PAPERS),
            Exam.UNSURE: Doubt("这位同志的行政执法资格考试通过没有", _EXAM_PAPERS),
        },
    ),
    Question(
        field="post",
        words="在执法岗位上吗？",
        effects={Post.ENFORCEMENT: Effect.MET, Post.OTHER: Effect.NOT_MET, Post.UNSURE: Effect.ASK},
        doubts={
            Post.UNSURE: Doubt("这位同志的岗位是不是执法岗位", (*_DUTIES, "写明本人职务和分工的材料")),
        },
    ),
    Question(
        field="sanctions",
        words="受过处分、处罚吗？",
        # Never NOT_MET: the guide says what happens to an issued certificate, not that nobody can apply.
        effects={Sanctions.NONE: Effect.MET, Sanctions.RECORDED: Effect.ASK, Sanctions.UNSURE: Effect.ASK},
        doubts={
            Sanctions.RECORDED: Doubt("这位同志受过处分或者处罚，现在能不能办证", ("处分或者处罚的文书",)),
            Sanctions.UNSURE: Doubt("这位同志有没有影响办证的处分或者处罚", ("本人的公民身份号码",)),
        },
    ),
)
