"""Turns what stands in the form into facts for the rules and details for the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators.application_form.details import ApplicationFormDetails, FilledSection
from validators.application_form.input import NUMBER_START, ApplicationFormInput
from validators.application_form.words import is_empty, is_nothing, plain, unit_of
from validators.certificate_kind import CertificateKind
from validators.exam_days import latest_exam_days
from validators.model import Traits
from validators.resident_id.prepare import masked
from validators.rules import Prepared

_TRAITS = {name: Traits.of(info) for name, info in ApplicationFormInput.model_fields.items()}


def prepare(values: ApplicationFormInput, today: date) -> Prepared:
    """Read the form as of `today`.

    Facts: `empty` are the fields in which nothing stands but what the paper has already. `delegation` are the fields
    about the delegating body that hold more than that there is none.
    """
    typed: dict[str, str] = {name: getattr(values, name) or "" for name in _TRAITS}
    empty = frozenset(name for name, text in typed.items() if is_empty(text) or plain(text).upper() == NUMBER_START)
    facts = {
        "today": today,
        "empty": empty,
        "kind": values.certificate_kind,
        "unit": unit_of(values.unit_kind),
        "delegation": {
            name: typed[name] for name in _TRAITS if _TRAITS[name].delegated and not is_nothing(typed[name])
        },
    }

    def details() -> ApplicationFormDetails:
        return ApplicationFormDetails(
            sections=tuple(_sections(values, empty)),
            exam_dates=tuple(day.isoformat() for day in latest_exam_days(today)),
            masked={"name": _masked_name(plain(values.name)), "resident_id": masked(plain(values.resident_id))},
        )

    return Prepared(facts, details=details)


def _masked_name(name: str) -> str:
    """Leave the first character; the length stays."""
    return name[:1] + "*" * (len(name) - 1)


def _sections(values: ApplicationFormInput, empty: frozenset[str]) -> Iterator[FilledSection]:
    ordinary = values.certificate_kind is CertificateKind.ORDINARY
    for title in dict.fromkeys(traits.section for traits in _TRAITS.values()):
        names = [
            name for name, traits in _TRAITS.items() if traits.section == title and not (traits.delegated and ordinary)
        ]
        yield FilledSection(title=title, filled=sum(name not in empty for name in names), fields=len(names))
