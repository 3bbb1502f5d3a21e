"""Judges people one by one with the rules on a person: the form's, and those on both numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count, repeat

from validators.application_form import CHECKER as APPLICATION_FORM
from validators.application_form.words import is_empty, is_no_name, is_unnumbered, plain, sex_of
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.certificate_number.reading import PLAIN
from validators.engine import hits
from validators.engine_rules import UNKNOWN_CHOICE
from validators.model import choices_of
from validators.roster.both_numbers import CertificateNumbers, ResidentIds
from validators.roster.columns import CERTIFICATE_NUMBER as NUMBER
from validators.roster.columns import FORM_FIELDS, NAME, SEX
from validators.roster.columns import RESIDENT_ID as ID
from validators.roster.found import Found
from validators.roster.grid import Filled
from validators.roster.people import People
from validators.roster.table import Table
from validators.rules import Hit, Rule

# What the form's rules look at together. Every other field is judged by itself.
TOGETHER = (
    ("certificate_kind", "unit_kind", "unit_name", "staffing", "delegating_body", "delegating_body_kind", "post"),
)
_LONGEST_EMPTY = 8  # characters of a cell that may hold no more than a line
AllFound = tuple[Found, ...]


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
    known: dict[tuple[int, ...], AllFound] = field(default_factory=dict)

    def found(self, rows: slice, judge: Callable[[Mapping[str, str]], AllFound]) -> Iterator[AllFound]:
        """Return what is found of these people."""
        keys = list(zip(*(column.places[rows] for column in self.columns), strict=True))
        for key in set(keys).difference(self.known):
            values = (column.distinct[place] for column, place in zip(self.columns, key, strict=True))
            self.known[key] = judge(dict(zip(self.names, values, strict=True)))
        return map(self.known.__getitem__, keys)


class Judging:
    """Judges people in order, as many at a time as the caller likes.

    `found` is what was found of each person so far, `asked` the people by the code of which nobody knows whose it is.
    """

    def __init__(self, people: People, own: Own, today: date) -> None:
        self.people = people
        self.today = today
        self.found: list[AllFound] = []
        self.asked: dict[str, list[int]] = {}
        self._ids = ResidentIds(today)
        self._numbers = CertificateNumbers(own.region, own.department, own.codes, today)
        self._by_shape: dict[str, AllFound] = {}
        self._missing: dict[tuple[str, str], AllFound | None] = {}
        self._groups = {id(table): _groups(table) for table in people.tables}

    @property
    def is_done(self) -> bool:
        """Whether all have been judged."""
        return len(self.found) == len(self.people)

    def step(self, most: int) -> int:
        """Judge the next people, at most so many. Return how many have been judged so far."""
        end = min(len(self.people), len(self.found) + most)
        while len(self.found) < end:
            table, index = self.people.place(len(self.found))
            self.found += self._judge(table, range(index, min(len(table.rows), index + end - len(self.found))))
        return len(self.found)

    def _judge(self, table: Table, indexes: range) -> list[AllFound]:
        """Judge these people of a table, column by column: so there is less to do for each cell."""
        rows = slice(indexes.start, indexes.stop)
        texts = {name: column[rows] for name, column in table.texts.items() if name in (NAME, ID, SEX, NUMBER)}
        columns: list[Iterable[AllFound]] = [repeat((), len(indexes))]
        columns += [group.found(rows, self._of_form) for group in self._groups[id(table)]]
        if NAME in texts:
            columns.append(map(self._name, texts[NAME]))
        if ID in texts:
            columns.append(map(self._resident_id, texts[ID], texts.get(SEX, repeat(""))))
        if NUMBER in texts:
            columns.append(map(self._certificate_number, count(len(self.found)), texts[NUMBER]))
        found = [tuple(chain.from_iterable(of_person)) for of_person in zip(*columns, strict=True)]
        if not table.spoilt:
            return found
        # What only looks empty is said by another rule.
        return [
            tuple(each for each in of_person if not table.is_spoilt(index, each.field))
            for index, of_person in zip(indexes, found, strict=True)
        ]

    def _name(self, name: str) -> AllFound:
        # To the rules on names, one ordinary ideograph is as good as another.
        shape = name if is_no_name(name) else "".join(["某" if "\u4e00" <= each <= "\u9fff" else each for each in name])
        if shape not in self._by_shape:
            self._by_shape[shape] = self._of_form({NAME: shape})
        return self._by_shape[shape]

    def _resident_id(self, typed: str, sex: str) -> AllFound:
        missing = self._if_empty(ID, typed)
        return self._ids.found(typed, sex) if missing is None else missing

    def _certificate_number(self, person: int, typed: str) -> AllFound:
        missing = self._if_empty(NUMBER, typed)
        if missing is not None:
            return missing
        found, asked = self._numbers.found(typed)
        if asked:
            self.asked.setdefault(asked, []).append(person)
        return found

    def _if_empty(self, name: str, typed: str) -> AllFound | None:
        """Return what the form says of a number that is not there; None if there is something."""
        if len(typed) > _LONGEST_EMPTY or PLAIN.fullmatch(typed):
            return None
        key = (name, typed)
        if key not in self._missing:
            is_missing = is_unnumbered(typed) if name == NUMBER else is_empty(typed)
            of_form = self._of_form({name: typed}) if is_missing else ()
            found = tuple(each for each in of_form if each.rule.id.startswith(APPLICATION_FORM.name))
            self._missing[key] = found if is_missing else None
        return self._missing[key]

    def _of_form(self, texts: Mapping[str, str]) -> AllFound:
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
    return [_Group(names, tuple(table.texts[name] for name in names)) for names in present if names]
