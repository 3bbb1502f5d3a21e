"""Turns two typed names into facts: where they differ, and whether that fits the reform."""

from __future__ import annotations

from datetime import date

from validators.details import Letter, Sides
from validators.letter import letter
from validators.normalise import INVISIBLE, ORDINARY_IDEOGRAPHS, WHITE_SPACE, WIDTH, normalise
from validators.replacement.comparing import compare
from validators.replacement.details import ReplacementDetails
from validators.replacement.input import Reform, ReplacementInput
from validators.rules import Prepared

PAPERS = ("现有的行政执法证", "本单位的三定方案或者机构改革的文件")

_STEPS = (INVISIBLE, WHITE_SPACE, WIDTH, ORDINARY_IDEOGRAPHS)
# Whether the names must differ after such a reform; after a merger that kept one of them, either can be.
_CHANGES_THE_NAME = {Reform.MERGED_NEW_NAME: True, Reform.RENAMED: True, Reform.NONE: False}


def prepare(values: ReplacementInput, today: date) -> Prepared:
    """Compare the names. Ignores `today`.

    Facts: `old` and `new` are the names as read, `changes` the places where they differ, None unless both were given.
    `contradiction` is the label of a reform that does not fit the names.
    """
    old = normalise(values.unit_on_certificate or "", _STEPS)
    new = normalise(values.current_unit or "", _STEPS)
    difference = compare(old, new) if old.text and new.text else None
    reform = values.reform
    contradiction = None
    if difference and reform and _CHANGES_THE_NAME.get(reform) not in (None, bool(difference.changes)):
        contradiction = reform.label
    facts = {
        "old": old.text,
        "new": new.text,
        "changes": difference.changes if difference else None,
        "reform": reform,
        "contradiction": contradiction,
    }
    details = ReplacementDetails(
        replace=bool(difference.changes) if difference else None,
        diff=difference.pieces if difference else None,
        sides=Sides(removed="证件上", added="现在"),
        letter=_letter(old.text, new.text, contradiction) if contradiction else None,
    )
    return Prepared(facts, {"unit_on_certificate": old, "current_unit": new}, details)


def _letter(old: str, new: str, contradiction: str) -> Letter:
    return letter(
        about="要不要换行政执法证",
        opening="我单位在核对行政执法证上的单位名称，有一点拿不准，请予答复。",
        blanks=(),
        questions=["我单位的行政执法证要不要换？"],
        known=[f"证件上的单位名称：{old}", f"现在的单位名称：{new}", f"机构改革的情况：{contradiction}"],
        papers=PAPERS,
    )
