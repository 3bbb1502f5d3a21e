"""Words on people who are found together, for the whole roster and for one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from validators.roster.across import Group, Groups
from validators.roster.people import People
from validators.rules import Hit

_MOST_NAMED = 20


@dataclass(frozen=True)
class Listed:
    """Groups of people among all. It is a fact that a rule turns into one hit, and into one for each row."""

    people: People
    groups: Groups

    def hits(self) -> Iterator[Hit]:
        """Yield one hit that says `where`; none if there are no groups."""
        if self.groups:
            count = len(self.groups)
            more = f"；一共 {count} 处" if count > _MOST_NAMED else ""
            yield Hit(values={"where": "；".join(map(self._words, self.groups[:_MOST_NAMED])) + more})

    def of_person(self, person: int) -> Iterator[Hit]:
        """Yield a hit for each group that the person is in, as that row says it."""
        for group in self._by_person.get(person, ()):
            yield Hit(values={"where": group.words or self._beside(group, person)})

    def count(self, person: int) -> int:
        """Tell in how many groups a person is."""
        return len(self._by_person.get(person, ()))

    @property
    def everybody(self) -> tuple[int, ...]:
        """All people who are in a group, in order."""
        return tuple(sorted(self._by_person))

    @cached_property
    def _by_person(self) -> Mapping[int, list[Group]]:
        found: dict[int, list[Group]] = {}
        for group in self.groups:
            for person in group.people:
                found.setdefault(person, []).append(group)
        return found

    @cached_property
    def _named(self) -> Mapping[tuple[int, ...], str]:
        """The rows of the groups that are too large to be named anew for each person in them."""
        large = (group.people for group in self.groups if len(group.people) > _MOST_NAMED)
        return {people: f"这一行在内，{self.people.rows_named(people)}" for people in large}

    def _beside(self, group: Group, person: int) -> str:
        if len(group.people) > _MOST_NAMED:
            return self._named[group.people]
        others = [other for other in group.people if other != person]
        return f"这一行和{self.people.rows_named(others)}" if others else "这一行"

    def _words(self, group: Group) -> str:
        if not group.people:
            return group.words
        rows = self.people.rows_named(group.people)
        return f"{group.words}，{rows}" if group.words else rows
