"""The hits of a checker are what the findings of its verdict are made of."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given

from tests.small_checkers import small_checker
from tests.test_properties import forms, inputs
from validators import CHECKERS
from validators.engine import check, hits
from validators.resident_id.check_digit import CHECK_DIGITS, work_out
from validators.rules import Checker, Hit, Prepared

TODAY = date(2026, 3, 1)


def assert_hits_are_findings(checker: Checker, raw: Any) -> None:
    expected = list(check(checker, raw, TODAY).findings)
    assert expected == [rule.finding(hit) for rule, hit in hits(checker, raw, TODAY)]


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=list(CHECKERS))
@given(raw=forms | inputs)
@example(raw=7)
@example(raw={"number": "1" * 3000})
def test_hits_are_what_the_findings_are_made_of(checker: Checker, raw: Any) -> None:
    assert_hits_are_findings(checker, raw)


def test_hits_never_make_details() -> None:
    def prepare(values: object, today: date) -> Prepared:
        def details() -> Any:
            raise AssertionError

        return Prepared({}, details=details)

    def finds() -> list[Hit]:
        """Always finds something."""
        return [Hit()]

    checker = small_checker(finds, prepare=prepare)
    assert ["small/finds"] == [rule.id for rule, _ in hits(checker, {}, TODAY)]
    assert ["engine/rule-failed", "small/finds"] == [finding.rule for finding in check(checker, {}, TODAY).findings]


@pytest.mark.slow
def test_many_made_up_numbers_are_judged_as_one_by_one() -> None:
    made = random.Random(20260301)  # noqa: S311 — the same numbers on every run
    for _ in range(2_000):
        day = f"{made.randint(1950, 2008)}{made.randint(1, 13):02}{made.randint(1, 31):02}"
        body = f"51{made.randint(1000, 9999)}{day}{made.randint(0, 999):03}"
        last = made.choice([work_out(body).expected, made.choice(CHECK_DIGITS)])
        number = made.choice([f"{body}{last}", f" {body}{last}", f"{body[:14]}{last}", f"{body}{last.lower()}"])
        assert_hits_are_findings(CHECKERS["resident-id"], {"number": number, "sex": made.choice(["男", "女"])})
        serial = made.choice([f"{made.randint(0, 9999):04}", "8888", "00O1"])
        number = made.choice(["川X01", "川X0621", "川X97", "川Ｘ01", "川Y01"]) + serial
        assert_hits_are_findings(CHECKERS["certificate-number"], {"number": number, "department": "01"})
