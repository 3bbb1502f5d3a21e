"""Turns two typed names into facts: where they differ, and what may be the cause."""

from __future__ import annotations

from datetime import date
from typing import Any

from validators.details import Letter, Sides
from validators.letter import letter
from validators.normalise import INVISIBLE, ORDINARY_IDEOGRAPHS, WHITE_SPACE, WIDTH, Normalised, normalise
from validators.replacement.comparing import Change, compare
from validators.replacement.copying import bare, copying, letters, units_in
from validators.replacement.details import ReplacementDetails
from validators.replacement.input import Reform, ReplacementInput
from validators.replacement.units import are_related, is_like_a_unit
from validators.rules import Prepared

PAPERS = ("现有的行政执法证", "本单位的三定方案或者机构改革的文件")

_STEPS = (INVISIBLE, WHITE_SPACE, WIDTH, ORDINARY_IDEOGRAPHS)
# After these, the names must differ; after a merger that kept one of the names, they may.
_CHANGES_THE_NAME = (Reform.MERGED_NEW_NAME, Reform.RENAMED)


def prepare(values: ReplacementInput, today: date) -> Prepared:
    """Compare the names. Ignores `today`.

    Facts: `old` and `new` are the names as read, "" if there is none or only signs. If there are both, there is one of
    these: `same` (True), `copied` (how the difference can come from copying), `renamed` (the changes, if the name was
    certainly changed), `unclear` (the changes, if the cause may be another). `contradiction` is the label of a reform
    that does not fit the names.
    """
    old, new = (_read(name) for name in (values.unit_on_certificate, values.current_unit))
    given = [name.text if letters(name.text) else "" for name in (old, new)]
    difference = compare(old, new) if all(given) else None
    facts: dict[str, Any] = dict.fromkeys(("same", "copied", "renamed", "unclear", "contradiction"))
    facts |= {"old": given[0], "new": given[1], "reform": values.reform}
    if difference:
        facts |= _cause(old.text, new.text, difference.changes, values.reform)

    def details() -> ReplacementDetails:
        to_ask = facts["unclear"] or facts["contradiction"]
        return ReplacementDetails(
            replace=False if facts["same"] else True if facts["renamed"] else None,
            diff=difference.pieces if difference else None,
            sides=Sides(removed="证件上", added="现在"),
            letter=_letter(old.text, new.text, values.reform) if to_ask else None,
        )

    return Prepared(facts, {"unit_on_certificate": old, "current_unit": new}, details)


def _read(name: str | None) -> Normalised:
    return normalise(name or "", _STEPS)


def _cause(old: str, new: str, changes: tuple[Change, ...], reform: Reform | None) -> dict[str, Any]:
    """Return the facts about what the difference comes from."""
    if not changes:
        return {"same": True, "contradiction": reform.label if reform in _CHANGES_THE_NAME and reform else None}
    copied = copying(old, new)
    told = reform not in (None, Reform.NONE)
    if copied and not (told and copied.may_be_renamed):
        return {"copied": copied}
    names = [bare(name)[0] for name in (old, new)]
    both_are_units = all(any(map(is_like_a_unit, units_in(name))) for name in names)
    if both_are_units and (told or (reform is None and are_related(*map(letters, names)))):
        return {"renamed": changes}
    return {"unclear": changes, "contradiction": reform.label if reform is Reform.NONE else None}


def _letter(old: str, new: str, reform: Reform | None) -> Letter:
    told = [f"机构改革的情况：{reform.label}"] if reform else []
    return letter(
        about="要不要换行政执法证",
        opening="我单位在核对行政执法证上的单位名称，有一点拿不准，请予答复。",
        blanks=(),
        questions=["我单位的行政执法证要不要换？"],
        known=[f"证件上的单位名称：{old}", f"现在的单位名称：{new}", *told],
        papers=PAPERS,
    )
