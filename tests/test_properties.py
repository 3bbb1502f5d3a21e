"""What holds whatever is typed: found with generated inputs, the same ones on every run."""

from __future__ import annotations

import json
import string
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from validators import CHECKERS
from validators.dates import read_date
from validators.engine import check
from validators.model import Outcome, Verdict
from validators.normalise import HYPHEN_CHARACTERS, HYPHENS, ORDINARY_IDEOGRAPHS, normalise
from validators.rules import Checker
from validators.tables.codes import CERTIFICATE_CODES

TODAY = date(2026, 3, 1)
CERTIFICATE_NUMBER = CHECKERS["certificate-number"]
NAMED_IN_THE_GUIDE = (8888, 5666, 9527)

PREFIXES = [region.code + department.code for region in CERTIFICATE_CODES.region for department in region.department]
FIELDS = sorted({name for checker in CHECKERS.values() for name in checker.input_model.model_fields})
DROPPED = " \t\r\n\u00a0\u3000\u200b\u200e\u2060\u00ad\ufeff-‐–—−－"
FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
# The Unicode property Default_Ignorable_Code_Point, without what no character is assigned to.
DEFAULT_IGNORABLE = [
    *[(0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)],
    *[(0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F)],
    *[(0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0001, 0xE0001)],
    *[(0xE0020, 0xE007F), (0xE0100, 0xE01EF)],
]

# Tabs and line breaks part the cells of a row: 川X062100⇥01 is a number with something beside it.
DROPPED_INSIDE = DROPPED.translate(dict.fromkeys(map(ord, "\t\r\n")))
likely = st.sampled_from("川XxOoIl|×〇01234567890１Ｘｘ张，<{}" + DROPPED)
texts = st.text(likely | st.characters())  # st.characters() has lone surrogates too, which st.text() leaves out
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8)
odd_keys = st.none() | st.integers() | st.floats() | st.binary() | st.tuples(st.integers(), texts)
forms = st.dictionaries(st.sampled_from(FIELDS), texts)
inputs = forms | values | st.dictionaries(st.sampled_from(FIELDS) | texts | odd_keys, values)
good_numbers = st.builds("{}{:04}".format, st.sampled_from(PREFIXES), st.integers(1, 9999))


def check_number(number: str, **own_codes: str) -> Verdict:
    return check(CERTIFICATE_NUMBER, {"number": number, **own_codes}, TODAY)


def rules_of(verdict: Verdict) -> list[str]:
    return [finding.rule.removeprefix("certificate-number/") for finding in verdict.findings]


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=list(CHECKERS))
@given(raw=inputs)
@example(raw={"number": "\ud800"})
@example(raw={"\udfff": "川X010099"})
@example(raw={"number": "川X010099", "\ud800": None})
@example(raw={10**5000: None})
def test_whatever_comes_in_a_verdict_comes_out(checker: Checker, raw: Any) -> None:
    verdict = check(checker, raw, TODAY)
    assert checker.name == json.loads(verdict.model_dump_json())["checker"]
    assert "engine/rule-failed" not in rules_of(verdict)


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=list(CHECKERS))
@given(form=forms)
def test_a_place_lies_inside_what_was_typed(checker: Checker, form: dict[str, str]) -> None:
    for finding in check(checker, form, TODAY).findings:
        if finding.at is not None and finding.field is not None:
            start, end = finding.at
            assert 0 <= start < end <= len(form[finding.field])


@given(number=texts)
def test_a_message_stays_on_its_line_with_nothing_invisible_in_it(number: str) -> None:
    words = "".join(finding.message + finding.remedy for finding in check_number(number).findings)
    assert set() == {unicodedata.category(character) for character in words} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }


@given(typed=texts)
def test_normalising_twice_changes_nothing_more(typed: str) -> None:
    once = normalise(typed).text
    twice = normalise(once)
    assert (once, ()) == (twice.text, twice.changes)


@given(typed=texts)
def test_each_character_is_read_from_its_own_place(typed: str) -> None:
    normalised = normalise(typed)
    half_width = {full: half for half, full in FULL_WIDTH.items()}
    as_typed = [half_width.get(typed[place], typed[place]) for place in normalised.places]
    assert sorted(set(normalised.places)) == list(normalised.places)
    assert [character.upper() if character.isascii() else character for character in as_typed] == list(normalised.text)


def test_every_full_width_character_but_the_hyphen_is_read_as_half_width() -> None:
    half_width = {full: half.upper() for half, full in FULL_WIDTH.items() if half != "-"}
    assert half_width == {full: normalise(full).text for full in half_width}
    assert normalise("\uff00\uff5f").text == "\uff00\uff5f"


def test_what_is_shown_as_nothing_is_taken_out() -> None:
    shown_as_nothing = {chr(code) for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1)}
    assert set() == {f"U+{ord(character):04X}" for character in shown_as_nothing if normalise(character).text}


