"""Whose photo a file is, by its name: a certificate number, an identity number, or a name of the roster."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from validators.application_form.reading import read_name
from validators.certificate_number.reading import serial
from validators.normalise import (
    INVISIBLE,
    LETTERS_AND_DIGITS,
    ORDINARY_IDEOGRAPHS,
    UPPER_CASE,
    WIDTH,
    normalise,
    visible,
)
from validators.resident_id.reading import identity
from validators.roster.across import Person, by

_STEPS = (INVISIBLE, WIDTH, UPPER_CASE, ORDINARY_IDEOGRAPHS)
_ENDING = re.compile(r"\.[^.]{1,5}$")
_RESIDENT_ID = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9X]|[0-9]{15})(?![0-9X])")
_CERTIFICATE_NUMBER = re.compile(r"川\s?[A-Z](?:[0-9]{8}|[0-9]{6})(?![0-9])")
_LETTER = f"(?![0-9A-Za-z])[{LETTERS_AND_DIGITS}]"
_WORDS = re.compile(f"(?:{_LETTER})+(?:·(?:{_LETTER})+)*")
# What files are called besides the person: what it is, and where the person works.
_OF_PHOTOS = re.compile(
    r"(?:的|个人|本人|电子|数码|标准|登记|免冠|彩色|正面|白底|蓝底|红底|[一二两大小]寸|行政|执法|工作)*"
    r"(?:证件照片|证件照|寸照|照片|相片|头像|免冠照|登记照|照|证|底)?(?:副本|原图|修改|新|最终)?"
)
_DEPARTMENT = re.compile(r".*(?:科|股|室|所|队|局|处|委|办|中心|站)")
_SHORTEST, _LONGEST = 2, 15  # characters of a name that stands inside other words
_LONGEST_WORDS = 60


@dataclass(frozen=True)
class Match:
    """Who may be on a photo. One person without `asks` is certain; `asks` says why somebody has to look."""

    people: tuple[int, ...] = ()
    asks: str = ""

    @property
    def person(self) -> int | None:
        """The person, if it is certain who it is."""
        return self.people[0] if self.people and not self.asks else None


_NOBODY = Match()


def without_ending(name: str) -> str:
    """Return a file's name without .jpg and the like."""
    return _ENDING.sub("", name)


class Owners:
    """The people whose photos are looked for."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people

    # Without photos nobody is looked for.
    @cached_property
    def _by_id(self) -> Mapping[object, list[int]]:
        return by(self._people, lambda person: person.resident_id)

    @cached_property
    def _by_number(self) -> Mapping[object, list[int]]:
        return by(self._people, lambda person: person.number)

    @cached_property
    def _by_name(self) -> Mapping[object, list[int]]:
        return by(self._people, lambda person: read_name(person.name).read.text or None)

    def of(self, path: str) -> Match:
        """Return whose photo the file at this path is: by its own name, or else by its folder's."""
        *folders, name = path.split("/")
        own = self._of_words(without_ending(name))
        return own if own.people or not folders else self._of_words(folders[-1])

    def _of_words(self, words: str) -> Match:
        text = normalise(words[:200], _STEPS).text
        numbers = (
            _found(text, _RESIDENT_ID, identity, self._by_id),
            _found(text, _CERTIFICATE_NUMBER, serial, self._by_number),
        )
        named = self._named(text)
        by_number = {person for people, _ in numbers for person in people}
        if by_number:
            return _by_number(by_number, named)
        if len(named) == 1:
            (person,) = named
            has_other = (numbers[0][1] and self._people[person].resident_id is not None) or (
                numbers[1][1] and self._people[person].number is not None
            )
            return Match((person,), "文件名里的号码，和花名册上这个人的不一样。" if has_other else "")
        if named:
            names = {self._people[person].name for person in named}
            return Match(
                tuple(sorted(named)),
                "文件名里不止一个人的姓名。"
                if len(names) > 1
                else f"叫“{visible(names.pop())}”的有 {len(named)} 个人，看不出是哪一个。",
            )
        inside = self._inside(text)
        return Match(inside, "文件名里可能有这个人的姓名，请看一眼。") if inside else _NOBODY

    def _named(self, text: str) -> set[int]:
        """Return the people whose name stands there by itself, or beside words that photos are called by."""
        found: set[int] = set()
        for run in (*_runs(text), *_runs("".join(text.split()))):
            found.update(self._by_name.get(run, ()))
        return found or {
            person
            for run in _runs(text)
            for name in _parts(run)
            if name in self._by_name and _is_beside(run, name)
            for person in self._by_name[name]
        }

    def _inside(self, text: str) -> tuple[int, ...]:
        found = {person for run in _runs(text) for name in _parts(run) for person in self._by_name.get(name, ())}
        return tuple(sorted(found))


def _found(
    text: str, pattern: re.Pattern[str], read: Callable[[str], object | None], people: Mapping[object, list[int]]
) -> tuple[set[int], bool]:
    """Return who has one of the numbers in a text, and whether there is any number."""
    numbers = {read(number) for number in pattern.findall(text)} - {None}
    return {person for number in numbers for person in people.get(number, ())}, bool(numbers)


def _by_number(people: set[int], named: set[int]) -> Match:
    if len(people) > 1 and len(people & named) == 1:
        people = people & named
    if len(people) > 1:
        return Match(tuple(sorted(people)), "花名册里不止一个人有文件名里的号码。")
    if named and not people & named:
        return Match(tuple(sorted(people | named)), "文件名里的号码和姓名，在花名册里是两个人。")
    return Match(tuple(people))


def _runs(text: str) -> Iterable[str]:
    """Return the words of a text: what stands between digits, letters, signs and spaces."""
    return [run for run in _WORDS.findall(read_dots(text)) if len(run) <= _LONGEST_WORDS]


def read_dots(text: str) -> str:
    """Write the dots in names as names of the roster are read."""
    return " ".join(read_name(part).read.text for part in text.split())


def _parts(run: str) -> Iterator[str]:
    """Yield what may be a name inside these words, the longest first."""
    places = combinations(range(len(run) + 1), 2)
    parts = {run[start:end] for start, end in places if _SHORTEST <= end - start <= _LONGEST}
    yield from sorted(parts, key=len, reverse=True)


def _is_beside(run: str, name: str) -> bool:
    """Tell whether the rest of the words says what it is or where the person works."""
    before, _, after = run.partition(name)
    return bool(
        (not before or _DEPARTMENT.fullmatch(before) or _OF_PHOTOS.fullmatch(before)) and _OF_PHOTOS.fullmatch(after)
    )
