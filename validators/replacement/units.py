"""What names of units are made of: a place in front, a word such as 局 at the end. It judges nothing."""

from __future__ import annotations

import difflib
import re

from validators.tables.place import PLACE

# Whatever ends like this may be a unit's name; a person's or 无 does not.
_ENDING = re.compile(
    "(?:[局委办厅院府部署处所站队科股室镇乡村校馆台园场厂组团关段库庭狱]|中心|公司|街道|社区|大学|银行|支行|基地"
    "|[联合报总商]社|[员委协合联商金进字理事务妇残文科侨总工]会)$"
)
_SHORTEST = 3  # characters of a unit's name: 水务局
_PLACE_ENDING = re.compile(
    "(?:[省州县旗镇]|(?<!城)市|(?<![社园地景护林])区|(?<![城和])乡|街道|政府|中共|国家|中国|共和国)$"
)
# Without the ending, as people write it: the city in front of 水务局 without its 市.
_BARE_PLACES = frozenset(("四川", *(place[:-1] for place in (str(PLACE.city), *PLACE.counties.values))))
# 城市管理, 城乡建设, 社区, 保护区 are no places; a county's name without 县 is one.
_PLACE = re.compile(
    "(?:.{2,6}?(?<!城)(?:[省州]|市(?!场|容|民|政(?!府)))|.{1,6}?县|.{2,6}?(?<![社园地景护林])区|.{2,6}?(?<![城和])[镇乡])"
)
_ONE_WORD = 2  # characters: 资源 of 国土资源局 and 自然资源和规划局


def is_like_a_unit(name: str) -> bool:
    """Return whether a name without signs looks like that of a unit."""
    return len(name) >= _SHORTEST and bool(_ENDING.search(name))


def is_in_front(text: str) -> bool:
    """Return whether a text in front of a name looks like a place, or like the unit above."""
    return text in _BARE_PLACES or bool(_PLACE_ENDING.search(text)) or is_like_a_unit(text)


def is_place(text: str) -> bool:
    """Return whether a text is just a place: inside a name, it makes another unit of it."""
    return bool(_PLACE.fullmatch(text))


def is_part(text: str) -> bool:
    """Return whether a text behind a name looks like a part of the unit, or like a unit of its own."""
    return bool(_ENDING.search(text))


def places_of(old: str, new: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return two names as (place, rest) each, None if the places are not the same.

    A place that is left out, or written without its 县, is no other place.
    """
    old_place, new_place = _place(old), _place(new)
    if not (old_place and new_place):
        old_place, new_place = old_place or _stem(new_place, old), new_place or _stem(old_place, new)
    if not _is_one_place(old_place, new_place):
        return None
    return (old_place, old[len(old_place) :]), (new_place, new[len(new_place) :])


def _is_one_place(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long[:-1] == short


def _place(name: str) -> str:
    end = 0
    while found := _PLACE.match(name, end):
        end = found.end()
    return name[:end]


def _stem(place: str, name: str) -> str:
    """Return a place without its ending if the name begins so, else ""."""
    return place[:-1] if name.startswith(place[:-1]) else ""


def are_related(old: str, new: str) -> bool:
    """Return whether one name may have come from the other: the same place, and a word in common beside it.

    Names without a word in common may as well be those of two units, between which a person moved. A single character
    is enough if the names are changed in one place, so that it stands at their start or at their end.
    """
    apart = places_of(old, new)
    if apart is None:
        return False
    old_core, new_core = (_ENDING.sub("", rest) for _, rest in apart)
    matcher = difflib.SequenceMatcher(None, old_core, new_core, autojunk=False)
    longest = matcher.find_longest_match()
    if longest.size != 1:
        return longest.size >= _ONE_WORD
    at, ends = (longest.a, longest.b), (len(old_core) - 1, len(new_core) - 1)
    if at != (0, 0):
        return at == ends
    rest = matcher.find_longest_match(1, None, 1, None)
    return rest.size == 0 or (rest.a, rest.b) == ends
