"""The photos beside the people of a checked roster, and how far each is. What people said outlasts the roster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from validators.roster.across import Person
from validators.roster.checking import Checking
from validators.roster.result import numbers_for
from validators.roster.submission.file_names import Owners
from validators.roster.submission.needs import Line, Pictures, Standing, needs_of, ticks_of
from validators.roster.submission.photos import Photo, are_same
from validators.roster.submission.ways import Way, ways_at_first

NOBODY = -1
_PIECE = 500  # people whose standing is found before others have a turn
_Key = tuple[str, int]  # what a person is known by when the roster is opened again, and a count for those who share it


class Beside:
    """Photos and people side by side. There is nobody before `open`, which comes again with each checked roster."""

    def __init__(self) -> None:
        self.photos: dict[int, Photo] = {}
        self._keys: list[_Key] = []
        self._places: dict[_Key, int] = {}
        self._owners = Owners(())
        self._proposed: Mapping[int, str] = {}
        self.ways: list[Way] = []
        self._standings: list[Standing | None] = []  # None: to be found
        self._by_person: Mapping[int, list[Photo]] | None = None
        self._by_picture: dict[str, dict[int, Photo]] = defaultdict(dict)
        self._said_ways: dict[_Key, Way] = {}
        self._ticked: dict[_Key, dict[str, str]] = defaultdict(dict)
        self._assigned: dict[int, _Key | None] = {}  # None: nobody's

    def opening(self, checking: Checking) -> Iterator[None]:
        """Put the photos beside the people who were judged, in pieces; nothing is right before the last one."""
        self.checking = checking
        judged = checking.compared
        self._keys = _keys(judged)
        self._places = {key: index for index, key in enumerate(self._keys)}
        yield
        self._owners = Owners(judged)
        self.ways = yield from ways_at_first(checking)
        for key, way in self._said_ways.items():
            if key in self._places:
                self.ways[self._places[key]] = way
        self._proposed = numbers_for(checking)
        yield
        for photo in self.photos.values():
            photo.match = self._owners.of(photo.path)
            self._place(photo)
        self._changed()

    def _place(self, photo: Photo) -> None:
        if photo.id in self._assigned:
            key = self._assigned[photo.id]
            photo.assigned = self._places.get(key) if key else NOBODY

    @property
    def said(self) -> dict[str, Any]:
        """What people said, for another `Beside` with the same photos to `take_up`."""
        return {
            "ways": [*self._said_ways.items()],
            "ticked": [(key, ticks) for key, ticks in self._ticked.items() if ticks],
            "assigned": [*self._assigned.items()],
        }

    def take_up(self, said: Mapping[str, Any]) -> None:
        """Take what people said to another one, unless they have said something here; before `open`."""
        if self._said_ways or self._ticked or self._assigned:
            return
        ways = {way.value: way for way in Way}
        self._said_ways = {_key(key): ways[way] for key, way in said["ways"]}
        self._ticked |= {_key(key): ticks for key, ticks in said["ticked"]}
        self._assigned = {photo: _key(key) if key else None for photo, key in said["assigned"]}

    @property
    def count(self) -> int:
        """How many people there are."""
        return len(self._keys)

    def add(self, files: Iterable[tuple[int, str]]) -> None:
        """Take further files, each with a number of its own and its path."""
        for number, path in files:
            self.photos[number] = Photo(number, path, self._owners.of(path))
            self._place(self.photos[number])
        self._changed()

    def _changed(self) -> None:
        """Forget how far everybody is: whose a photo is has changed."""
        self._standings = [None] * self.count
        self._by_person = None

    def looked_at(self, photo: Photo) -> None:
        """Take that a photo was judged or found unreadable: those whom it shows may be further, and no others."""
        for picture in photo.pictures:
            self._by_picture[picture][photo.id] = photo
        for each in (photo, *self._same_picture(photo)):
            if each.person is not None:
                self._standings[each.person] = None

    def assign(self, photo: int, person: int | None) -> None:
        """Take whose photo it is: a person's, nobody's (NOBODY), or as its name says (None)."""
        self.photos[photo].assigned = person
        self._assigned.pop(photo, None)
        if person is not None:
            self._assigned[photo] = None if person == NOBODY else self._keys[person]
        self._changed()

    def choose(self, people: Iterable[int], way: Way) -> None:
        """Take what is done for these people."""
        for person in people:
            self._said_ways[self._keys[person]] = self.ways[person] = way
            self._standings[person] = None

    def tick(self, person: int, tick: str, *, is_ticked: bool) -> None:
        """Take what somebody saw of a person, or did not."""
        seen = self._ticked[self._keys[person]]
        seen.pop(tick, None)
        if is_ticked:
            seen |= {each.id: each.label for each in self.line(person).ticks if each.id == tick}
        self._standings[person] = None

    def finding_standings(self) -> Iterator[None]:
        """Find how far everybody is of whom it is not known, in pieces."""
        while None in self._standings:  # the photos may change meanwhile
            for count, person in enumerate(at for at, known in enumerate(self._standings) if known is None):
                if count % _PIECE == 0:
                    yield
                self.standing(person)

    def standing(self, person: int) -> Standing:
        """Return how far a person is."""
        known = self._standings[person]
        if known is None:
            known = self._standings[person] = self.line(person).standing
        return known

    def line(self, person: int) -> Line:
        """Return a person's line."""
        way, photos = self.ways[person], self.photos_of(person)
        one = photos[0] if photos and all(are_same(photos[0], photo) for photo in photos[1:]) else None
        same = self._same_picture(one) if one else []
        ticks = ticks_of(self.checking, person, way, one, self._ticked.get(self._keys[person], {}))
        needs = needs_of(self.checking, person, way, Pictures(photos, same), self._proposed.get(person, ""))
        return Line(person, way, needs, ticks, one)

    def photos_of(self, person: int) -> Sequence[Photo]:
        """Return the photos that are certainly a person's."""
        return self._all().get(person, ())

    def _same_picture(self, photo: Photo) -> list[Photo]:
        """Return the photos of other people that show exactly the same picture."""
        same = {number: each for picture in photo.pictures for number, each in self._by_picture[picture].items()}
        return [each for each in same.values() if each.person not in (None, photo.person)]

    def _all(self) -> Mapping[int, list[Photo]]:
        if self._by_person is None:
            found: dict[int, list[Photo]] = defaultdict(list)
            for photo in self.photos.values():
                if photo.person is not None:
                    found[photo.person].append(photo)
            self._by_person = dict(found)
        return self._by_person


def _key(written: Sequence[Any]) -> _Key:
    name, count = written
    return name, count


def _keys(people: Sequence[Person]) -> list[_Key]:
    seen: Counter[str] = Counter()
    keys = []
    for person in people:
        # What was put right makes no other person: a name rarely is wrong, a number may be.
        known_by = person.name or person.resident_id or f"{person.code}{person.serial}"
        seen[known_by] += 1
        keys.append((known_by, seen[known_by]))
    return keys
