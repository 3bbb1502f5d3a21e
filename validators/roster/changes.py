"""Compares a check with an earlier one: what was put right, what is new, who came and went, whose entries changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from validators.normalise import normalise
from validators.roster.across import NAME_STEPS, Person
from validators.roster.checking import Checking
from validators.roster.columns import ORDINAL

Pair = tuple[int, int]
_NOT_COMPARED = {ORDINAL}  # it counts anew when somebody comes or goes


@dataclass(frozen=True)
class Changed:
    """A person of both whose entries differ, and in which fields."""

    before: int
    after: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """How many findings above a note were put right and are new, of people who are in both, and the people.

    `both` are in both, `changed` of these have other entries; `added` are people of the later check, `gone` of the
    earlier one.
    """

    fixed: int
    new: int
    both: int
    changed: tuple[Changed, ...]
    added: tuple[int, ...]
    gone: tuple[int, ...]

    @property
    def are_alike(self) -> bool:
        """Whether both are lists of the same people, by and large."""
        return self.both * 2 >= min(self.both + len(self.added), self.both + len(self.gone)) > 0


def changes(before: Checking, after: Checking) -> Changes:
    """Compare two finished checks. A number or a name that was put right makes no other person."""
    pairs = _pairs(before.compared, after.compared)
    fixed = new = 0
    for earlier, later in pairs:
        was, now = Counter(before.told(earlier)), Counter(after.told(later))
        fixed += (was - now).total()
        new += (now - was).total()
    seen, met = {earlier for earlier, _ in pairs}, {later for _, later in pairs}
    return Changes(
        fixed,
        new,
        len(pairs),
        tuple(_changed(before, after, pairs)),
        tuple(person for person in range(len(after.compared)) if person not in met),
        tuple(person for person in range(len(before.compared)) if person not in seen),
    )


# What a person is known by, the surest first. None: not by this. A number is given again, so it comes last.
_KNOWN_BY: tuple[Callable[[Person], object | None], ...] = (
    lambda person: (person.resident_id, person.name) if person.resident_id and person.name else None,
    lambda person: person.resident_id,
    lambda person: (person.name, person.number) if person.name and person.number else None,
    lambda person: person.name or None,
    lambda person: None if person.name or person.resident_id else person.number,
)


def _pairs(before: Sequence[Person], after: Sequence[Person]) -> list[Pair]:
    """Find the same people in both, in the order of the later one. Those who share a key go in their order."""
    open_before, open_after = list(range(len(before))), list(range(len(after)))
    found: list[Pair] = []
    for known_by in _KNOWN_BY:
        waiting: dict[object, list[int]] = defaultdict(list)
        for index in reversed(open_before):
            waiting[known_by(before[index])].append(index)
        for index in open_after:
            key = known_by(after[index])
            if key is not None and waiting[key]:
                found.append((waiting[key].pop(), index))
        earlier, later = {pair[0] for pair in found}, {pair[1] for pair in found}
        open_before = [index for index in open_before if index not in earlier]
        open_after = [index for index in open_after if index not in later]
    return sorted(found, key=lambda pair: pair[1])


def _changed(before: Checking, after: Checking, pairs: Sequence[Pair]) -> Iterator[Changed]:
    fields = [name for name in after.people.tables[0].texts if name in before.people.fields - _NOT_COMPARED]
    columns = [(name, [*before.people.texts(name)], [*after.people.texts(name)]) for name in fields]
    for earlier, later in pairs:
        differing = tuple(name for name, was, now in columns if _differ(was[earlier], now[later]))
        if differing:
            yield Changed(earlier, later, differing)


def _differ(was: str, now: str) -> bool:
    return was != now and normalise(was, NAME_STEPS).text != normalise(now, NAME_STEPS).text
