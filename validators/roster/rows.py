"""The people of a finished check as the page's table: which of them, in which order, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from validators.application_form.prepare import masked_name
from validators.model import Outcome, Severity
from validators.normalise import visible
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, LABELS, NAME, UNIT_NAME
from validators.roster.found import Found
from validators.roster.result import OUTCOMES, PROPOSED, numbers_for

_PAGE = 100
_GRAVEST = (Outcome.FAIL, Outcome.UNSURE, Outcome.PASS)
_MOST_OPTIONS = 200  # of a filter; a longer list helps nobody
CODE = "roster/codes-to-ask"

Key = Callable[[int], Any]


@dataclass(frozen=True)
class Filter:
    """A choice among people: `options` are the words and the people of each, by name."""

    name: str
    label: str
    options: Mapping[str, tuple[str, Sequence[int]]]


@dataclass(frozen=True)
class _Column:
    """A column: what it shows of a person, what paper shows instead, and what it sorts by (None: not at all)."""

    label: str
    text: Callable[[int], str]
    key: Key | None
    on_paper: Callable[[str], str] | None = None


def rows_in_pieces(checking: Checking) -> Generator[None, None, Rows]:
    """Make the table: yield after each piece, so that others have a turn."""
    numbers = numbers_for(checking)
    yield
    with_something = yield from checking.with_something()
    yield
    return Rows(checking, numbers, with_something)


class Rows:
    """The table. It shows those who have been judged.

    `numbers` are those to propose, by person; `with_something` says of each person whether something was found.
    """

    def __init__(self, checking: Checking, numbers: Mapping[int, str], with_something: bytearray) -> None:
        self._checking = checking
        self._numbers = numbers
        self._with_something = with_something
        self.filters = tuple(each for each in (self._kinds(), self._units()) if each)
        self._columns = self._made_columns()

    def page(self, query: Mapping[str, Any]) -> dict[str, Any]:
        """Return a page of people, ready for JSON.

        The query has `page`, `onlyProblems`, `filters` (the name of an option, by filter), `withNotes`, `sortedBy` (a
        column, or null), `isDown`, `among` (people, or null for all) and `seek`: null, or `after` (a person, or null)
        and `by` (1 or -1). Then the page is the one with the next person after that one of whom something was found,
        who is named in `sought`.
        """
        listed = self._listed(query)
        sought = self._sought(listed, **query["seek"]) if query["seek"] else None
        pages = max(1, -(-len(listed) // _PAGE))
        page = int(query["page"]) if sought is None else listed.index(sought) // _PAGE
        page = min(max(0, page), pages - 1)
        shown = listed[page * _PAGE : (page + 1) * _PAGE]
        return {
            "head": [{"text": column.label, "sorts": column.key is not None} for column in self._columns],
            "rows": [self._row(person, with_notes=bool(query["withNotes"])) for person in shown],
            "page": page,
            "pages": pages,
            "people": len(listed),
            "sought": sought,
        }

    def _made_columns(self) -> list[_Column]:
        checking = self._checking
        people, numbers = checking.people, self._numbers
        judged = len(checking.outcomes)
        name, unit, number = (
            list(islice(people.texts(field), judged)) for field in (NAME, UNIT_NAME, CERTIFICATE_NUMBER)
        )
        columns = [
            _Column("行", self._row_text, lambda person: person),
            _Column(LABELS[NAME], name.__getitem__, name.__getitem__, masked_name),
            _Column(LABELS[CERTIFICATE_NUMBER], number.__getitem__, number.__getitem__),
            _Column(
                "结果",
                lambda person: OUTCOMES[checking.outcomes[person]],
                lambda person: _GRAVEST.index(checking.outcomes[person]),
            ),
        ]
        if any(each.name == UNIT_NAME for each in self.filters):
            columns.insert(2, _Column(LABELS[UNIT_NAME], unit.__getitem__, unit.__getitem__))
        if numbers:
            columns.insert(-1, _Column(PROPOSED, lambda person: numbers.get(person, ""), partial(_last, numbers)))
        return columns

    def _row_text(self, person: int) -> str:
        people = self._checking.people
        return people.rows_named([person]) if len(people.tables) > 1 else str(people.row(person))

    def _kinds(self) -> Filter | None:
        checking = self._checking
        options: dict[str, tuple[str, Sequence[int]]] = {
            f"{rule_id} {field}": (f"{LABELS.get(field, '')}：{rule.finds}".lstrip("："), people)
            for (rule_id, field), (rule, people) in checking.people_by_kind().items()
        }
        if checking.judging.is_done:
            options |= {
                f"{CODE} {code}": (f"{code}：本站还没有收录", people) for code, people in checking.judging.asked.items()
            }
        return Filter("kind", "只看这种问题", options) if options else None

    def _units(self) -> Filter | None:
        units: dict[str, list[int]] = {}
        names = [compared.unit for compared in self._checking.compared]
        for person, name in enumerate(names):
            units.setdefault(name, []).append(person)
        if len(units) < 2:
            return None
        written: dict[str, Counter[str]] = {name: Counter() for name in units}
        counted = Counter(zip(names, self._checking.people.texts(UNIT_NAME), strict=False))
        for (name, text), count in counted.items():
            written[name][text] = count
        frequent = sorted(units, key=lambda unit: -len(units[unit]))[:_MOST_OPTIONS]
        options = {
            unit: (visible(written[unit].most_common(1)[0][0]) or "（没有写）", units[unit]) for unit in frequent
        }
        return Filter(UNIT_NAME, "只看这个单位", options)

    def _listed(self, query: Mapping[str, Any]) -> Sequence[int]:
        checking = self._checking
        people: Sequence[int] = range(len(checking.outcomes))
        for each in self.filters:
            chosen = each.options.get(query["filters"].get(each.name, ""))
            if chosen:
                people = _among(people, frozenset(chosen[1]))
        if query["among"] is not None:
            people = _among(people, frozenset(query["among"]))
        if query["onlyProblems"]:
            people = [person for person in people if checking.outcomes[person] is not Outcome.PASS]
        by = query["sortedBy"]
        key = self._columns[by].key if by is not None and by < len(self._columns) else None
        if key:
            people = sorted(people, key=key)
        return people[::-1] if query["isDown"] else people

    def _sought(self, listed: Sequence[int], after: int | None, by: int) -> int | None:
        """Return the next person in this direction of whom something was found."""
        ordered = listed[::by]
        start = ordered.index(after) + 1 if after in ordered else 0
        return next((person for person in ordered[start:] if self._with_something[person]), None)

    def _row(self, person: int, *, with_notes: bool) -> dict[str, Any]:
        people = self._checking.people
        return {
            "person": person,
            "called": f"{people.rows_named([person])} {people.text(person, NAME)}".rstrip(),
            "outcome": self._checking.outcomes[person],
            "warns": self._checking.outcomes[person] is Outcome.FAIL,
            "cells": [
                {"text": text, "paper": column.on_paper(text) if column.on_paper else None}
                for column in self._columns
                for text in (column.text(person),)
            ],
            "findings": [
                self._finding(person, each)
                for each in self._checking.of_person(person)
                if with_notes or each.rule.severity is not Severity.NOTE
            ],
        }

    def _finding(self, person: int, found: Found) -> dict[str, Any]:
        finding = found.rule.finding(found.hit)
        return {
            "severity": finding.severity,
            "rule": finding.rule,
            "cell": self._checking.people.cell(person, found.field),
            "label": LABELS.get(found.field, ""),
            "message": finding.message,
            "remedy": finding.remedy,
        }


def _among(people: Sequence[int], chosen: Container[int]) -> Sequence[int]:
    return [person for person in people if person in chosen]


def _last(numbers: Mapping[int, str], person: int) -> tuple[bool, str]:
    """Sort people without a proposed number after the others."""
    return person not in numbers, numbers.get(person, "")
