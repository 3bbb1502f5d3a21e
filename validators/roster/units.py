"""Compares the units and codes of people: names that nearly are the same, codes and names that do not go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import date

from validators.engine import hits
from validators.model import Severity
from validators.normalise import normalise, visible
from validators.replacement import CHECKER as REPLACEMENT
from validators.replacement.comparing import compare
from validators.replacement.copying import copying
from validators.roster.across import NAME_STEPS, Group, Groups, Person, by

_MOST_CHARACTERS = 2  # in which two names of one unit differ by a slip
_COMPARED = 30  # names of units under one code that are compared with the others, the most frequent first
_MOST_NAMES = 150  # names of units under one code that are compared at all; so many are another column
_NAMED = 5


def _units(people: Sequence[Person]) -> Mapping[str, Counter[str]]:
    """Count the people by code and unit."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = Counter((person.code, person.unit) for person in people if person.code and person.unit)
    for (code, unit), count in pairs.items():
        counted[str(code)][unit] = count
    return counted


def near_unit_name(people: Sequence[Person]) -> Generator[None, None, Groups]:
    """Return the people whose unit is written nearly as a more frequent one under the same code.

    Yields now and then.
    """
    found: list[Group] = []
    rows_of = by(people, lambda person: (person.code, person.unit) if person.code and person.unit else None)
    for code, counted in _units(people).items():
        names = [name for name, _ in counted.most_common(_MOST_NAMES)]
        for at, name in enumerate(names):
            if at % _COMPARED == 0:
                yield
            before = names[: min(at, _COMPARED)]
            usual = next((other for other in before if _is_near(other, name) or _is_shortened(other, name)), None)
            if usual:
                differs = "只差前面一截" if _is_shortened(usual, name) else "只差一两个字"
                words = f"“{visible(name)}”和“{visible(usual)}”（{counted[usual]} 人）{differs}"
                found.append(Group(tuple(rows_of[code, name]), words))
    return tuple(found)


def _is_near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > _MOST_CHARACTERS:
        return False
    changes = compare(normalise(one, NAME_STEPS), normalise(other, NAME_STEPS)).changes
    return sum(max(len(change.old), len(change.new)) for change in changes) <= _MOST_CHARACTERS


def _is_shortened(one: str, other: str) -> bool:
    """Tell whether one of the names is the other without its place, or the unit above: 水务局, 广安市水务局."""
    return one.endswith(other) or other.endswith(one)


def codes_of_two_units(people: Sequence[Person]) -> Groups:
    """Say which codes stand beside names of different units."""
    found = []
    for code, counted in _units(people).items():
        units = _different(name for name, _ in counted.most_common(_MOST_NAMES))
        if len(units) > 1:
            named = "、".join(f"“{visible(name)}”{counted[name]} 人" for name in units[:_NAMED])
            more = f"等 {len(units)} 个单位" if len(units) > _NAMED else ""
            found.append(Group((), f"{code} 旁边写着{named}{more}"))
    return tuple(found)


def _different(names: Iterable[str]) -> list[str]:
    """Return the names that cannot be another way to write one of those before."""
    kept: list[str] = []
    for name in names:
        if len(kept) < _COMPARED and not any(_is_near(name, other) or copying(name, other) for other in kept):
            kept.append(name)
    return kept


def units_with_two_codes(people: Sequence[Person]) -> Groups:
    """Say which units stand beside different codes."""
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for code, counted in _units(people).items():
        for unit, count in counted.items():
            codes[unit][code] += count
    return tuple(
        Group((), f"“{visible(unit)}”旁边有 " + "、".join(f"{code} {n} 人" for code, n in counted.most_common(_NAMED)))
        for unit, counted in codes.items()
        if len(counted) > 1
    )


def regions(people: Sequence[Person]) -> Groups:
    """Say how many people each region has, if there are several."""
    counted = Counter(person.code[:-2] for person in people if person.code)
    named = "、".join(f"{region} {count} 人" for region, count in counted.most_common(_NAMED))
    return (Group((), named),) if len(counted) > 1 else ()


def other_units(people: Sequence[Person], own: str | None, today: date) -> tuple[Groups, Groups]:
    """Return whose unit has another name than the unit now, and whose may only be written otherwise."""
    differing: list[Group] = []
    unclear: list[Group] = []
    if own and normalise(own, NAME_STEPS).text:
        for unit, rows in by(people, lambda person: person.unit or None).items():
            names = {"unit_on_certificate": str(unit), "current_unit": own}
            severities = {rule.severity for rule, _ in hits(REPLACEMENT, names, today)}
            if severities & {Severity.ERROR, Severity.UNSURE}:
                group = Group(tuple(rows), f"“{visible(str(unit))}”{len(rows)} 人")
                (differing if Severity.ERROR in severities else unclear).append(group)
    return tuple(differing), tuple(unclear)
