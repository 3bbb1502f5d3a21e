"""Judges people one by one with the rules on a person: the form's, and those on both numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from validators.application_form import CHECKER as APPLICATION_FORM
from validators.application_form.words import is_empty, is_no_name, is_unnumbered, plain, sex_of
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.certificate_number.reading import serial
from validators.engine import hits
from validators.engine_rules import UNKNOWN_CHOICE
from validators.model import choices_of
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.roster.columns import CERTIFICATE_NUMBER as NUMBER
from validators.roster.columns import FORM_FIELDS, NAME, SEX
from validators.roster.columns import RESIDENT_ID as ID
from validators.roster.grid import Filled
from validators.roster.people import People
from validators.roster.table import Table
from validators.rules import Hit, Rule

# What the form's rules look at together. Every other field is judged by itself.
TOGETHER = (
    ("certificate_kind", "unit_kind", "unit_name", "staffing", "delegating_body", "delegating_body_kind", "post"),
)
# What these say of a code is said once a code, not once a person: see `codes-to-ask` and the details.
OF_CODES = ("certificate-number/unknown-region", "certificate-number/unknown-department")
_SAID_IN_DETAILS = "certificate-number/code-to-confirm"
_NOT_OWN = ("certificate-number/other-region", "certificate-number/other-department")
_LONGEST_EMPTY = 8  # characters of a cell that may hold no more than a line
_NUMBERED = re.compile("川[A-Z][0-9]{6}")  # most numbers: nobody has to look whether there is one
_ORDINARY = re.compile("[\u4e00-\u9fff]")


class Found(NamedTuple):
    """What a rule found in one field of a person."""

    rule: Rule
    hit: Hit
    field: str


@dataclass(frozen=True)
class Own:
    """What is fixed for the unit: its codes and its name, as typed, and further codes that are known to be right."""

    region: str | None = None
    department: str | None = None
    unit: str | None = None
    codes: frozenset[str] = frozenset()


def unclear_codes(own: Own, today: date) -> list[tuple[Rule, Hit]]:
    """Return what is wrong with the unit's own codes, which no person has to hear."""
    given = {"region": own.region, "department": own.department}
    found = hits(CERTIFICATE_NUMBER, given, today)
    return [(rule, hit) for rule, hit in found if (hit.field or rule.field) in given]


@dataclass
class _Group:
    """Columns that are judged together, and what was found for each combination of what stands in them."""

    names: tuple[str, ...]
    columns: tuple[Filled[str], ...]
    known: dict[object, tuple[Found, ...]]


