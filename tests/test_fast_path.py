"""What is quicker for clean text comes out as it does the long way."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.test_properties import texts
from validators.certificate_number import reading as certificate_number
from validators.normalise import (
    CODE_STEPS,
    HYPHENS,
    INVISIBLE,
    ORDINARY_IDEOGRAPHS,
    UPPER_CASE,
    WHITE_SPACE,
    WIDTH,
    _step_by_step,
    normalise,
)
from validators.resident_id import reading as resident_id
from validators.resident_id.check_digit import work_out
from validators.roster.both_numbers import CertificateNumbers, ResidentIds

STEPS = (INVISIBLE, WHITE_SPACE, HYPHENS, WIDTH, UPPER_CASE, ORDINARY_IDEOGRAPHS)

clean = st.from_regex("[0-9A-Z\u4e00-\u9fff]*", fullmatch=True)
resident_ids = st.from_regex("[0-9]{17}[0-9X]", fullmatch=True)
certificate_numbers = st.from_regex("川[A-Z]([0-9]{2})?[0-9]{6}", fullmatch=True)
TODAY = date(2026, 3, 1)
# The rules speak of who was born after today or before 1900, is not 18 yet, or is over 65.
BIRTHS = [date(2026 - years, 3, 1) + timedelta(off) for years in (0, 18, 40, 66, 127) for off in range(-2, 3)]
REGIONS, SEQUENCES, SEXES = ("519999", "011602", "991602"), range(22), ("男", "女", "")
CODES = ("川X01", "川X02", "川X0601", "川X0621", "川X0100", "川A01", "川A0101")
OWN_CODES = product((None, "川X", "川X06", "川A"), (None, "01", "21", "？"))
SERIALS = (0, 1, 2, 4, 14, 250, 499, 500, 501, 1234, 4321, 5666, 8888, 9527)


def with_check_digit(body: str) -> str:
    return body + work_out(body).expected


@given(typed=clean | texts, data=st.data())
def test_clean_text_is_normalised_as_any_other(typed: str, data: st.DataObject) -> None:
    steps = data.draw(st.sampled_from((CODE_STEPS, STEPS, (ORDINARY_IDEOGRAPHS,))))
    start = data.draw(st.integers(0, len(typed)))
    end = data.draw(st.integers(start, len(typed)))
    quick, long = normalise(typed, steps, (start, end)), _step_by_step(typed, steps, start, end)
    assert (long.typed, long.text, [*long.places], long.changes) == (
        quick.typed,
        quick.text,
        [*quick.places],
        quick.changes,
    )


def test_no_step_changes_a_character_that_passes_at_once() -> None:
    passes = [*"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", *map(chr, range(0x4E00, 0xA000))]
    assert [] == [character for character in passes for step in STEPS if step.apply(character) != character]


@given(typed=resident_ids | texts)
def test_a_clean_resident_identity_number_is_cut_as_any_other(typed: str) -> None:
    quick, long = vars(resident_id.read(typed)), vars(resident_id._read_any(typed))
    assert long == quick


@given(typed=certificate_numbers | texts)
def test_a_clean_certificate_number_is_cut_as_any_other(typed: str) -> None:
    quick, long = vars(certificate_number.read(typed)), vars(certificate_number._read_any(typed))
    assert long == quick


def test_of_identity_numbers_that_are_alike_one_is_judged_for_all() -> None:
    ids = ResidentIds(TODAY)
    for region, birth, sequence, sex in product(REGIONS, BIRTHS, SEQUENCES, SEXES):
        body = f"{region}{birth:%Y%m%d}{sequence:03}"
        for number in (with_check_digit(body), f"{body}0", body):
            assert ids._judge(number, sex) == ids.found(number, sex)


def test_the_codes_and_the_serial_of_a_certificate_number_are_judged_apart() -> None:
    for region, department in OWN_CODES:
        judged = CertificateNumbers(region, department, frozenset(["川X02"]), TODAY)
        for code, serial in product(CODES, SERIALS):
            number = f"{code}{serial:04}"
            assert judged._judge(number, judged._own) == judged.found(number)
