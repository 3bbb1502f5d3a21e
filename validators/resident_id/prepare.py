"""Turns the typed number into facts for the rules and details for the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators.dates import in_words, read_date
from validators.details import Segment
from validators.resident_id.check_digit import work_out
from validators.resident_id.details import ResidentIdDetails
from validators.resident_id.input import ResidentIdInput, Sex
from validators.resident_id.reading import EARLIEST_YEAR, Reading, birth_date_of, converted, read, sex_of
from validators.rules import Prepared
from validators.strays import Part
from validators.tables.provinces import PROVINCE_PREFIXES

_SHOWN = 2  # characters at each end that a mask leaves
_LEAST_MASKED = 12


def prepare(values: ResidentIdInput, today: date) -> Prepared:
    """Read the number and what to compare it with, as of `today`."""
    reading, given_birth = read(values.number or ""), read_date(values.birth_date or "")
    lost = reading.zeros_for_digits
    born = birth_date_of(reading.birth)
    short_of = _birth_of_eighteen(reading.old, today)
    facts = {
        **vars(reading),
        "strays": reading.strays or None,
        "today": today,
        "lost": reading.whole if lost else None,
        "whole": None if lost else reading.whole,
        "sequence": None if lost else reading.sequence,
        "born": born,
        "short_of": short_of,
        "age": None if born is None or short_of else _age(born, today),
        "sex": values.sex,
        "given_birth": given_birth.value,
        "unclear_birth": given_birth if given_birth.typed.text.strip() and not given_birth.value else None,
    }
    return Prepared(facts, {"number": reading.number}, lambda: _details(reading, born))


def _birth_of_eighteen(old: Part | None, today: date) -> date | None:
    """Return the date of birth if the 15 digits are the start of a number of 18; None if they cannot be."""
    born = birth_date_of(Part(old.text[6:14], old.at)) if old else None
    return born if born and born.year >= EARLIEST_YEAR and born <= today else None


def _age(born: date, today: date) -> int:
    """Return the age in full years; negative for a birth after `today`."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def masked(text: str) -> str:
    """Hide all of `text` but its two ends, or all of it if it is short; the length stays."""
    if len(text) < _LEAST_MASKED:
        return "*" * len(text)
    return text[:_SHOWN] + "*" * (len(text) - 2 * _SHOWN) + text[-_SHOWN:]


def _details(reading: Reading, born: date | None) -> ResidentIdDetails:
    region = reading.region
    province = PROVINCE_PREFIXES.find(region.text[:2]) if region else None
    sequence = None if reading.zeros_for_digits else reading.sequence
    return ResidentIdDetails(
        label=reading.around or None,
        birth_date=born.isoformat() if born else None,
        sex=sex_of(sequence) if sequence else None,
        region_prefix=region.text[:2] if region else None,
        region_name=province.name if province else None,
        eighteen_digits=converted(reading.old) if reading.old else None,
        masked={"number": masked(reading.number.text)},
        segments=tuple(
            Segment(kind=kind, label=label, text=text, meaning=meaning)
            for kind, label, text, meaning in _segments(reading, born, province.name if province else "表里没有")
        ),
    )


def _segments(reading: Reading, born: date | None, province: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the parts of the number; of an old one as they stand in the new one."""
    if reading.region:
        yield "region", "地址码", reading.region.text, province
    if reading.birth:
        added = "，19 是补上的" if reading.old else ""
        yield "birth", "出生日期码", reading.birth.text, f"{in_words(born)}{added}" if born else "没有这一天"
    if reading.zeros_for_digits:
        return
    if reading.sequence:
        sex = sex_of(reading.sequence)
        yield "sequence", "顺序码", reading.sequence.text, "单数是男" if sex is Sex.MALE else "双数是女"
    if reading.whole:
        expected = work_out(reading.whole.text[:17]).expected
        yield "check", "校验码", reading.whole.text[17], "对得上" if reading.is_consistent else f"算出来是 {expected}"
    if reading.old:
        yield "check", "校验码", converted(reading.old)[17], "推算的"
