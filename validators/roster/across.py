"""Compares people with each other: one number twice, one person twice, numbers that nearly are the same, who left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from validators.application_form.words import plain
from validators.certificate_kind import CertificateKind
from validators.certificate_number.reading import meant
from validators.normalise import INVISIBLE, ORDINARY_IDEOGRAPHS, WHITE_SPACE, WIDTH, normalise
from validators.replacement.input import LONGEST_NAME
from validators.resident_id.check_digit import is_right, slips
from validators.resident_id.reading import identity
from validators.roster.columns import CERTIFICATE_KIND, CERTIFICATE_NUMBER, NAME, REMARK, RESIDENT_ID, STATUS, UNIT_NAME
from validators.roster.people import People
from validators.roster.said import said_in

NAME_STEPS = (INVISIBLE, WHITE_SPACE, WIDTH, ORDINARY_IDEOGRAPHS)
_LONGEST = 2_000  # characters; what is longer is refused as a number, so nobody has to read it
_MOST_PLACES = 2  # in which two numbers of one person differ by a slip
_COMPARED = 30  # people of one name whose numbers are compared
_AT_A_TIME = 200  # numbers that are compared before others have a turn
PASSED = 5_000  # people who are looked at before others have a turn


@dataclass(frozen=True)
class Group:
    """People who belong together in what is wrong; none if it is not for a single row to say.

    `words` say what it is; without them, the rows do.
    """

    people: tuple[int, ...]
    words: str = ""


Groups = tuple[Group, ...]
Pair = tuple[int, int]


class Person(NamedTuple):
    """What is compared of a person: as read, None for what cannot be."""

    name: str
    resident_id: str | None
    code: str | None
    serial: int | None
    unit: str
    is_delegated: bool
    is_cancelled: bool
    has_left: bool
    is_sanctioned: bool

    @property
    def number(self) -> tuple[str, int] | None:
        """The certificate number, cut."""
        return (self.code, self.serial) if self.code is not None and self.serial is not None else None


def compared(people: People) -> Iterator[Person]:
    """Read what is compared of all people, one after the other."""
    columns = [people.texts(name) for name in (NAME, RESIDENT_ID, CERTIFICATE_NUMBER, UNIT_NAME, CERTIFICATE_KIND)]
    states = zip(people.texts(STATUS), people.texts(REMARK), strict=True)
    units: dict[str, str] = {}
    kinds: dict[str, bool] = {}
    for (name, resident_id, number, unit, kind), state in zip(zip(*columns, strict=True), states, strict=True):
        code, counted = (meant(number) if len(number) <= _LONGEST else None) or (None, None)
        if unit not in units:
            # What is longer is refused as a name.
            units[unit] = normalise(unit, NAME_STEPS).text if len(unit) <= LONGEST_NAME else ""
        if kind not in kinds:
            kinds[kind] = plain(kind) == CertificateKind.DELEGATED
        said = said_in(*state)
        yield Person(
            normalise(name, NAME_STEPS).text,
            identity(resident_id) if 0 < len(resident_id) <= _LONGEST else None,
            code,
            counted,
            units[unit],
            kinds[kind],
            said.is_cancelled,
            said.has_left,
            said.is_sanctioned,
        )


def by(people: Sequence[Person], key: Callable[[Person], object | None]) -> Mapping[object, list[int]]:
    """Return the people by what the key makes of them, without those of whom it makes None."""
    found: dict[object, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        of_person = key(person)
        if of_person is not None:
            found[of_person].append(index)
    return found


def _may_be_one(one: Person, other: Person) -> bool:
    """Tell whether two rows with one identity number may be of one person: the same name, or none given."""
    return not one.name or not other.name or one.name == other.name


def same_number(people: Sequence[Person]) -> Groups:
    """Return the people who share a certificate number, but for one person who stands there twice."""
    shared = (rows for rows in by(people, lambda person: person.number).values() if len(rows) > 1)
    return tuple(Group(tuple(rows)) for rows in shared if not _are_one(people, rows))


def _are_one(people: Sequence[Person], rows: Sequence[int]) -> bool:
    first = people[rows[0]]
    return first.resident_id is not None and all(
        people[row].resident_id == first.resident_id and _may_be_one(first, people[row]) for row in rows
    )


def _same_id(people: Sequence[Person]) -> Iterator[list[int]]:
    return (rows for rows in by(people, lambda person: person.resident_id).values() if len(rows) > 1)


def same_resident_id(people: Sequence[Person]) -> Groups:
    """Return the people who share an identity number and have different names."""
    return tuple(Group(tuple(rows)) for rows in _same_id(people) if not _are_one(people, rows))


def same_person(people: Sequence[Person]) -> tuple[Groups, Groups]:
    """Return who stands there twice without a reason, and with one: cancelled once, or of either kind once."""
    plainly: list[Group] = []
    with_reason: list[Group] = []
    for rows in _same_id(people):
        by_name = by([people[row] for row in rows], lambda person: person.name)
        for places in by_name.values():
            same = [rows[place] for place in places]
            if len(same) > 1:
                current = [row for row in same if not people[row].is_cancelled]
                kinds = Counter(people[row].is_delegated for row in current)
                (plainly if any(count > 1 for count in kinds.values()) else with_reason).append(Group(tuple(same)))
    return tuple(plainly), tuple(with_reason)


def near_resident_id(people: Sequence[Person]) -> Generator[None, None, Groups]:
    """Return pairs of which one number is wrong and one slip from the other's, or of one name with two near numbers.

    Yields now and then, as there are a hundred slips to a number.
    """
    by_id: dict[str, list[int]] = defaultdict(list)
    wrong: list[tuple[int, str]] = []
    for index, person in enumerate(people):
        if index % PASSED == 0:
            yield
        if person.resident_id:
            if is_right(person.resident_id):
                by_id[person.resident_id].append(index)
            else:
                wrong.append((index, person.resident_id))
    pairs: set[Pair] = set()
    for count, (index, number) in enumerate(wrong, 1):
        right_ones = (other for slip in slips(number) for other in by_id.get(slip.right, ()))
        pairs.update((min(index, other), max(index, other)) for other in right_ones)
        if count % _AT_A_TIME == 0:
            yield
    right = {index for rows in by_id.values() for index in rows}
    for count, rows in enumerate(by(people, lambda person: person.name or None).values()):
        if count % _AT_A_TIME == 0:
            yield
        among = [row for row in rows if row in right][:_COMPARED]
        for one, other in combinations(among, 2):
            differ = zip(people[one].resident_id or "", people[other].resident_id or "", strict=True)
            if 0 < sum(first != second for first, second in differ) <= _MOST_PLACES:
                pairs.add((one, other))
    return tuple(Group(pair) for pair in sorted(pairs))


def left(people: Sequence[Person]) -> Groups:
    """Return who has left, with nothing said of the certificate."""
    return _all_of(people, lambda person: person.has_left and not person.is_cancelled)


def sanctioned(people: Sequence[Person]) -> Groups:
    """Return who was punished, with nothing said of what was done then."""
    return _all_of(people, lambda person: person.is_sanctioned)


def _all_of(people: Sequence[Person], is_one: Callable[[Person], bool]) -> Groups:
    rows = tuple(index for index, person in enumerate(people) if is_one(person))
    return (Group(rows),) if rows else ()
