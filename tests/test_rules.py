"""What holds for every rule of every checker, and for everything that a rule finds."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cases import Case, cases_of, checkers_with_cases
from validators import CHECKERS, RULE_SETS
from validators.engine import check
from validators.engine_rules import ENGINE, NEVER_BY_INPUT
from validators.model import Outcome, Severity, Verdict, outcome_of
from validators.rules import Checker, Example, Hit, Judged, Rule

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

DOCS = Path(__file__).parent.parent / "docs"
TODAY = date(2026, 3, 1)

RULES = [rule for rule_set in RULE_SETS for rule in rule_set.rules]
CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]
EXAMPLES = [
    pytest.param(checker, example, id=f"{checker.name}: {example.caption}")
    for checker in CHECKERS.values()
    for example in checker.examples
]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker}: {case.name}")
each_checker = pytest.mark.parametrize("checker", CHECKERS.values(), ids=list(CHECKERS))


@cache
def verdict_of(checker: str, name: str) -> Verdict:
    (case,) = (case for case in CASES if (checker, name) == (case.checker, case.name))
    return check(CHECKERS[checker], case.raw, TODAY)


def verdict_on(case: Case) -> Verdict:
    return verdict_of(case.checker, case.name)


def test_each_rule_has_an_id_of_its_own() -> None:
    assert set() == {rule_id for rule_id, count in Counter(rule.id for rule in RULES).items() if count > 1}


def test_a_rule_is_named_after_its_checker_and_the_defect() -> None:
    kebab_case = "[a-z0-9]+(-[a-z0-9]+)*"
    misnamed = {
        rule.id
        for rule_set in RULE_SETS
        for rule in rule_set.rules
        if not re.fullmatch(f"{rule_set.name}/{kebab_case}", rule.id)
    }
    assert set() == misnamed


@each_rule
def test_a_rule_explains_itself(rule: Rule) -> None:
    texts = {"why": rule.why, "finds": rule.finds, "message": rule.message, "remedy": rule.remedy}
    assert set() == {name for name, text in texts.items() if not text.strip()}


@each_checker
def test_a_rule_is_about_a_field_of_its_checker(checker: Checker) -> None:
    fields = {*checker.input_model.model_fields, *checker.columns, None}
    assert set() == {rule.id for rule in checker.rules if rule.field not in fields}


@each_checker
def test_what_a_rule_takes_is_prepared(checker: Checker) -> None:
    facts = checker.prepare(checker.input_model(), TODAY).facts
    assert set() == {
        (rule.id, name) for rule in checker.rules for name in rule.takes if name not in {*facts, "refused"}
    }


@each_checker
@pytest.mark.parametrize("outcome", Outcome)
def test_there_is_a_headline_even_if_nothing_could_be_prepared(checker: Checker, outcome: Outcome) -> None:
    assert checker.headline(Judged(outcome, (), {"refused": frozenset()})).text


@each_checker
def test_the_words_that_a_batch_counts_by_belong_to_one_outcome(checker: Checker) -> None:
    counted: dict[str, set[str]] = {}
    for case in CASES:
        if case.checker == checker.name:
            verdict = check(checker, case.raw, date.fromisoformat(case.today))
            counted.setdefault(verdict.headline.tally, set()).add(verdict.outcome)
    assert {} == {tally: outcomes for tally, outcomes in counted.items() if len(outcomes) > 1}


@each_rule
def test_the_page_that_a_rule_cites_has_that_place(rule: Rule) -> None:
    page, anchor = rule.citation.href.split("#")
    text = (DOCS / page).with_suffix(".md").read_text(encoding="utf-8")
    assert re.search(rf"\{{ ?#{anchor}[ }}]", text), f"{page} 里没有 {{#{anchor}}}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.severity == Severity.UNSURE], ids=lambda rule: rule.id)
def test_a_rule_that_cannot_tell_says_whom_to_ask(rule: Rule) -> None:
    assert "司法局" in rule.remedy


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id != NEVER_BY_INPUT], ids=lambda rule: rule.id)
def test_a_rule_finds_something_in_one_case_and_nothing_in_another(rule: Rule) -> None:
    rule_set = rule.id.split("/")[0]
    cases = [case for case in CASES if rule_set in (case.checker, ENGINE.name)]
    assert {True, False} == {rule.id in case.rules for case in cases}


@pytest.mark.parametrize(
    ("severities", "outcome"),
    [
        ([], Outcome.PASS),
        ([Severity.NOTE, Severity.WARNING], Outcome.PASS),
        ([Severity.WARNING, Severity.UNSURE], Outcome.UNSURE),
        ([Severity.ERROR], Outcome.FAIL),
        ([Severity.UNSURE, Severity.ERROR, Severity.NOTE], Outcome.FAIL),
    ],
)
def test_an_error_fails_and_a_doubt_without_errors_is_unsure(severities: list[Severity], outcome: Outcome) -> None:
    finding = ENGINE.rules[0].finding(Hit())
    assert outcome == outcome_of([finding.model_copy(update={"severity": severity}) for severity in severities])


@each_checker
def test_every_text_field_has_a_limit(checker: Checker) -> None:
    # Without one, pydantic lets half a surrogate pair through, and the verdict cannot be written as JSON.
    fields = checker.input_model.model_json_schema()["properties"]
    texts = {
        name: kind
        for name, field in fields.items()
        for kind in field.get("anyOf", [field])
        if kind.get("type") == "string" and "enum" not in kind
    }
    assert set() == {name for name, kind in texts.items() if "maxLength" not in kind}


def test_of_a_certificate_number_only_what_is_the_units_own_may_be_kept() -> None:
    fields = CHECKERS["certificate-number"].input_model.model_json_schema()["properties"]
    assert {"region", "department", "headcount"} == {name for name, field in fields.items() if field.get("keep")}


@pytest.mark.parametrize(("checker", "example"), EXAMPLES)
def test_an_example_can_be_judged(checker: Checker, example: Example) -> None:
    verdict = check(checker, dict(example.values), TODAY)
    assert set() == {finding.rule for finding in verdict.findings if finding.rule.startswith(f"{ENGINE.name}/")}
