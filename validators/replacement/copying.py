"""How two names can be those of one unit although they differ: by what happens in copying, typing and shortening."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from validators.replacement.units import is_in_front, is_like_a_unit, is_part, is_place, places_of
from validators.tables.character_kinds import is_sign
from validators.tables.lookalikes import HOMOPHONES, LOOKALIKES, VARIANTS

_LABEL = re.compile(
    r"[^:∶]{1,12}[:∶]|\(?[0-9]{1,2}(?:[.、)]|(?=[\u4e00-\u9fff]))|[①-⑳]|(?:执法|发证)机关(?:名称)?"
    "|(?:证件上的?|现在的?|现|原|新|旧|工作|执法|发证|所在|所属|本)?单位(?:的?(?:全称|名称))?"
)
_SEAL = "公章|印章|盖章|签章|代章|专用章"
_MARK = f"(?:加盖|盖|此处)?(?:单位|行政|执法)?(?:{_SEAL}|章|印)(?:处|有效)?"
_MARK_IN_BRACKETS = rf"[(〔【\[](?:{_MARK}|复印件|扫描件|副本|原件)[)〕】\]]"
# A seal has a number below it, and often a date.
_NUMBER = "[0-9]{6,}|[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
_IN_FRONT = re.compile(f"{_SEAL}|{_MARK_IN_BRACKETS}|{_NUMBER}")
_BEHIND = re.compile(f"(?:{_MARK}|{_MARK_IN_BRACKETS}|{_NUMBER})$")
_BRACKETS = dict(zip("(〔【[<《", ")〕】]>》", strict=True))
_BETWEEN_UNITS = re.compile(r"[()〔〕【】\[\]<>《》,，、;；/|&+]+|加?挂")
_MOST_UNITS = 4  # that are looked for in one name
_COMPLETED = ("员会", "公室", "事处")  # of 委员会, 办公室, 办事处
_OF_PLACES = frozenset("省市县区镇乡")
_OFTEN_LEFT_OUT = _OF_PLACES | frozenset("和与及暨")
_MOST_HOMOPHONES = 2  # characters: an input method gives one word for another


@dataclass(frozen=True)
class Pair:
    """Two characters that stand for one another, in the name on the certificate and in the present one.

    `kind` is "variant" (simplified, traditional …), "lookalike", "homophone", or "code" for characters that only a
    computer tells apart: of other scripts, of another case, without a name.
    """

    old: str
    new: str
    kind: str


@dataclass(frozen=True)
class Dropped:
    """A piece that one name has and the other lacks.

    `place` is "front" (a place, a unit above), "part" (an office, a second nameplate), "behind" (what is no name) or
    "inside" (a shorter form).
    """

    text: str
    in_old: bool
    place: str


@dataclass(frozen=True)
class Copying:
    """What has to be explained for two names to be one unit's; each is empty if there is nothing of the kind.

    `extras` and `signs` are what the name on the certificate has and the present one lacks, and the other way round.
    """

    extras: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    signs: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    pairs: tuple[Pair, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def may_be_renamed(self) -> bool:
        """Whether a reform may well have made the one name of the other: 农业局, 农业农村局."""
        return [piece.place for piece in self.dropped].count("inside") == 1


Match = tuple[tuple[Pair, ...], tuple[Dropped, ...]]


def letters(name: str) -> str:
    """Return a name without its signs: brackets, dashes, dots, quotes."""
    return "".join(character for character in name if not is_sign(character))


def units_in(name: str) -> tuple[str, ...]:
    """Return a name, and the units that it names if there are several: in brackets, behind a comma."""
    whole = letters(name)
    split = dict.fromkeys(letters(part) for part in _BETWEEN_UNITS.split(name))
    return (whole, *[part for part in split if part != whole and is_like_a_unit(part)][:_MOST_UNITS])


def bare(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without what was copied along with it, and what that was: 单位：, （公章）, quotes, a full stop."""
    extras: list[str] = []
    start, end = 0, len(name)
    places = [place for place, character in enumerate(name) if not is_sign(character)]

    def has_letters(cut: tuple[int, int]) -> bool:
        return bisect_left(places, start + cut[0]) < bisect_left(places, start + cut[1])

    while cut := next(filter(has_letters, _cuts(name[start:end])), None):
        front, behind = name[start : start + cut[0]], name[start + cut[1] : end]
        extras += filter(None, (front, behind))
        start, end = start + cut[0], start + cut[1]
    return name[start:end], tuple(extras)


def _cuts(name: str) -> Iterator[tuple[int, int]]:
    """Yield where the name would stand without something at its edge that does not belong to it."""
    if found := _LABEL.match(name) or _IN_FRONT.match(name):
        yield found.end(), len(name)
    if found := _BEHIND.search(name):
        yield 0, found.start()
    first, last = name[:1], name[-1:]
    if last and _BRACKETS.get(first) == last and name.count(first) == 1:
        yield 1, len(name) - 1
    if first and is_sign(first) and not (first in _BRACKETS and _BRACKETS[first] in name):
        yield 1, len(name)
    opening = next((opening for opening, closing in _BRACKETS.items() if closing == last), None)
    if last and is_sign(last) and not (opening and opening in name):
        yield 0, len(name) - 1


