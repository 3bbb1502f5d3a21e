"""From answers to facts: which conditions are met and which not, what must be asked, what was not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from validators.application_form import DELEGATED, ORDINARY
from validators.eligibility.decision import QUESTIONS, Effect, Question
from validators.eligibility.input import EligibilityInput, Exam, Post, Staffing, Unit
from validators.letter import WHOM, letter
from validators.model import Choice
from validators.rules import Prepared

_NOT_KNOWN = (Unit.UNSURE, Staffing.UNSURE, Exam.UNSURE, Post.UNSURE)


@dataclass(frozen=True)
class Doubt:
    """A question whose answer is not known: what was answered, and what is asked about it."""

    question: Question
    answer: Choice


def prepare(values: EligibilityInput, today: date) -> Prepared:
    """Looks up what each answer does; `today` plays no part here.

    Facts: `not_met` maps the field of a condition that is not met to its answer. `doubts` and `unanswered` are
    None where a condition that is not met has decided already: nobody need ask or answer then. `obtainable` is the
    certificate that may be applied for, None unless all conditions are met.
    """
    answers = {question.field: getattr(values, question.field) for question in QUESTIONS}
    effects = {question.field: question.effect(answers[question.field]) for question in QUESTIONS}
    not_met = {name: answers[name] for name, effect in effects.items() if effect is Effect.NOT_MET}
    open_questions = [question for question in QUESTIONS if effects[question.field] in (None, Effect.ASK)]
    doubts = {
        question.field: Doubt(question, answers[question.field])
        for question in open_questions
        if answers[question.field] is not None
    }
    unanswered = tuple(question.field for question in open_questions if answers[question.field] is None)
    certificate = _certificate(values.unit) if effects["unit"] is Effect.MET and not not_met else None
    facts = {
        "not_met": not_met,
        "doubts": None if not_met else doubts,
        "unanswered": None if not_met else unanswered,
        "obtainable": certificate if not not_met and not open_questions else None,
    }
    asked = [] if not_met else list(doubts.values())
    details = {
        "certificate": certificate,
        "missing": [] if not_met else [question.field for question in open_questions],
        "ask": _ask(asked) if asked else None,
        "letter": _letter(asked, answers) if asked else None,
    }
    return Prepared(facts, details=details)


def _certificate(unit: Unit | None) -> str:
    return DELEGATED if unit is Unit.DELEGATED_INSTITUTION else ORDINARY


def papers_for(questions: Sequence[Question]) -> tuple[str, ...]:
    """What to bring along for these questions, each paper once, in order."""
    return tuple(dict.fromkeys(paper for question in questions for paper in question.papers))


def _ask(asked: Sequence[Doubt]) -> dict[str, Any]:
    questions = [doubt.question for doubt in asked]
    return {
        "whom": WHOM,
        "what": [question.doubt for question in questions],
        "papers": list(papers_for(questions)),
    }


def _letter(asked: Sequence[Doubt], answers: Mapping[str, Choice | None]) -> dict[str, Any]:
    labels = {name: info.title for name, info in EligibilityInput.model_fields.items()}
    questions = [doubt.question for doubt in asked]
    return letter(
        title="关于能否申领行政执法证的咨询",
        opening="我单位想为下面这位同志申领行政执法证，有几点拿不准，请予答复。",
        blanks=("姓名", "现任职务"),
        questions=[f"{question.doubt}？" for question in questions],
        known=[f"{labels[name]}：{_on_paper(answer)}" for name, answer in answers.items() if answer is not None],
        papers=papers_for(questions),
    )


def _on_paper(answer: Choice) -> str:
    """The words of an answer in the letter, whose reader does not see the other answers."""
    return "拿不准" if answer in _NOT_KNOWN else answer.label