def test_every_radical_that_looks_like_an_ideograph_is_read_as_it() -> None:
    radicals = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.category(chr(code)) != "Cn"]
    read = {radical: ORDINARY_IDEOGRAPHS.apply(radical) for radical in radicals}
    # 2E80 is a form of 冫 that no ideograph has.
    assert {"\u2e80": "\u2e80"} == {
        radical: ideograph
        for radical, ideograph in read.items()
        if not ("\u3400" <= ideograph <= "\u9fff" or "\U00020000" <= ideograph <= "\U0002ebe0")
    }
    assert "民长见车门马页日月人户" == "".join(read[radical] for radical in "⺠⻓⻅⻋⻔⻢⻚⽇⽉⼈⼾")


@pytest.mark.parametrize("hyphen", HYPHEN_CHARACTERS, ids=unicodedata.name)
def test_every_hyphen_is_one_in_numbers_and_in_dates(hyphen: str) -> None:
    assert normalise(hyphen, (HYPHENS,)).text == ""
    assert date(2018, 12, 31) == read_date(f"2018{hyphen}12{hyphen}31").value
    assert date(2018, 12, 31) == read_date(f"31{hyphen}12{hyphen}2018 2018年12月31日").value


@given(typed=texts)
def test_nothing_that_belongs_into_a_number_is_dropped(typed: str) -> None:
    letters_and_digits = string.ascii_letters + string.digits
    belongs = {"川", *letters_and_digits, *(FULL_WIDTH[character] for character in letters_and_digits)}
    places = normalise(typed).places
    dropped = {character for place, character in enumerate(typed) if place not in places}
    assert set() == dropped & belongs


@given(typed=texts, data=st.data())
def test_a_span_holds_just_its_own_characters(typed: str, data: st.DataObject) -> None:
    normalised = normalise(typed)
    assume(normalised.text)
    start = data.draw(st.integers(0, len(normalised.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalised.text)))
    first, after = normalised.span(start, end)
    assert normalised.text[start:end] == normalise(typed[first:after]).text
    assert normalised.text[start] == normalise(typed[first]).text
    assert normalised.text[end - 1] == normalise(typed[after - 1]).text


@given(number=good_numbers, data=st.data())
def test_another_way_of_writing_changes_nothing_in_the_verdict(number: str, data: st.DataObject) -> None:
    parts = [data.draw(st.text(DROPPED, max_size=2))]
    for character in number:
        written = data.draw(st.sampled_from([character, character.lower()]))
        parts.append(data.draw(st.sampled_from([written, FULL_WIDTH.get(written, written)])))
        parts.append(data.draw(st.text(DROPPED_INSIDE, max_size=2)))
    plain, rewritten = check_number(number), check_number("".join(parts))
    assert (plain.outcome, plain.details) == (rewritten.outcome, rewritten.details)
    assert rules_of(plain) == rules_of(rewritten)


def rules_expected(serial: int) -> list[str]:
    digits = [int(digit) for digit in f"{serial:04}"]
    steps = {following - digit for digit, following in pairwise(digits)}
    rules = ["code-to-confirm"]
    if serial == 0:
        rules.append("serial-zero")
    elif serial in NAMED_IN_THE_GUIDE:
        rules.append("arbitrary-serial")
    elif steps in ({0}, {-1}) or (steps == {1} and digits[0] > 0):
        rules.append("patterned-serial")
    if serial > 500 and len(rules) == 1:
        rules.append("large-serial")
    if serial % 10 == 4 or serial % 1000 == 250:
        rules.append("avoidable-number")
    return rules


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_serial_of_a_known_department(prefix: str) -> None:
    for serial in range(10_000):
        verdict = check_number(f"{prefix}{serial:04}")
        wrong = serial == 0 or serial in NAMED_IN_THE_GUIDE
        assert rules_expected(serial) == rules_of(verdict), serial
        assert (Outcome.FAIL if wrong else Outcome.PASS) == verdict.outcome, serial


@given(number=st.from_regex("川[A-Z]([0-9]{2})?[0-9]{2}[0-9]{4}", fullmatch=True))
def test_a_number_that_might_be_right_is_never_called_wrong(number: str) -> None:
    assume(int(number[-4:]) not in (0, *NAMED_IN_THE_GUIDE))
    assert check_number(number).outcome in {Outcome.PASS, Outcome.UNSURE}


@given(number=good_numbers, own=st.from_regex("川[A-Z]([0-9]{2})?", fullmatch=True))
def test_another_region_than_the_units_own_is_found(number: str, own: str) -> None:
    assume(own != number[:-6])
    assert "other-region" in rules_of(check_number(number, region=own))


@given(number=good_numbers, own=st.from_regex("[0-9]{2}", fullmatch=True))
def test_another_department_than_the_units_own_is_found(number: str, own: str) -> None:
    assume(own != number[-6:-4])
    assert "other-department" in rules_of(check_number(number, department=own))
