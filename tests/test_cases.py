"""Every case gives the verdict that it names."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cases import Case, cases_of, checkers_with_cases
from tests.compare import compare
from validators import CHECKERS
from validators.engine import check

CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker}: {case.name}")
def test_the_verdict_is_as_the_case_says(case: Case) -> None:
    verdict = check(CHECKERS[case.checker], case.raw, date.fromisoformat(case.today))
    compare(case, verdict.model_dump(mode="json"))


def test_every_checker_has_cases() -> None:
    assert tuple(sorted(CHECKERS)) == checkers_with_cases()


def test_each_case_has_a_name_of_its_own() -> None:
    names = Counter((case.checker, case.name) for case in CASES)
    assert set() == {name for name, count in names.items() if count > 1}


def test_a_case_that_is_not_met_fails() -> None:
    case = CASES[0]
    verdict = check(CHECKERS[case.checker], {}, date.fromisoformat(case.today))
    with pytest.raises(AssertionError, match=case.name):
        compare(case, verdict.model_dump(mode="json"))
