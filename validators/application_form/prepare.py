"""Turns what stands in the form into facts for the rules and details for the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from validators.application_form.details import ApplicationFormDetails, FilledSection
from validators.application_form.input import ApplicationFormInput
from validators.application_form.reading import Score, read_name, read_score
from validators.application_form.words import (
    is_empty,
    is_no_exam,
    is_no_name,
    is_no_organ,
    is_none_recorded,
    is_nothing,
    is_unnumbered,
    kind_in_doubt,
    plain,
    post_in_doubt,
    post_of,
    staffing_of,
    unit_in_doubt,
    unit_of,
)
from validators.certificate_kind import CertificateKind
from validators.date_rules import is_placeholder
from validators.dates import DateReading, Style, read_date
from validators.exam_days import latest_exam_days
from validators.model import Traits
from validators.resident_id.prepare import masked
from validators.rules import Prepared

_POOR = re.compile("(?<!无)(?:不称职|不合格|基本称职|基本合格)")
_OF_A_YEAR = re.compile(r"年度\s*$")  # 2025年度 is as good as 2025年
_NAMES = ("name", "unit_name")
_NEVER_NONE = ("unit_kind", "area", "category", "legal_basis")
_GENERAL = ("general_exam_date", "general_exam_score")
_TRAITS = {name: Traits.of(info) for name, info in ApplicationFormInput.model_fields.items()}


def prepare(values: ApplicationFormInput, today: date) -> Prepared:
    """Read the form as of `today`.

    Facts: `empty` are the fields in which nothing stands but what the paper has already. `delegation` are the fields
    about the delegating body that hold more than that there is none, `no_exam` those about the general exam that say
    that there was none, `nameless` those for a name in which none stands, `answers_of_none` others that say “none”,
    where there always is one. Those `…_in_doubt` hold what has hardly to do with enforcement, or delegates none.
    """
    typed: dict[str, str] = {name: getattr(values, name) or "" for name in _TRAITS}
    empty = frozenset(name for name, text in typed.items() if _is_empty(name, text))
    name = read_name(typed["name"])
    nameless = {name: typed[name] for name in _NAMES if name not in empty and is_no_name(typed[name])}
    dates = dict(_dates(typed, empty, today))
    facts = {
        "today": today,
        "empty": empty,
        "kind": values.certificate_kind,
        "unit": unit_of(values.unit_kind),
        "unclear_staffing": None if "staffing" in empty or staffing_of(values.staffing) else values.staffing,
        "nameless": nameless,
        "answers_of_none": {name: typed[name] for name in _NEVER_NONE if name not in empty and is_nothing(typed[name])},
        "units_in_doubt": dict(_units_in_doubt(typed)),
        "posts_in_doubt": dict(_posts_in_doubt(typed)),
        "delegation_in_doubt": dict(_delegation_in_doubt(typed)),
        "name": None if "name" in {*empty, *nameless} else name,
        "dates": dates,
        "general_exam": _past_day(dates.get("general_exam_date"), today),
        "exam_days": latest_exam_days(today),
        "no_exam": {name: typed[name] for name in _GENERAL if name not in empty and is_no_exam(typed[name])},
        "scores": dict(_scores(typed, empty)),
        "poor_grade": (found[0], found.span()) if (found := _POOR.search(typed["last_assessment"])) else None,
        "sanctions": None if is_none_recorded(values.sanctions) else values.sanctions,
        "fault": None if is_none_recorded(values.fault_accountability) else values.fault_accountability,
        "delegation": {
            name: typed[name] for name in _TRAITS if _TRAITS[name].delegated and not is_nothing(typed[name])
        },
    }

    def details() -> ApplicationFormDetails:
        return ApplicationFormDetails(
            sections=tuple(_sections(values, empty)),
            exam_dates=tuple(day.isoformat() for day in latest_exam_days(today)),
            masked={"name": masked_name(plain(values.name)), "resident_id": masked(plain(values.resident_id))},
        )

    return Prepared(facts, {"name": name.read}, details)


def _units_in_doubt(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if kind_in_doubt(typed["unit_kind"]):
        yield "unit_kind", typed["unit_kind"]
    if unit_in_doubt(typed["unit_name"]):
        yield "unit_name", typed["unit_name"]


def _posts_in_doubt(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("duty", "post"):
        is_told = name == "post" and post_of(typed[name]) is not None
        if post_in_doubt(typed[name]) and not is_told:
            yield name, typed[name]


def _delegation_in_doubt(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if plain(typed["delegating_body"]) == plain(typed["unit_name"]) and not is_nothing(typed["unit_name"]):
        yield "delegating_body", typed["delegating_body"]
    if is_no_organ(typed["delegating_body_kind"]):
        yield "delegating_body_kind", typed["delegating_body_kind"]


def _is_empty(name: str, typed: str) -> bool:
    return is_unnumbered(typed) if name == "certificate_number" else is_empty(typed)


def _dates(typed: Mapping[str, str], empty: frozenset[str], today: date) -> Iterator[tuple[str, DateReading]]:
    """Yield the dates of the exams by field. The special exam need not have been, and its day need not be told."""
    general, special = typed["general_exam_date"], typed["special_exam_date"]
    if "general_exam_date" not in empty and not is_no_exam(general):
        yield "general_exam_date", read_date(general)
    if not is_no_exam(special):
        reading = read_date(_OF_A_YEAR.sub("年", special))
        written = reading.written
        is_past = written and written.periods and written.periods[0][0] <= today
        if not (written and written.style in {Style.YEAR, Style.MONTH} and is_past):
            yield "special_exam_date", reading


def _past_day(reading: DateReading | None, today: date) -> date | None:
    """Return the day if it is one on which an exam can have been."""
    written = reading.written if reading else None
    if written is None or written.value is None or is_placeholder(written) or written.value > today:
        return None
    return written.value


def _scores(typed: Mapping[str, str], empty: frozenset[str]) -> Iterator[tuple[str, Score]]:
    for name in ("general_exam_score", "special_exam_score"):
        score = read_score(typed[name])
        if score and name not in empty and not is_no_exam(typed[name]):
            yield name, score


def masked_name(name: str) -> str:
    """Leave the first character; the length stays."""
    return name[:1] + "*" * (len(name) - 1)


def _sections(values: ApplicationFormInput, empty: frozenset[str]) -> Iterator[FilledSection]:
    ordinary = values.certificate_kind is CertificateKind.ORDINARY
    for title in dict.fromkeys(traits.section for traits in _TRAITS.values()):
        names = [
            name for name, traits in _TRAITS.items() if traits.section == title and not (traits.delegated and ordinary)
        ]
        yield FilledSection(title=title, filled=sum(name not in empty for name in names), fields=len(names))
