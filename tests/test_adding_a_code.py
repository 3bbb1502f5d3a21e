"""A code is added in one place: whatever uses the table follows, and every example stays as true as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import validators
from cases import Case, cases_of
from site_hooks.codes import render_codes
from tests.compare import compare
from validators import CHECKERS
from validators.engine import check
from validators.tables import codes

CHECKER = CHECKERS["certificate-number"]
TABLE = Path(validators.__file__).parent / "tables" / "certificate_codes.toml"
TODAY = date(2026, 3, 1)
WITH_CODES = [
    case
    for checker in ("certificate-number", "application-form", "roster")
    for case in cases_of(checker)
    if not case.is_drawn and "川X" in str(case.input)
]
UP_TO = 96  # the last to be handed out; the examples take 97 to 99 for what no table has
BASIS = 'name = "示例局"\nsource = "示例"\ndated = 2024-01-31\n'


@cache
def _all_codes() -> codes.CertificateCodes:
    """A copy of the table with each county and each department that it lacks, up to 96."""
    table = TABLE.read_text(encoding="utf-8")
    known = codes.parse_certificate_codes(table)
    counties = [f"川X{number:02}" for number in range(1, UP_TO + 1)]
    missing = [f'[[region]]\ncode = "{county}"\n{BASIS}' for county in counties if not known.find_region(county)]
    written = [f"[[region]]{region}" for region in table.split("[[region]]")[1:]] + missing
    pieces = [piece for region in written for piece in (region, *_departments(region))]
    return codes.parse_certificate_codes("\n".join(pieces))


def _departments(region: str) -> Iterator[str]:
    """The departments, as they are written in the table, that this region lacks."""
    for number in range(1, UP_TO + 1):
        if f'"{number:02}"' not in region:
            yield f'[[region.department]]\ncode = "{number:02}"\n{BASIS}'


@pytest.fixture
def all_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts all these codes in the table's place, wherever it is used."""
    table = codes.CERTIFICATE_CODES
    for module in list(sys.modules.values()):
        if getattr(module, "CERTIFICATE_CODES", None) is table:
            monkeypatch.setattr(module, "CERTIFICATE_CODES", _all_codes())


@pytest.mark.usefixtures("all_codes")
@pytest.mark.parametrize("number", ["川X960001", "川X06960001", "川X96210001"])
def test_a_number_with_an_added_code_passes(number: str) -> None:
    verdict = check(CHECKER, {"number": number}, TODAY)
    assert "示例局" in (verdict.details["region_name"], verdict.details["department_name"])
    assert {"certificate-number/code-to-confirm"} == {finding.rule for finding in verdict.findings}


@pytest.mark.usefixtures("all_codes")
def test_the_pages_table_shows_an_added_code() -> None:
    assert "| 部门 96 | 广安市市级的示例局 | 示例（2024 年 1 月 31 日） |\n" in render_codes()


@pytest.mark.usefixtures("all_codes")
@pytest.mark.parametrize("case", WITH_CODES, ids=lambda case: f"{case.checker}: {case.name}")
def test_no_added_code_breaks_a_case(case: Case) -> None:
    verdict = check(CHECKERS[case.checker], case.raw, date.fromisoformat(case.today))
    compare(case, verdict.model_dump(mode="json"))


def test_no_added_code_changes_what_an_example_shows(request: pytest.FixtureRequest) -> None:
    before = [check(CHECKER, example.values, TODAY) for example in CHECKER.examples]
    request.getfixturevalue("all_codes")
    assert before == [check(CHECKER, example.values, TODAY) for example in CHECKER.examples]
