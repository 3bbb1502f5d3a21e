"""What is quicker for clean text comes out as it does the long way."""

from __future__ import annotations

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

STEPS = (INVISIBLE, WHITE_SPACE, HYPHENS, WIDTH, UPPER_CASE, ORDINARY_IDEOGRAPHS)

clean = st.from_regex("[0-9A-Z\u4e00-\u9fff]*", fullmatch=True)
resident_ids = st.from_regex("[0-9]{17}[0-9X]", fullmatch=True)
certificate_numbers = st.from_regex("川[A-Z]([0-9]{2})?[0-9]{6}", fullmatch=True)


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
