"""Every case gives the verdict that it names."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from cases import Case, cases_of, checkers_with_cases
from tests.compare import compare
from tests.doors import closed_doors
from validators import CHECKERS
from validators.engine import check, hits
from validators.model import outcome_of

CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]
UNFILLED = re.compile(r"[{}]|None")
ONE_AS_A_RANGE = re.compile(r"第 (\d+) 到第 \1 ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker}: {case.name}")
def test_the_verdict_is_as_the_case_says(case: Case) -> None:
    """And is made without a file, the network or a clock, and holds together as every verdict does."""
    checker, raw, today = CHECKERS[case.checker], case.raw, date.fromisoformat(case.today)
    with closed_doors():
        verdict = check(checker, raw, today)
        found = [rule.finding(hit) for rule, hit in hits(checker, raw, today)]
    compare(case, verdict.model_dump(mode="json"))
    assert found == list(verdict.findings)
    assert outcome_of(verdict.findings) == verdict.outcome
    for finding in verdict.findings:
        if finding.at is not None:
            start, end = finding.at
            assert 0 <= start < end <= len(raw[finding.field])
        for text in (finding.message, finding.remedy):
            assert not UNFILLED.search(text) or "{0}" in str(case.input)
            assert not ONE_AS_A_RANGE.search(text)


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
