"""Resident identity numbers: what holds for all of them, and how another implementation sees them.

All numbers are synthetic: no city and county has the last four digits of their region codes (9999 or 0000).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome, Severity, Verdict
from validators.resident_id.check_digit import CHECK_DIGITS, WEIGHTS, work_out
from validators.resident_id.prepare import masked
from validators.tables.provinces import PROVINCE_PREFIXES, ProvincePrefixes

TODAY = date(2026, 3, 1)
RESIDENT_ID = CHECKERS["resident-id"]
NUMBERS = 120_000
# People got numbers of the new prefixes although they were born before.
YOUNG_PREFIXES = {"46": 1988, "50": 1997, "81": 1997, "82": 1999}
PREFIXES = [province.code for province in PROVINCE_PREFIXES.province]

days = st.dates(date(1900, 1, 1), TODAY).map(lambda day: day.strftime("%Y%m%d"))
bodies = st.builds("{}9999{}{:03}".format, st.sampled_from(PREFIXES), days, st.integers(0, 999))
around = st.text("IDNolOX身份证号:：（）。, 张三", max_size=6).map(str.strip)
right_numbers = bodies.map(lambda body: body + work_out(body).expected)


def check_number(number: str, **papers: str) -> Verdict:
    return check(RESIDENT_ID, {"number": number, **papers}, TODAY)


def rules_of(verdict: Verdict) -> set[str]:
    return {finding.rule.removeprefix("resident-id/") for finding in verdict.findings}


def test_the_weights_are_the_powers_of_two_that_the_standard_names() -> None:
    assert tuple(2 ** (17 - place) % 11 for place in range(17)) == WEIGHTS
    assert [(12 - remainder) % 11 for remainder in range(11)] == [
        10 if digit == "X" else int(digit) for digit in CHECK_DIGITS
    ]


@given(number=right_numbers)
def test_a_right_number_passes(number: str) -> None:
    assert Outcome.PASS == check_number(number).outcome


@given(number=right_numbers, place=st.integers(0, 16), data=st.data())
def test_a_right_number_with_one_digit_altered_fails(number: str, place: int, data: st.DataObject) -> None:
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert Outcome.FAIL == check_number(number[:place] + digit + number[place + 1 :]).outcome


@given(number=right_numbers, last=st.sampled_from(CHECK_DIGITS))
def test_no_other_last_character_passes(number: str, last: str) -> None:
    assert (last == number[17]) == (Outcome.PASS == check_number(number[:17] + last).outcome)


@given(number=right_numbers, place=st.integers(0, 16))
def test_neighbours_in_each_others_place_fail_and_are_named(number: str, place: int) -> None:
    first, second = number[place], number[place + 1]
    if first == second:
        return
    verdict = check_number(number[:place] + second + first + number[place + 2 :])
    assert Outcome.FAIL == verdict.outcome
    if place < 16 and "likely-typo" in rules_of(verdict):
        words = " ".join(finding.message for finding in verdict.findings)
        assert f"第 {place + 1}、{place + 2} 位写反了" in words or words.count("写反了") == 3


@given(number=right_numbers, place=st.integers(0, 16), data=st.data())
def test_no_message_gives_the_number_away(number: str, place: int, data: st.DataObject) -> None:
    digit = data.draw(st.sampled_from("0123456789"))
    sex = data.draw(st.sampled_from(["男", "女"]))
    # In full width, as mathematical digits and in circles: NFKC makes digits of all of them.
    disguised = [number.translate({ord("0") + n: zero + n for n in range(10)}) for zero in (0xFF10, 0x1D7CE, 0x245F)]
    altered = number[:place] + digit + number[place + 1 :]
    for typed in (number, altered, number[:6] + number[8:17], f"{number}1", f"{number}张", *disguised):
        verdict = check_number(typed, sex=sex, birth_date="1990-03-07")
        words = unicodedata.normalize("NFKC", " ".join(each.message + each.remedy for each in verdict.findings))
        runs = [run for run in re.findall("[0-9]{5,}", words) if run in number]
        assert [] == runs


@given(text=st.text())
def test_a_mask_shows_four_characters_at_most(text: str) -> None:
    mask = masked(text)
    shown = [place for place, (before, after) in enumerate(zip(text, mask, strict=True)) if after == before != "*"]
    assert len(text) == len(mask)
    assert set(shown) <= ({0, 1, len(text) - 2, len(text) - 1} if len(text) >= 12 else set())


@given(number=right_numbers.filter(lambda number: number[6:8] == "19"))
def test_an_old_number_leads_to_the_new_one(number: str) -> None:
    verdict = check_number(number[:6] + number[8:17])
    # Fifteen digits may also be the first of eighteen, and somebody born in 1900 may be the one who is meant.
    assert {"old-15-digits"} == rules_of(verdict) - {"wrong-length", "unlikely-age"}
    assert number == verdict.details["eighteen_digits"]


# An X behind the last character may be that one, typed twice.
@given(number=right_numbers, before=around, after=around.filter(lambda words: words[:1] != "X"))
def test_words_around_a_number_do_not_change_how_it_is_read(number: str, before: str, after: str) -> None:
    plain, among = check_number(number), check_number(f"{before}{number}{after}")
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    may_belong = re.search(r"(?<![A-Za-z])[OoIl]$", word) or re.match("[A-Za-z]", after)
    said = {"illegal-character" if may_belong else "number-in-text"} if before + after else set()
    assert rules_of(plain) | said == rules_of(among)
    names = ("birth_date", "sex", "region_prefix", "segments")
    assert [plain.details[name] for name in names] == [among.details[name] for name in names]


def test_the_sexes_and_prefixes_of_the_fields_are_personal() -> None:
    fields = RESIDENT_ID.input_model.model_json_schema()["properties"]
    assert {"number", "sex", "birth_date"} == {name for name, field in fields.items() if field.get("personal")}
    assert not any(field.get("keep") or field.get("link") for field in fields.values())


def test_an_unknown_region_is_a_note_and_no_more() -> None:
    rule = next(rule for rule in RESIDENT_ID.rules if rule.id == "resident-id/unknown-region")
    assert Severity.NOTE == rule.severity


def test_a_province_stands_in_the_table_once() -> None:
    entry = PROVINCE_PREFIXES.province[0].model_dump()
    with pytest.raises(ValueError, match="省级代码 11 写了两次"):
        ProvincePrefixes.model_validate({"province": [entry, entry]})


def synthetic(chance: random.Random) -> Iterator[str]:
    """Numbers that are right, and numbers with every kind of slip, without end."""
    prefixes = [*PREFIXES, "83", "10", "20", "47", "55", "99"]
    first = date(1800, 1, 1)
    while True:
        birth = (first + timedelta(chance.randrange(300 * 365))).strftime("%Y%m%d")
        body = f"{chance.choice(prefixes)}0000{birth}{chance.randrange(1000):03}"
        number = body + str(ric.calc_check_digit(body + "0"))
        place = chance.randrange(18)
        yield number
        yield number[:place] + chance.choice("0123456789X") + number[place + 1 :]
        yield number[:place] + number[place + 1 : place + 2] + number[place] + number[place + 2 :]
        other_day = f"{body[:10]}{chance.randrange(14):02}{chance.randrange(33):02}{body[14:]}"
        yield other_day + str(ric.calc_check_digit(other_day + "0"))
        yield chance.choice(
            [
                number[:place] + number[place + 1 :],
                number[:place] + chance.choice("0123456789") + number[place:],
                number[:place] + chance.choice(" -\u3000.Ol川a") + number[place:],
                number.lower(),
                number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
                number[:6] + number[8:17],
            ]
        )


def accepted_by_the_other(number: str) -> bool:
    try:
        ric.validate(number)
    except ValidationError:
        return False
    return True


def why_they_differ(number: str, *, ours: bool) -> str | None:
    """The class of disagreement, worked out from the number alone; None if there is no good reason."""
    written = number.translate(str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")).upper()
    plain = re.sub("[ \u3000-]", "", written)
    if not ours:
        return "a birth after today" if plain[6:14] > TODAY.strftime("%Y%m%d") else None
    if plain != written:
        return "spaces and hyphens"
    if number.endswith("Ｘ"):
        return "a full-width X"
    if plain[:2] in YOUNG_PREFIXES and int(plain[6:10]) < YOUNG_PREFIXES[plain[:2]]:
        return "a birth before the prefix"
    return "83" if plain.startswith("83") else "an unknown prefix" if plain[:2] not in PREFIXES else None


@pytest.mark.slow
def test_another_implementation_differs_for_reasons_that_are_known(pytestconfig: pytest.Config) -> None:
    count = NUMBERS if pytestconfig.getoption("everywhere") else NUMBERS // 30
    numbers = synthetic(random.Random(11643))  # noqa: S311 — the same numbers on every run
    reasons: Counter[str | None] = Counter()
    agreed: Counter[bool] = Counter()
    unexplained: list[str] = []
    for _ in range(count):
        number = next(numbers)
        ours = Outcome.PASS == check_number(number).outcome
        if ours == accepted_by_the_other(number):
            agreed[ours] += 1
            continue
        reason = why_they_differ(number, ours=ours)
        reasons[reason] += 1
        if reason is None:
            unexplained.append(number)
    assert [] == unexplained
    assert {
        "a birth after today",
        "a birth before the prefix",
        "spaces and hyphens",
        "a full-width X",
        "83",
        "an unknown prefix",
    } == set(reasons)
    assert min(agreed[True], agreed[False]) > count // 5
