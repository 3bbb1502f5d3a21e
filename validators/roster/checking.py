"""Checks a whole roster: first the people one by one, in steps, then all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from validators.model import Outcome, Severity, outcome_by
from validators.roster import across, units
from validators.roster.across import Groups, Person
from validators.roster.found import Found
from validators.roster.judging import Judging, Own
from validators.roster.listing import Listed
from validators.roster.notices import spoilt_cell
from validators.roster.numbering import Code, numbering
from validators.roster.open import Roster
from validators.roster.people import People
from validators.roster.review import Exams, State, exams, reviews
from validators.roster.table import Table
from validators.roster.together import TOGETHER
from validators.rules import Facts, Hit, Rule

_RANK = {Severity.ERROR: 0, Severity.UNSURE: 1, Severity.WARNING: 2, Severity.NOTE: 3}
_MOST_OF_A_COLUMN = 0.5  # what is found on more of the people is a matter of the column
_FEWEST_OF_A_COLUMN = 10  # people; of fewer, any share says little
STEP = 500
_NONE: frozenset[Severity] = frozenset()
# What is found by looking at all people once, by the fact that it is to the rules.
_COMPARISONS: Mapping[str, Callable[[Sequence[Person]], Groups]] = {
    "same_number": across.same_number,
    "same_resident_id": across.same_resident_id,
    "regions": units.regions,
    "codes_of_two_units": units.codes_of_two_units,
    "units_with_two_codes": units.units_with_two_codes,
    "left": across.left,
    "sanctioned": across.sanctioned,
}


@dataclass(frozen=True)
class Kind:
    """What one rule found in one column. `of_column`: on so many people that it is a matter of the column."""

    rule: Rule
    field: str
    people: tuple[int, ...]
    hits: tuple[Hit, ...]
    of_column: bool


@dataclass(frozen=True)
class Checked:
    """A roster whose check has been gone through in steps, perhaps not to the end."""

    roster: Roster
    checking: Checking


class Checking:
    """A check of these people.

    After `finish` there are `kinds`, what was found of the people judged so far, the worst first, their `outcomes`, and
    `counts` of these. If all were judged, there are also `facts` for the rules on all of them, and the `codes` in use.
    `compared` is what was read of the people so far.
    """

    def __init__(self, people: People, own: Own, today: date) -> None:
        self.people = people
        self.own = own
        self.today = today
        self.judging = Judging(people, own, today)
        self.compared: list[Person] = []
        self.facts: Facts = {}
        self.codes: tuple[Code, ...] = ()
        self.kinds: tuple[Kind, ...] = ()
        self.outcomes: list[Outcome] = []
        self.counts: Mapping[Outcome, int] = {}
        self._reading = across.compared(people)
        self._of_rows: list[tuple[Rule, Listed]] = []
        self._of_columns: frozenset[tuple[str, str]] = frozenset()

    def step(self, most: int = STEP) -> int:
        """Judge the next people, at most so many. Return how many have been judged so far."""
        self.compared.extend(islice(self._reading, most))
        return self.judging.step(most)

    def run(self) -> None:
        """Check all people."""
        while not self.judging.is_done:
            self.step()
        self.finish()

    def finish(self) -> None:
        """Compare all people, if all have been judged, and sum up what was found."""
        for _ in self.finishing():
            pass

    def finishing(self) -> Iterator[None]:
        """Do the same in pieces: yield after each of them, so that others have a turn."""
        if self.judging.is_done:
            yield from self._compare()
        self.kinds = yield from self._kinds()
        self._of_columns = frozenset((kind.rule.id, kind.field) for kind in self.kinds if kind.of_column)
        yield
        self.outcomes = yield from self._outcomes()
        self.counts = Counter(self.outcomes)

    @cached_property
    def review(self) -> Mapping[State, tuple[int, ...]] | None:
        """The people who were judged, by this year's review, after `finish`; None without a date of issue."""
        return reviews(self.people, self.compared, self.today)

    @cached_property
    def exam(self) -> Exams | None:
        """Likewise by their general exam; None without a column for its date."""
        return exams(self.people, self.compared, self.today)

    def of_person(self, person: int) -> list[Found]:
        """Return what was found of a person, the worst first; what is a matter of the column only if it decides."""
        found = [*self.judging.found[person], *self._together(person)]
        kept = [
            each
            for each in found
            if _RANK[each.rule.severity] <= _RANK[Severity.UNSURE] or (each.rule.id, each.field) not in self._of_columns
        ]
        return sorted(kept, key=lambda each: _RANK[each.rule.severity])

    def told(self, person: int) -> list[tuple[str, str]]:
        """Return what was found of a person above a note, by the rule's id and the field, without its words."""
        found = [(each.rule, each.field) for each in self.judging.found[person]]
        found += [(rule, rule.field or "") for rule, listed in self._of_rows for _ in range(listed.count(person))]
        table, index = self.people.place(person)
        found += [(spoilt_cell(table, index, name)[0], name) for name in _spoilt(table, index)]
        return [(rule.id, name) for rule, name in found if self._is_told(rule, name)]

    def with_something(self) -> Generator[None, None, bytearray]:
        """Return for each person who was judged whether there is something in `told`, in pieces like `finishing`."""
        something = bytearray(len(self.outcomes))
        for person, found in enumerate(self.judging.found):
            if person % across.PASSED == 0:
                yield
            something[person] = any(self._is_told(each.rule, each.field) for each in found)
        for listed in (listed for rule, listed in self._of_rows if self._is_told(rule, rule.field or "")):
            for person in listed.everybody:
                something[person] = True
        for person, name in self._spoilt_cells():
            table, index = self.people.place(person)
            something[person] |= self._is_told(spoilt_cell(table, index, name)[0], name)
        return something

    def _is_told(self, rule: Rule, field: str) -> bool:
        return _RANK[rule.severity] <= _RANK[Severity.UNSURE] or (
            rule.severity is not Severity.NOTE and (rule.id, field) not in self._of_columns
        )

    def people_by_kind(self) -> dict[tuple[str, str], tuple[Rule, tuple[int, ...]]]:
        """Return who has what was found, by the rule's id and the field, the worst first; notes are left out."""
        found = {(kind.rule.id, kind.field): (kind.rule, kind.people) for kind in self.kinds}
        found |= {(rule.id, rule.field or ""): (rule, listed.everybody) for rule, listed in self._of_rows}
        told = (
            (key, (rule, people))
            for key, (rule, people) in found.items()
            if people and rule.severity is not Severity.NOTE
        )
        return dict(sorted(told, key=lambda item: _RANK[item[1][0].severity]))

    def _together(self, person: int) -> list[Found]:
        """Return what the rules on all people, and those on the table, found of one."""
        table, index = self.people.place(person)
        found = [
            Found(rule, hit, rule.field or "") for rule, listed in self._of_rows for hit in listed.of_person(person)
        ]
        return [*(Found(*spoilt_cell(table, index, name), name) for name in _spoilt(table, index)), *found]

    def _outcomes(self) -> Generator[None, None, list[Outcome]]:
        severities: list[frozenset[Severity]] = []
        for person, found in enumerate(self.judging.found):
            if person % across.PASSED == 0:
                yield
            severities.append(frozenset([each.rule.severity for each in found]) if found else _NONE)
        for rule, listed in self._of_rows:
            for person in listed.everybody:
                severities[person] |= {rule.severity}
            yield
        for person, name in self._spoilt_cells():
            table, index = self.people.place(person)
            severities[person] |= {spoilt_cell(table, index, name)[0].severity}
        yield
        return list(map(outcome_by, severities))

    def _spoilt_cells(self) -> Iterator[tuple[int, str]]:
        """Yield the fields, by person, in which somebody who was judged has a formula that shows nothing."""
        if any(table.spoilt for table in self.people.tables):
            for person in range(len(self.judging.found)):
                for name in _spoilt(*self.people.place(person)):
                    yield person, name

    def _compare(self) -> Iterator[None]:
        people = self.compared
        near_resident_id = yield from across.near_resident_id(people)
        near_unit_name = () if self.own.unit else (yield from units.near_unit_name(people))
        yield
        twice, explained = across.same_person(people)
        yield
        differing, unclear = units.other_units(people, self.own.unit, self.today)
        yield
        groups = {
            "same_person": twice,
            "same_person_explained": explained,
            "near_resident_id": near_resident_id,
            "near_unit_name": near_unit_name,
            "other_unit": differing,
            "unclear_unit": unclear,
        }
        for name, compare in _COMPARISONS.items():
            groups[name] = compare(people)
            yield
        listed = {name: Listed(self.people, found) for name, found in groups.items()}
        self.codes = numbering(people)
        self.facts = {**listed, "people": self.people, "asked": self.judging.asked, "codes": self.codes}
        self._of_rows = [(rule, listed[name]) for rule in TOGETHER.rules for name in rule.takes if groups[name]]

    def _kinds(self) -> Generator[None, None, tuple[Kind, ...]]:
        by_kind: dict[tuple[str, str], tuple[Rule, list[int], list[Hit]]] = {}
        for person, found in enumerate(self.judging.found):
            if person % across.PASSED == 0:
                yield
            for each in found:
                _, people, hits = by_kind.setdefault((each.rule.id, each.field), (each.rule, [], []))
                hits.append(each.hit)
                if not people or people[-1] != person:
                    people.append(person)
        most = max(_FEWEST_OF_A_COLUMN, _MOST_OF_A_COLUMN * len(self.judging.found))
        kinds = [
            Kind(rule, field, tuple(people), tuple(hits), len(people) > most)
            for (_, field), (rule, people, hits) in by_kind.items()
        ]
        return tuple(sorted(kinds, key=lambda kind: _RANK[kind.rule.severity]))


def _spoilt(table: Table, index: int) -> list[str]:
    """Return the fields in which a person has a formula that shows nothing."""
    return [name for name in table.by_field if table.is_spoilt(index, name)] if table.spoilt else []
