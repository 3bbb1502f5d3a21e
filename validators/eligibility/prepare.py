"""Turns answers into facts: which conditions are not met, what must be asked, and what is unanswered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from validators.certificate_kind import CertificateKind
from validators.details import Letter
from validators.eligibility.decision import QUESTIONS, Doubt, Effect
from validators.eligibility.details import Ask, EligibilityDetails
from validators.eligibility.input import EligibilityInput, Unit
from validators.exam_days import latest_exam_days
from validators.letter import WHOM, letter
from validators.model import Choice
from validators.rules import Prepared


@dataclass(frozen=True)
class Open:
    """An answer that decides nothing, and the doubt that it leaves."""

    answer: Choice
    doubt: Doubt


def prepare(values: EligibilityInput, today: date) -> Prepared:
    """Look up the effect of each answer.

    Facts: `not_met` maps the field of each condition that is not met to its answer. `doubts` and `unanswered` are None
    if such a condition has decided already, because nothing is left to ask or answer. `obtainable` is the certificate
    to apply for, None unless all is well. `exam_days` are the dates of the exam that count.
    """
    answers: dict[str, Choice | None] = {question.field: getattr(values, question.field) for question in QUESTIONS}
    effects = {question.field: question.effect(answers[question.field]) for question in QUESTIONS}
    not_met = {name: answers[name] for name, effect in effects.items() if effect is Effect.NOT_MET}
    doubts = {
        question.field: Open(answer, question.doubts[answer])
        for question in QUESTIONS
        if effects[question.field] is Effect.ASK and (answer := answers[question.field])
    }
    unanswered = tuple(name for name, answer in answers.items() if answer is None)
    certificate = _certificate(values.unit) if effects["unit"] is Effect.MET and not not_met else None
    is_open = bool(doubts or unanswered)
    facts = {
        "not_met": not_met,
        "doubts": None if not_met else doubts,
        "unanswered": None if not_met else unanswered,
        "obtainable": None if is_open else certificate,
        "exam_days": latest_exam_days(today),
    }

    def details() -> EligibilityDetails:
        asked = [] if not_met else [each.doubt for each in doubts.values()]
        known = {name: answer for name, answer in answers.items() if answer and name not in doubts}
        return EligibilityDetails(
            certificate=certificate,
            missing=() if not_met else tuple(name for name in answers if name in doubts or name in unanswered),
            ask=_ask(asked) if asked else None,
            letter=_letter(asked, known) if asked else None,
        )

    return Prepared(facts, details=details)


def _certificate(unit: Unit | None) -> str:
    delegated = unit is Unit.DELEGATED_INSTITUTION
    return (CertificateKind.DELEGATED if delegated else CertificateKind.ORDINARY).label


def papers_for(doubts: Iterable[Doubt]) -> tuple[str, ...]:
    """List the papers to bring for these doubts, each once, in order."""
    return tuple(dict.fromkeys(paper for doubt in doubts for paper in doubt.papers))


def _ask(asked: list[Doubt]) -> Ask:
    return Ask(whom=WHOM, what=tuple(doubt.asked for doubt in asked), papers=papers_for(asked))


def _letter(asked: list[Doubt], known: Mapping[str, Choice]) -> Letter:
    labels = {name: info.title for name, info in EligibilityInput.model_fields.items()}
    return letter(
        about="能否申领行政执法证",
        opening="我单位想为下面这位同志申领行政执法证，有几点拿不准，请予答复。",
        blanks=("姓名", "现任职务"),
        questions=[f"{doubt.asked}？" for doubt in asked],
        known=[f"{labels[name]}：{answer.label}" for name, answer in known.items()],
        papers=papers_for(asked),
    )
