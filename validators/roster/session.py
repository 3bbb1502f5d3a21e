"""A roster on the page: opened once, asked about, checked in steps, and looked at page by page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from validators.engine import check
from validators.model import Outcome, Severity
from validators.roster import CHECKER
from validators.roster.blocks import blocks_of, heading_of
from validators.roster.checking import Checked, Checking
from validators.roster.columns import LABELS
from validators.roster.details import RosterDetails
from validators.roster.input import RosterInput
from validators.roster.judging import Found
from validators.roster.open import Roster, open_book
from validators.roster.people import People
from validators.roster.prepare import own_of
from validators.roster.reading.file import read_file
from validators.roster.result import OUTCOMES, csv_of, sheets_of
from validators.roster.table import Choices

_PAGE = 100
# What can be answered, by the problem that asks it: which sheets, what each column is, whether to go on all the same.
_ASKS = {
    "sheets-to-choose": "sheets",
    "header-to-choose": "columns",
    "column-twice": "columns",
    "undecodable": "also-undecodable",
}
_SHOWN = ("name", "certificate_number")
_GRAVEST = (Outcome.FAIL, Outcome.UNSURE, Outcome.PASS)


class Session:
    """A file that was read once. `choose` comes first, then `step` until all are judged, then `finish`."""

    def __init__(self, name: str, data: bytes, today: date) -> None:
        self._name = name
        self._today = today
        self._book = read_file(data)
        self._own: Mapping[str, str] = {}
        self._roster = Roster("", None)
        self._checking: Checking | None = None
        self._outcomes: list[Outcome] = []
        self._kinds: Mapping[str, tuple[str, Sequence[int]]] = {}

    def choose_json(self, choices_json: str, own_json: str) -> str:
        """Take what somebody said about the file and the unit; return what the file holds, as JSON.

        `verdict` is there if nothing can be checked yet, and `asks` if somebody can answer what is open.
        """
        choices, self._own = _choices(json.loads(choices_json)), json.loads(own_json)
        self._roster = open_book(self._book, choices)
        self._outcomes, self._kinds = [], {}
        roster, problem = self._roster, self._roster.problem
        self._checking = None
        if problem is None:
            own = own_of(RosterInput.model_validate(self._own))
            self._checking = Checking(People(roster.tables), own, self._today)
        return json.dumps(
            {
                "told": heading_of(self._name, roster),
                "people": roster.people,
                "verdict": problem and self._verdict(roster),
                "asks": _ASKS.get(problem.rule) if problem else None,
                "sheets": [
                    {"name": table.sheet, "people": len(table.rows), "isChosen": table in roster.tables}
                    for table in roster.sheets
                ],
                "columns": [
                    {"at": column.at, "letter": column.letter, "header": column.label, "field": column.field}
                    for column in (roster.tables or roster.sheets)[0].columns
                ]
                if roster.sheets
                else [],
                "fields": LABELS,
                "withoutHeader": bool(roster.tables) and not roster.tables[0].header,
            }
        )

    def step(self) -> int:
        """Judge the next people. Return how many have been judged so far."""
        return self.checking.step()

    def finish_json(self) -> str:
        """Sum up what was judged so far: the verdict, reports in words, and the kinds of findings, as JSON."""
        checking = self.checking
        checking.finish()
        judged = len(checking.judging.found)
        self._outcomes = [checking.outcome(person) for person in range(judged)]
        self._kinds = {
            f"{rule_id} {field}": (f"{LABELS.get(field, '')}：{rule.finds}".lstrip("："), people)
            for (rule_id, field), (rule, people) in checking.people_by_kind().items()
        }
        verdict = self._verdict(Checked(self._roster, checking))
        return json.dumps(
            {
                "verdict": verdict,
                "blocks": blocks_of(RosterDetails.model_validate(verdict["details"])),
                "judged": judged,
                "lastRow": checking.people.row(judged - 1) if judged else 0,
                "kinds": [
                    {"id": kind, "label": label, "people": len(people)} for kind, (label, people) in self._kinds.items()
                ],
            }
        )

    def rows_json(self, query_json: str) -> str:
        """Return a page of people as JSON.

        The query has `page`, `onlyProblems`, `kind` (or null), `withNotes`, `sortedBy` (a number of a column, or null)
        and `isDown`.
        """
        query = json.loads(query_json)
        listed = self._listed(query)
        pages = max(1, -(-len(listed) // _PAGE))
        page = min(max(0, int(query["page"])), pages - 1)
        shown = listed[page * _PAGE : (page + 1) * _PAGE]
        return json.dumps(
            {
                "head": ["行", *(LABELS[name] for name in _SHOWN), "结果", "要做什么"],
                "sorts": [True, True, True, True, False],
                "rows": [self._row(person, with_notes=bool(query["withNotes"])) for person in shown],
                "page": page,
                "pages": pages,
                "people": len(listed),
            }
        )

    def csv(self) -> bytes:
        """Return the rows with what was found as CSV."""
        return csv_of(sheets_of(self.checking))

    def xlsx(self, version: str) -> bytes:
        """Return the rows with what was found as a workbook. `version` is that of the rules."""
        from validators.roster.workbook import result_xlsx  # noqa: PLC0415 — the image has no XlsxWriter

        return result_xlsx(self.checking, version)

    @property
    def checking(self) -> Checking:
        """The check of the people. Raises ValueError before there is one."""
        if self._checking is None:
            raise ValueError("there is nobody to check yet")
        return self._checking

    def _verdict(self, data: Roster | Checked) -> dict[str, Any]:
        values = {"name": self._name, "data": data, **self._own}
        return check(CHECKER, values, self._today).model_dump(mode="json")

    def _listed(self, query: Mapping[str, Any]) -> Sequence[int]:
        checking = self.checking
        people: Sequence[int] = range(len(self._outcomes))
        if query["kind"] in self._kinds:
            people = self._kinds[query["kind"]][1]
        if query["onlyProblems"]:
            people = [person for person in people if self._outcomes[person] is not Outcome.PASS]
        by = query["sortedBy"]
        if by in (1, 2):
            texts = checking.people.texts(_SHOWN[by - 1])
            people = sorted(people, key=lambda person: texts[person])
        elif by == 3:
            people = sorted(people, key=lambda person: _GRAVEST.index(self._outcomes[person]))
        return people[::-1] if query["isDown"] else people

    def _row(self, person: int, *, with_notes: bool) -> dict[str, Any]:
        people = self.checking.people
        table, index = people.place(person)
        outcome = self._outcomes[person]
        texts = [table.texts[name][index] if name in table.texts else "" for name in _SHOWN]
        return {
            "person": person,
            "outcome": outcome,
            "cells": [str(people.row(person)), *texts, OUTCOMES[outcome]],
            "findings": [
                self._finding(person, each)
                for each in self.checking.of_person(person)
                if with_notes or each.rule.severity is not Severity.NOTE
            ],
        }

    def _finding(self, person: int, found: Found) -> dict[str, Any]:
        finding = found.rule.finding(found.hit)
        people = self.checking.people
        table, _ = people.place(person)
        cell = people.cell(person, found.field) if found.field in table.by_field else ""
        return {
            "severity": finding.severity,
            "rule": finding.rule,
            "cell": cell,
            "label": LABELS.get(found.field, ""),
            "message": finding.message,
            "remedy": finding.remedy,
        }


def _choices(said: Mapping[str, Any]) -> Choices:
    return Choices(
        sheets=tuple(said.get("sheets", ())),
        columns={int(at): field for at, field in said.get("columns", {}).items()},
        without_header=bool(said.get("withoutHeader")),
        also_undecodable=bool(said.get("alsoUndecodable")),
    )
