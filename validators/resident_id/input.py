"""What the resident identity number checker takes, and how the typed number becomes facts for its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from validators.dates import in_words, read_date
from validators.model import Choice, Citation, Input, Segment
from validators.resident_id.check_digit import work_out
from validators.resident_id.reading import Reading, birth_date_of, read
from validators.rules import Prepared
from validators.strays import Part
from validators.tables.provinces import PROVINCE_PREFIXES

_SHOWN = 2  # characters that a mask leaves at each end
_LEAST_MASKED = 12


def on_the_form(source: str = "收集表、第十四问") -> Citation:
    """The number's place on the form: it has to be exact."""
    return Citation(source=source, href="guide/application-form.html#resident-id")


STANDARD = on_the_form("GB 11643-1999")


class Sex(Choice):
    """The sex that the person's papers name."""

    MALE = "男", "男"
    FEMALE = "女", "女"


class ResidentIdInput(Input):
    """What the checker takes: the number, and what the person's papers say of sex and birth, to compare."""

    number: Annotated[str, StringConstraints(max_length=2000)] | None = Field(
        default=None,
        title="公民身份号码",
        description="照身份证上的填，共 18 位。全角、小写 x、空格、横线都没关系。",
        json_schema_extra={"personal": True},
    )
    sex: Sex | None = Field(
        default=None,
        title="性别",
        description="可以不填。填了就和号码比对。",
        json_schema_extra={"personal": True},
    )
    birth_date: Annotated[str, StringConstraints(max_length=100)] | None = Field(
        default=None,
        title="出生日期",
        description="可以不填。填了就和号码比对，如 1990年3月7日。",
        json_schema_extra={"personal": True},
    )


def prepare(values: ResidentIdInput, today: date) -> Prepared:
    """Reads the number and what it is compared with, as of the day `today`."""
    reading, given_birth = read(values.number or ""), read_date(values.birth_date or "")
    lost = reading.zeros_for_digits
    born = birth_date_of(reading.birth)
    facts = {
        **{name: getattr(reading, name) for name in Reading.__dataclass_fields__},
        "today": today,
        "lost": reading.whole if lost else None,
        "whole": None if lost else reading.whole,
        "sequence": None if lost else reading.sequence,
        "born": born,
        "sex": values.sex,
        "given_birth": given_birth.value,
        "unclear_birth": given_birth if given_birth.typed.text.strip() and not given_birth.value else None,
    }
    return Prepared(facts, {"number": reading.number}, _details(reading, born))


def sex_of(sequence: Part) -> Sex:
    """Male for an odd sequence, female for an even one."""
    return Sex.MALE if int(sequence.text[-1]) % 2 else Sex.FEMALE


def masked(text: str) -> str:
    """`text` with all but its two ends hidden, or all of it if it is short; of the same length."""
    if len(text) < _LEAST_MASKED:
        return "*" * len(text)
    return text[:_SHOWN] + "*" * (len(text) - 2 * _SHOWN) + text[-_SHOWN:]


def _details(reading: Reading, born: date | None) -> dict[str, Any]:
    region = reading.region
    province = PROVINCE_PREFIXES.find(region.text[:2]) if region else None
    sequence = None if reading.zeros_for_digits else reading.sequence
    return {
        "birth_date": born.isoformat() if born else None,
        "sex": sex_of(sequence) if sequence else None,
        "region_prefix": region.text[:2] if region else None,
        "region_name": province.name if province else None,
        "eighteen_digits": converted(reading.old) if reading.old else None,
        "masked": {"number": masked(reading.number.text)},
        "segments": [
            Segment(kind=kind, label=label, text=text, meaning=meaning)
            for kind, label, text, meaning in _segments(reading, born, province.name if province else "表里没有")
        ],
    }


def converted(old: Part) -> str:
    """The number of 18 characters that an old one of 15 digits became, for anybody born in 1900 or later."""
    body = f"{old.text[:6]}19{old.text[6:]}"
    return body + work_out(body).expected


def _segments(reading: Reading, born: date | None, province: str) -> Iterator[tuple[str, str, str, str]]:
    """The pieces of the number, those of an old one as they stand in the new."""
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
