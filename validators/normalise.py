"""Typed text → the text that is meant, character by character, with a list of what was changed.

A step never joins or splits characters: each typed character becomes one character or none. So every place in the
result leads back to one place in what was typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from validators.tables.radicals import IDEOGRAPH_OF_RADICAL

# Shown as nothing by browsers although Unicode does not file them under Cf (its Default_Ignorable list).
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(code) for codes in ((0x180B, 0x1810), (0xFE00, 0xFE10), (0xE0100, 0xE01F0)) for code in range(*codes)
}
# Unicode makes 戶 of it; a PDF in simplified characters brings it for 户, as in 客户, 户籍.
_SIMPLIFIED = {"\u2f3e": "户"}
# Ideographs that look just like an ordinary one (radicals, compatibility forms): copying out of a PDF brings them.
_IDEOGRAPHS = (
    {
        chr(code): unicodedata.normalize("NFKC", chr(code))
        for codes in ((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
        for code in range(*codes)
    }
    | IDEOGRAPH_OF_RADICAL
    | _SIMPLIFIED
)
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))  # Unicode categories
# The ASCII one first: then they may all stand in a regular expression's brackets.
HYPHEN_CHARACTERS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"


@dataclass(frozen=True)
class Step:
    """One kind of change: its name for people, and what it makes of one character ("" takes it out)."""

    change: str
    apply: Callable[[str], str]


def _without_invisible(character: str) -> str:
    return "" if character in _BLANK or unicodedata.category(character) == "Cf" else character


def _half_width(character: str) -> str:
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def _upper_case(character: str) -> str:
    # ASCII alone: upper() would make two characters of some others (ß).
    return character.upper() if "a" <= character <= "z" else character


INVISIBLE = Step("去掉看不见的字符", _without_invisible)
WHITE_SPACE = Step("去掉空格和换行", lambda character: "" if character.isspace() else character)
HYPHENS = Step("去掉横线", lambda character: "" if character in HYPHEN_CHARACTERS else character)
WIDTH = Step("全角字符改为半角", _half_width)
UPPER_CASE = Step("小写字母改为大写", _upper_case)
ORDINARY_IDEOGRAPHS = Step("部首和兼容字改为通用的字", lambda character: _IDEOGRAPHS.get(character, character))

CODE_STEPS = (INVISIBLE, WHITE_SPACE, HYPHENS, WIDTH, UPPER_CASE)


@dataclass(frozen=True)
class Normalised:
    """What `normalise` made of a text. `places[i]` is where `text[i]` stood in `typed`."""

    typed: str
    text: str
    places: tuple[int, ...]
    changes: tuple[str, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of `text`, which must not be empty, as [start, end) of `typed`."""
        return self.places[start], self.places[end - 1] + 1


def normalise(typed: str, steps: tuple[Step, ...] = CODE_STEPS, within: tuple[int, int] | None = None) -> Normalised:
    """Takes each character of `typed`, or of its part [start, end) `within`, through all `steps`.

    Any string is fine; doing it twice changes nothing more.
    """
    start, end = within or (0, len(typed))
    kept: list[str] = []
    places: list[int] = []
    changed: set[Step] = set()
    for place, character in enumerate(typed[start:end], start):
        result = character
        for step in steps:
            before = result
            result = step.apply(before) if before else ""
            if result != before:
                changed.add(step)
        if result:
            kept.append(result)
            places.append(place)
    return Normalised(typed, "".join(kept), tuple(places), tuple(step.change for step in steps if step in changed))


def visible(text: str, longest: int = 24) -> str:
    """`text` as it may stand in a message: on one line, nothing invisible in it, cut after `longest` characters.

    Tabs and line breaks become spaces: people know them as the gaps of a table.
    """
    shown = "".join(
        " "
        if character.isspace()
        else f"[U+{ord(character):04X}]"
        if unicodedata.category(character) in _UNSEEN
        else character
        for character in text[:longest]
    )
    return shown + ("…" if len(text) > longest else "")
