"""The decision: four questions in order, and what each answer does. The rules and the diagram are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from validators.eligibility.input import Exam, Post, Staffing, Unit
from validators.model import Choice


class Effect(StrEnum):
    """What an answer does: the condition is met, not met (which decides), or somebody must be asked."""

    MET = "met"
    NOT_MET = "not-met"
    ASK = "ask"


@dataclass(frozen=True)
class Question:
    """A condition as a question: the field that answers it, its words, and the effect of each answer.

    `doubt` is what is asked of the justice bureau if the answer is not known, `papers` what to bring along.
    """

    field: str
    words: str
    effects: Mapping[Choice, Effect]
    doubt: str
    papers: tuple[str, ...]

    def effect(self, answer: Choice | None) -> Effect | None:
        """The effect of an answer, None if there is no answer yet."""
        return None if answer is None else self.effects[answer]


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
            Unit.PEOPLES_CONGRESS_OR_CPPCC: Effect.NOT_MET,
            Unit.COURT_OR_PROCURATORATE: Effect.NOT_MET,
            Unit.STATE_OWNED_ENTERPRISE: Effect.NOT_MET,
            Unit.UNSURE: Effect.ASK,
        },
        doubt="本单位是不是行政执法部门",
        papers=("本单位的三定方案",),
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
        doubt="这位同志的编制，算不算行政执法部门的正式在编人员",
        papers=("能看出本人编制的材料",),
    ),
    Question(
        field="exam",
        words="行政执法资格考试通过了吗？",
        effects={Exam.PASSED: Effect.MET, Exam.NOT_PASSED: Effect.NOT_MET, Exam.UNSURE: Effect.ASK},
        doubt="这位同志的行政执法资格考试通过没有",
        papers=("本人的公民身份号码", "手里有的考试成绩材料"),
    ),
    Question(
        field="post",
        words="在执法岗位上吗？",
        effects={Post.ENFORCEMENT: Effect.MET, Post.OTHER: Effect.NOT_MET, Post.UNSURE: Effect.ASK},
        doubt="这位同志的岗位是不是执法岗位",
        papers=("本单位的三定方案", "写明本人职务和分工的材料"),
    ),
)