def copying(old: str, new: str) -> Copying | None:
    """Return how these two names can be one unit's, None if a piece of either is left unexplained.

    Of several ways the one is taken that leaves the least out.
    """
    (old_name, old_extras), (new_name, new_extras) = bare(old), bare(new)
    ways = []
    for one, other in product(units_in(old_name), units_in(new_name)):
        plates = [
            Dropped(letters(name).replace(unit, "", 1), is_old, "part")
            for name, unit, is_old in ((old_name, one, True), (new_name, other, False))
            if unit != letters(name)
        ]
        matches = (_matched(one, other), _matched_without_places(one, other), _matched_by_sound(one, other))
        ways += [(pairs, (*dropped, *plates)) for pairs, dropped in filter(None, matches)]
    if not ways:
        return None
    pairs, dropped = min(ways, key=lambda way: (_length(way[1], "inside"), _length(way[1], ""), len(way[0])))
    old_signs, new_signs = (tuple(filter(is_sign, name)) for name in (old_name, new_name))
    extras = (_without(old_extras, new_extras), _without(new_extras, old_extras))
    # A second nameplate stands in brackets: they are no other difference.
    signs = ((), ()) if dropped else (_without(old_signs, new_signs), _without(new_signs, old_signs))
    if not (pairs or dropped or any((*extras, *signs))):
        # The same signs in other places.
        return Copying(extras=(old_extras, new_extras), signs=(old_signs, new_signs))
    return Copying(extras, signs, pairs, dropped)


def _length(dropped: tuple[Dropped, ...], place: str) -> int:
    return sum(len(piece.text) for piece in dropped if place in ("", piece.place))


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple((Counter(some) - Counter(others)).elements())


def _matched_without_places(old: str, new: str) -> Match | None:
    """Return what `_matched` does for two names of which one has more of a place in front."""
    apart = places_of(old, new)
    if apart is None or apart[0][0] == apart[1][0]:
        return None
    (old_place, old_rest), (new_place, new_rest) = apart
    matched = _matched(old_rest, new_rest)
    is_old = len(old_place) > len(new_place)
    more = old_place.replace(new_place, "", 1) if is_old else new_place.replace(old_place, "", 1)
    return matched and (matched[0], (Dropped(more, is_old, "front"), *matched[1]))


def _matched(old: str, new: str) -> Match | None:
    """Return the pairs and what is left out if the characters of one name all stand in the other, in the same order."""
    short, long = sorted((old, new), key=len)
    places = _places(short, long)
    if places is None:
        return None
    is_old = len(old) > len(new)
    found = ((character, long[place]) for character, place in zip(short, places, strict=True))
    pairs = tuple(
        Pair(one, other, kind) if long is new else Pair(other, one, kind)
        for one, other in found
        if (kind := _kind(one, other))
    )
    gaps = [(start + 1, end) for start, end in pairwise((-1, *places, len(long))) if start + 1 < end]
    dropped = tuple(Dropped(long[start:end], is_old, _place(short, long, start, end)) for start, end in gaps)
    inside = [piece.text for piece in dropped if piece.place == "inside"]
    # One character more or less is what a reform does as well, but no 和 and no 市.
    if any(map(is_place, inside)) or (len("".join(inside)) == 1 and inside[0] not in _OFTEN_LEFT_OUT):
        return None
    return pairs, dropped


def _matched_by_sound(old: str, new: str) -> Match | None:
    """Return the pairs if the names differ in nothing but homophones, few of them, and characters that look alike."""
    if len(old) != len(new):
        return None
    pairs = []
    for one, other in zip(old, new, strict=True):
        kind = _kind(one, other)
        if kind is None and not HOMOPHONES.hold(one, other):
            return None
        if kind != "":
            pairs.append(Pair(one, other, kind or "homophone"))
    return (tuple(pairs), ()) if [pair.kind for pair in pairs].count("homophone") <= _MOST_HOMOPHONES else None


def _place(short: str, long: str, start: int, end: int) -> str:
    """Return where in the longer name a piece stands that the shorter one lacks."""
    text = long[start:end]
    if start == 0 and (is_in_front(text) or long[end : end + 1] in _OF_PLACES):
        return "front"
    if end < len(long) or text in _COMPLETED:
        return "inside"
    return "part" if is_part(text) else "behind" if is_like_a_unit(short) else "inside"


def _places(short: str, long: str) -> list[int] | None:
    """Return where in `long` the characters of `short` stand, in as few pieces as it can easily be."""
    front = next((i for i, one in enumerate(short) if _kind(one, long[i]) is None), len(short))
    most = len(short) - front
    behind = next((i for i in range(most) if _kind(short[-1 - i], long[-1 - i]) is None), most)
    places = [*range(front)]
    for one in short[front : len(short) - behind]:
        after = places[-1] + 1 if places else 0
        found = (place for place in range(after, len(long) - behind) if _kind(one, long[place]) is not None)
        place = next(found, None)
        if place is None:
            return None
        places.append(place)
    return [*places, *range(len(long) - behind, len(long))]


def _kind(one: str, other: str) -> str | None:
    """Return why one character may stand for the other, "" if they are the same, None if it may not."""
    if one == other:
        return ""
    if VARIANTS.hold(one, other):
        return "variant"
    if LOOKALIKES.hold(one, other):
        return "lookalike"
    return None if is_plain(one) and is_plain(other) and one.casefold() != other.casefold() else "code"


def is_plain(character: str) -> bool:
    """Return whether a reader can tell a character: an ordinary ideograph, a letter without accent or a digit."""
    return (character.isascii() and character.isalnum()) or "\u3400" <= character <= "\u9fff"
