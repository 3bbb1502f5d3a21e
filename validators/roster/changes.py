"""Compares a check with the last one: what was put right, what is new, who came and who went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from validators.model import Severity
from validators.roster.checking import Checking

Key = tuple[str, str, int]  # what a person is known by, the text, and a count for those who share it
Kept = dict[Key, Counter[tuple[str, str]]]


@dataclass(frozen=True)
class Changes:
    """How many findings were put right and are new, of people who are in both; how many people were added and gone."""

    fixed: int
    new: int
    added: int
    gone: int


def kept(checking: Checking) -> Kept:
    """Return what the next check is compared with: the findings above a note, by person."""
    seen: Counter[tuple[str, str]] = Counter()
    found: Kept = {}
    for index, person in enumerate(checking.compared):
        # A number that was put right makes no other person, so the name goes first.
        known_by = ("name", person.name) if person.name else ("number", f"{person.code}{person.serial}")
        seen[known_by] += 1
        found[(*known_by, seen[known_by])] = Counter(
            (each.rule.id, each.field) for each in checking.of_person(index) if each.rule.severity is not Severity.NOTE
        )
    return found


def changes(before: Kept, after: Kept) -> Changes:
    """Compare two checks."""
    both = before.keys() & after.keys()
    return Changes(
        fixed=sum((before[key] - after[key]).total() for key in both),
        new=sum((after[key] - before[key]).total() for key in both),
        added=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
    )
