"""Every drawn file is read, asked about or refused as cases/rosters/expected.toml says."""

from __future__ import annotations

from typing import Any

import pytest

from cases.rosters import EXPECTED, FILES, Cannot, drawn
from validators.model import Finding, Severity
from validators.roster.grid import cell_name, letter
from validators.roster.notices import NOTICES
from validators.roster.open import Roster, open_file
from validators.roster.opening import OPENING
from validators.roster.table import Choices, Table
from validators.rules import RuleSet


def bytes_of(name: str) -> bytes:
    try:
        return drawn(name)
    except Cannot as missing:
        pytest.skip(str(missing))


def findings(rules: RuleSet, facts: dict[str, object]) -> list[Finding]:
    return [rule.finding(hit) for rule in rules.rules for hit in rule.hits(facts)]


def message(roster: Roster) -> str:
    """What people read of why nothing is checked yet."""
    assert roster.problem
    [finding] = findings(OPENING, {"problem": roster.problem})
    return f"{finding.message}{finding.remedy}"


def columns_of(table: Table) -> dict[str, str]:
    return {letter(column.at): column.field for column in table.columns if column.field}


def expected_columns(about: dict[str, Any]) -> dict[str, str]:
    words = about["columns"].split()
    return dict(zip(words[::2], words[1::2], strict=True))


def way(roster: Roster) -> str:
    return "read" if roster.problem is None else "ask" if roster.problem.is_question else "refuse"


def named(kind: str) -> list[str]:
    return [name for name, about in EXPECTED.items() if about["open"] == kind]


def test_every_file_is_expected() -> None:
    assert set(EXPECTED) == set(FILES)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_is_read_asked_about_or_refused(name: str) -> None:
    roster = open_file(bytes_of(name))
    assert way(roster) == EXPECTED[name]["open"], roster.problem


@pytest.mark.parametrize("name", named("read"))
def test_what_is_read(name: str) -> None:
    about = EXPECTED[name]
    [table] = open_file(bytes_of(name)).tables
    assert table.sheet == about.get("sheet")
    assert list(table.header) == about["header"]
    assert columns_of(table) == expected_columns(about)
    assert len(table.rows) == about["people"]
    assert {str(each.row): each.why for each in table.left_out} == about["left_out"]


@pytest.mark.parametrize("name", named("read"))
def test_what_is_noticed(name: str) -> None:
    about = EXPECTED[name]
    tables = open_file(bytes_of(name)).tables
    ours = {rule.id: rule for rule in NOTICES.rules}
    notes = {each.rule for each in findings(NOTICES, {"tables": tables}) if each.severity is Severity.NOTE}
    assert {note for note in about.get("notes", ()) if note in ours} <= notes
    # What is wrong in a cell is named by the cell.
    cells = {
        f"{cell_name(*cell)} roster/{notice.rule}"
        for table in tables
        for notice in table.notices
        for cell in notice.cells
        if ours[f"roster/{notice.rule}"].severity is not Severity.NOTE
    }
    assert cells == {finding for finding in about["findings"] if finding.split()[-1] in ours}


@pytest.mark.parametrize("name", named("ask"))
def test_what_is_asked(name: str) -> None:
    about = EXPECTED[name]
    roster = open_file(bytes_of(name))
    words = message(roster)
    assert [word for word in about["says"] if word not in words] == []
    if "columns" in about:
        assert columns_of(roster.tables[0]) == expected_columns(about)
    if "people" in about:
        assert roster.people == about["people"]
    if "sheets" in about:
        assert {table.sheet: len(table.rows) for table in roster.sheets if table.rows} == about["sheets"]
        assert [table.sheet for table in roster.tables] == about["default"]


@pytest.mark.parametrize("name", named("refuse"))
def test_what_is_refused(name: str) -> None:
    roster = open_file(bytes_of(name))
    words = message(roster)
    assert [word for word in EXPECTED[name]["says"] if word not in words] == []
    assert roster.people == 0


def test_a_good_file_is_read_after_each_that_is_not() -> None:
    good = bytes_of("01-plain-24-columns.xlsx")
    for name in named("refuse"):
        open_file(bytes_of(name))
        assert open_file(good).people == 8


@pytest.mark.parametrize(
    ("name", "choices", "people"),
    [
        ("06-column-twice.xlsx", Choices(columns={1: "resident_id", 2: None}), 4),
        ("07-no-header.xlsx", Choices(columns={0: "name"}, without_header=True), 5),
        ("11-a-sheet-per-department.xlsx", Choices(sheets=("法规科", "旧表")), 5),
        ("49-gbk-with-a-lost-byte.csv", Choices(also_undecodable=True), 5),
        ("56-pasted-numbers-alone.txt", Choices(without_header=True), 5),
    ],
)
def test_an_answer_lets_it_go_on(name: str, choices: Choices, people: int) -> None:
    roster = open_file(bytes_of(name), choices)
    assert roster.problem is None
    assert roster.people == people
