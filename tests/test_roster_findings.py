"""What is found in the drawn rosters is what cases/rosters/expected.toml says, cell by cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.rosters import EXPECTED, Cannot, drawn
from validators.engine import check
from validators.model import Finding, Severity
from validators.roster import CHECKER
from validators.roster.checking import Checking
from validators.roster.input import RosterInput
from validators.roster.open import Roster, open_file
from validators.roster.prepare import prepare

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

TODAY = date(2026, 11, 27)
READ = [name for name, about in EXPECTED.items() if about["open"] == "read"]


def opened(name: str) -> Roster:
    try:
        return open_file(drawn(name))
    except Cannot as missing:
        pytest.skip(str(missing))


def checking_of(roster: Roster) -> Checking:
    checking = prepare(RosterInput(data=roster), TODAY).facts["checking"]
    assert isinstance(checking, Checking)
    return checking


def cells_of(checking: Checking) -> list[str]:
    """The findings of rows, each after its cell."""
    return [
        f"{checking.people.cell(person, found.field)} {found.rule.id}"
        for person in range(len(checking.people))
        for found in checking.of_person(person)
        if found.rule.severity is not Severity.NOTE
    ]


def findings_of(roster: Roster) -> tuple[list[Finding], dict[str, Any]]:
    verdict = check(CHECKER, {"data": roster}, TODAY)
    return list(verdict.findings), verdict.details


@pytest.mark.parametrize("name", READ)
def test_a_file_has_the_findings_that_are_expected(name: str) -> None:
    roster = opened(name)
    in_cells = cells_of(checking_of(roster))
    said_in_rows = {found.split()[1] for found in in_cells}
    of_table = {
        finding.rule
        for finding in findings_of(roster)[0]
        if finding.rule.startswith("roster/") and finding.severity is not Severity.NOTE
    }
    assert set(EXPECTED[name].get("findings", ())) == {*in_cells, *(of_table - said_in_rows)}


@pytest.mark.parametrize("name", [name for name in READ if "notes" in EXPECTED[name] or "never" in EXPECTED[name]])
def test_a_file_has_the_notes_that_are_expected(name: str) -> None:
    found = {finding.rule for finding in findings_of(opened(name))[0]}
    assert set() == set(EXPECTED[name].get("notes", ())) - found
    assert set() == set(EXPECTED[name].get("never", ())) & found


@pytest.mark.parametrize("name", [name for name in READ if "next" in EXPECTED[name]])
def test_the_next_numbers_are_those_expected(name: str) -> None:
    codes = findings_of(opened(name))[1]["codes"]
    found = {code["code"]: {"plain": code["next"][-1], "skipping": code["next_skipping"]} for code in codes}
    assert EXPECTED[name]["next"] == found


@pytest.mark.parametrize("name", READ)
def test_no_message_holds_an_identity_number(name: str) -> None:
    roster = opened(name)
    words = "\n".join(finding.message + finding.remedy for finding in findings_of(roster)[0])
    numbers = {number for table in roster.tables for number in table.texts.get("resident_id", ()) if len(number) > 10}
    assert [] == [number for number in numbers if number in words]
