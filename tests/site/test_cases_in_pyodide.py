"""The cases in Pyodide, under Node: the rules say the same there as on CPython."""

import base64
from typing import Any

import pytest

from cases import Case, cases_of, checkers_with_cases
from cases.rosters import Cannot, drawn
from harness.pyodide import answers, as_check, run_in_image
from tests.compare import compare

CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]
ROSTERS = [case for case in CASES if case.is_drawn and case.checker == "roster"]
CHECKED = """
import base64, json
from datetime import date
from validators import CHECKERS
from validators.engine import check
from validators.roster.open import open_file
from validators.roster.table import Choices
def checked(name, data, sheets, header, own, today):
    choices = Choices(sheets=tuple(sheets), header=tuple(header))
    given = {"name": name, "data": open_file(base64.b64decode(data), choices), **own}
    return check(CHECKERS["roster"], given, date.fromisoformat(today)).model_dump(mode="json")
json.dumps([checked(**roster) for roster in json.loads(given)])
"""


def as_roster(case: Case) -> dict[str, Any] | None:
    """What CHECKED takes; None if a program is missing that draws the file."""
    own = dict(case.input)
    name, sheets, header = own.pop("file"), own.pop("sheets", ()), own.pop("header", ())
    try:
        data = base64.b64encode(drawn(name)).decode()
    except Cannot:
        return None
    return {"name": name, "data": data, "sheets": sheets, "header": header, "own": own, "today": case.today}


@pytest.fixture(scope="module")
def verdicts() -> dict[str, dict[str, Any]]:
    """All verdicts out of two starts of Pyodide: that of a file of a roster is made where the page makes it."""
    asked = [case for case in CASES if case not in ROSTERS]
    given = answers([as_check(case.checker, case.raw, case.today) for case in asked])
    rosters = {case.name: as_roster(case) for case in ROSTERS}
    drawn_cases = [case for case in ROSTERS if rosters[case.name]]
    found = run_in_image(CHECKED, [rosters[case.name] for case in drawn_cases])
    together = [*zip(asked, (verdict for verdict, _ in given), strict=True), *zip(drawn_cases, found, strict=True)]
    return {f"{case.checker} {case.name}": verdict for case, verdict in together}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker} {case.name}")
def test_pyodide_gives_the_verdict_of_the_case(case: Case, verdicts: dict[str, dict[str, Any]]) -> None:
    name = f"{case.checker} {case.name}"
    if case in ROSTERS and name not in verdicts:
        pytest.skip("a program is missing that draws the file")
    compare(case, verdicts[name])