class Judging:
    """Judges people in order, as many at a time as the caller likes.

    `found` is what was found of each person so far, `asked` the people by the code of which nobody knows whose it is.
    """

    def __init__(self, people: People, own: Own, today: date) -> None:
        self.people = people
        self.today = today
        self.found: list[tuple[Found, ...]] = []
        self.asked: dict[str, list[int]] = {}
        self._own = {"region": own.region, "department": own.department}
        self._settled = own.codes
        self._by_shape: dict[str, tuple[Found, ...]] = {}
        self._groups = [_groups(table) for table in people.tables]
        self._at = (0, 0)

    @property
    def is_done(self) -> bool:
        """Whether all have been judged."""
        return len(self.found) == len(self.people)

    def step(self, most: int) -> int:
        """Judge the next people, at most so many. Return how many have been judged so far."""
        for person in range(len(self.found), min(len(self.people), len(self.found) + most)):
            self.found.append(self._judge(person))
        return len(self.found)

    def _judge(self, person: int) -> tuple[Found, ...]:
        sheet, index = self._at
        while index == len(self.people.tables[sheet].rows):
            sheet, index = sheet + 1, 0
        self._at = (sheet, index + 1)
        table = self.people.tables[sheet]
        found: list[Found] = []
        for group in self._groups[sheet]:
            key: object = tuple([column.places[index] for column in group.columns])
            known = group.known.get(key)
            if known is None:
                texts = {name: column[index] for name, column in zip(group.names, group.columns, strict=True)}
                known = group.known[key] = self._of_form(texts)
            found += known
        if NAME in table.texts:
            found += self._name(table.texts[NAME][index])
        if ID in table.texts:
            found += self._resident_id(table, index)
        if NUMBER in table.texts:
            found += self._certificate_number(person, table.texts[NUMBER][index])
        if table.spoilt:
            # What only looks empty is said by another rule.
            found = [each for each in found if not table.is_spoilt(index, each.field)]
        return tuple(found)

    def _name(self, name: str) -> tuple[Found, ...]:
        # To the rules on names, one ordinary ideograph is as good as another.
        shape = name if is_no_name(name) else _ORDINARY.sub("某", name)
        if shape not in self._by_shape:
            self._by_shape[shape] = self._of_form({NAME: shape})
        return self._by_shape[shape]

    def _resident_id(self, table: Table, index: int) -> list[Found]:
        typed = table.texts[ID][index]
        missing = self._if_empty(ID, typed)
        if missing is not None:
            return missing
        sex = sex_of(table.texts[SEX][index]) if SEX in table.texts else None
        found = hits(RESIDENT_ID, {"number": typed, "sex": sex}, self.today)
        return [Found(rule, hit, SEX if (hit.field or rule.field) == "sex" else ID) for rule, hit in found]

    def _certificate_number(self, person: int, typed: str) -> list[Found]:
        missing = self._if_empty(NUMBER, typed)
        if missing is not None:
            return missing
        found = []
        is_asked = False
        for rule, hit in hits(CERTIFICATE_NUMBER, {"number": typed, **self._own}, self.today):
            if rule.id in OF_CODES:
                is_asked = True
            elif rule.id != _SAID_IN_DETAILS and (hit.field or rule.field) == "number":
                found.append(Found(rule, hit, NUMBER))
        is_refused = any(each.rule.id in _NOT_OWN for each in found)
        counted = serial(typed) if is_asked and not is_refused else None
        if counted and counted[0] not in self._settled:
            self.asked.setdefault(counted[0], []).append(person)
        return found

    def _if_empty(self, name: str, typed: str) -> list[Found] | None:
        """Return what the form says of a number that is not there; None if there is something."""
        if (
            len(typed) > _LONGEST_EMPTY
            or _NUMBERED.fullmatch(typed)
            or not (is_unnumbered(typed) if name == NUMBER else is_empty(typed))
        ):
            return None
        return [each for each in self._of_form({name: typed}) if each.rule.id.startswith(APPLICATION_FORM.name)]

    def _of_form(self, texts: Mapping[str, str]) -> tuple[Found, ...]:
        """Judge some fields of the form as if there were no others."""
        given = {name: _answer(name, text) for name, text in texts.items()}
        return tuple(
            Found(*_for_a_table(rule, hit, name), name)
            for rule, hit in hits(APPLICATION_FORM, given, self.today)
            if (name := hit.field or rule.field or "") in texts
        )


def _answer(name: str, text: str) -> str | None:
    """Return the text as the form takes it: one of its answers without the spaces around it."""
    if not choices_of(FORM_FIELDS[name]):
        return text
    return (sex_of(text) if name == SEX else None) or plain(text)


def _for_a_table(rule: Rule, hit: Hit, name: str) -> tuple[Rule, Hit]:
    """Return the rule and hit with a remedy that fits a column, where the rule's own is for a form."""
    if rule.id != UNKNOWN_CHOICE:
        return rule, hit
    answers = "、".join(choice.label for choice in choices_of(FORM_FIELDS[name]))
    return replace(rule, remedy="这一栏能填的是：{answers}。"), replace(hit, values={**hit.values, "answers": answers})


def _groups(table: Table) -> list[_Group]:
    """Return the table's columns that the form judges, but for the name and the numbers."""
    together = {name: names for names in TOGETHER for name in names}
    groups = dict.fromkeys(together.get(name, (name,)) for name in FORM_FIELDS if name not in {NAME, ID, NUMBER})
    present = (tuple(name for name in names if name in table.texts) for names in groups)
    return [_Group(names, tuple(table.texts[name] for name in names), {}) for names in present if names]
