"""The rules say the same in Pyodide and here, to the byte: of generated inputs, and of characters new to Unicode.

And the quick start has what generated inputs need.
"""

from __future__ import annotations

import sys
from itertools import islice

import pytest

from fuzz.everywhere import JUDGING, asked_of, cpython, disagreements, inputs, with_character
from fuzz.inputs import Generated
from fuzz.left_out import FORMS, needing
from fuzz.trying import number
from harness.pyodide import run_in_image

JUDGES = {"here": cpython(sys.executable), "Pyodide": run_in_image}
# Of Unicode 15.0, 15.1 and 16.0: ideographs, a format, digits, letters, signs.
NEW = "\U00031350\U0002ebf0\u2ffc\U00013439\U00011f50\U0001e4f0\ua7da\u1c89\U0001fae8\u2427ƛɤ"


def test_verdicts_are_the_same_to_the_byte() -> None:
    checks = [*map(asked_of, inputs(360)), *(check for character in NEW for check in with_character(character))]
    assert [] == [*disagreements(checks, JUDGES)]


def test_a_verdict_that_is_another_one_is_found() -> None:
    (check,) = islice(map(asked_of, inputs(1)), 1)
    other = {**JUDGES, "another": lambda program, given: ["{}" for _ in JUDGING[:1]]}
    assert [check] == [
        found for found, _ in disagreements([check], {"another": other["another"], "here": other["here"]})
    ]


@pytest.mark.thorough
def test_the_quick_start_has_the_functions_that_generated_inputs_need() -> None:
    asked = [each for count in range(100) for checker in FORMS if (each := number(checker, count)).is_typed]
    of_no_form = Generated("photo", {"name": "x.jpg", "size": 10**9}, "2026-03-01")
    assert [of_no_form] == [found for found, _ in needing([*asked, of_no_form])]
