"""The template reads back as a roster that the checker understands, empty and filled in."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from openpyxl import load_workbook

from cases.rosters.people import people
from site_hooks.roster_template import columns, roster_template
from validators.engine import check
from validators.model import Severity
from validators.roster import CHECKER
from validators.roster.open import open_file

TODAY = date(2026, 11, 26)


def filled(count: int) -> bytes:
    book = load_workbook(io.BytesIO(roster_template()))
    sheet: Any = book["花名册"]
    for row, person in enumerate(people(count), 3):
        for at, column in enumerate(columns(), 1):
            sheet.cell(row, at).value = str(person[column.name])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_it_is_the_same_whenever_it_is_built() -> None:
    assert roster_template() == roster_template()
    assert 27 == len(columns())


def test_the_empty_template_has_every_column_and_nobody() -> None:
    roster = open_file(roster_template())
    assert roster.problem
    assert "no-people" == roster.problem.rule
    (table,) = roster.tables
    assert [column.name for column in columns()] == [column.field for column in table.columns]
    assert [(2, "示例")] == [(each.row, each.why) for each in table.left_out]


def test_a_filled_template_is_clean() -> None:
    verdict = check(CHECKER, {"name": "花名册.xlsx", "data": open_file(filled(12))}, TODAY)
    assert "pass" == verdict.outcome
    assert {Severity.NOTE} >= {finding.severity for finding in verdict.findings}
    assert (12, "花名册") == (verdict.details["people"], verdict.details["file"]["sheets"][0])


def test_every_cell_is_text_and_says_what_belongs_there() -> None:
    sheet: Any = load_workbook(io.BytesIO(roster_template()))["花名册"]
    widths = sheet.column_dimensions.values()
    assert ({"@"}, 27) == ({each.number_format for each in widths}, sum(each.max - each.min + 1 for each in widths))
    rules = {str(rule.sqref).split("3:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert len(columns()) == len(rules)
    assert all(rule.prompt for rule in rules.values())
    by_label = {cell.value: rules[cell.column_letter] for cell in sheet[1]}
    assert ('"男,女"', None) == (by_label["性别"].formula1, by_label["性别"].errorStyle)
    assert "warning" == by_label["本人编制情况"].errorStyle
    assert "OR(LEN(D3)=18,LEN(D3)=15)" == by_label["公民身份号码"].formula1
