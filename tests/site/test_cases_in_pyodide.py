"""The cases in Pyodide, under Node: the rules say the same there as on CPython."""

from typing import Any

import pytest

from cases import Case, cases_of, checkers_with_cases
from harness.pyodide import answers, as_check
from tests.compare import compare

CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, dict[str, Any]]:
    """All verdicts, by checker and name of the case, out of one start of Pyodide."""
    checks = [as_check(case.checker, case.raw, case.today) for case in CASES]
    names = [f"{case.checker} {case.name}" for case in CASES]
    return {name: verdict for name, (verdict, _) in zip(names, answers(checks), strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker} {case.name}")
def test_pyodide_gives_the_verdict_of_the_case(case: Case, verdicts: dict[str, dict[str, Any]]) -> None:
    compare(case, verdicts[f"{case.checker} {case.name}"])
