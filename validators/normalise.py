"""Turns typed text into the text that was meant, and lists what it changed.

Each typed character becomes one character or none, so every place in the result leads back to one in the typed text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from validators.tables.character_kinds import MOST_CHARACTERS, is_format, is_shown
from validators.tables.radicals import IDEOGRAPH_OF_RADICAL

# Browsers show nothing for these, though they are not in category Cf (from Unicode's Default_Ignorable list).
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(code) for codes in ((0x180B, 0x1810), (0xFE00, 0xFE10), (0xE0100, 0xE01F0)) for code in range(*codes)
}
# Unicode maps it to 戶, but a PDF in simplified characters means 户 by it, as in 户籍.
_SIMPLIFIED = {"\u2f3e": "户"}
# Radicals and compatibility forms that look just like an ordinary ideograph; text copied from a PDF has them.
_IDEOGRAPHS = (
    {
        chr(code): unicodedata.normalize("NFKC", chr(code))
        for codes in ((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
        for code in range(*codes)
    }
    | IDEOGRAPH_OF_RADICAL
    | _SIMPLIFIED
)
# The ASCII hyphen comes first, so that all of them can stand inside a regular expression's brackets.
HYPHEN_CHARACTERS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# For a regular expression's brackets, in place of \w without _, which means others in each version of Python. Scripts
# that nobody here writes are taken as a whole, with their signs.
LETTERS_AND_DIGITS = (
    "0-9A-Za-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\u02c1\u02e0-\u02e4\u0370-\u1fff\u2070-\u209c"
    "\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2c00-\u2dff\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3220-\u3229"
    "\u3280-\u3289\u3400-\u4dbf\u4e00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00010000-\U0001efff\U0001f100-\U0001f10c"
    "\U00020000-\U0003ffff"
)


@dataclass(frozen=True, eq=False)
class Step:
    """One kind of change: its name for people, and a function from a character to its replacement ("" removes it).

    No step changes a digit, a capital letter from A to Z, or an ordinary ideograph.
    """

    change: str
    apply: Callable[[str], str]


def _without_invisible(character: str) -> str:
    return "" if character in _BLANK or is_format(character) else character


def _half_width(character: str) -> str:
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def _upper_case(character: str) -> str:
    # Only ASCII: upper() turns some other letters, such as ß, into two.
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
    """The result of `normalise`. `text[i]` stood at `places[i]` in `typed`."""

    typed: str
    text: str
    places: Sequence[int]
    changes: tuple[str, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Convert a range of `text`, which must not be empty, to the range of `typed` that it came from."""
        return self.places[start], self.places[end - 1] + 1


_UNCHANGED = re.compile("[0-9A-Z\u4e00-\u9fff]*")


def normalise(typed: str, steps: tuple[Step, ...] = CODE_STEPS, within: tuple[int, int] | None = None) -> Normalised:
    """Apply all `steps` to each character of `typed`, or only of the range `within`.

    Takes any string. Doing it twice changes nothing more.
    """
    start, end = within or (0, len(typed))
    if _UNCHANGED.fullmatch(typed, start, end):
        return Normalised(typed, typed[start:end], range(start, end), ())
    return _step_by_step(typed, steps, start, end)


def in_case_as_typed(normalised: Normalised, steps: tuple[Step, ...], within: tuple[int, int] | None = None) -> str:
    """Return what `normalise` with these steps made a text, but with the case of letters left as it was typed."""
    if UPPER_CASE.change not in normalised.changes:
        return normalised.text
    return normalise(normalised.typed, tuple(step for step in steps if step is not UPPER_CASE), within).text


def _step_by_step(typed: str, steps: tuple[Step, ...], start: int, end: int) -> Normalised:
    kept: list[str] = []
    places: list[int] = []
    changed: set[Step] = set()
    for place, character in enumerate(typed[start:end], start):
        result, changing = _applied(character, steps)
        changed.update(changing)
        if result:
            kept.append(result)
            places.append(place)
    return Normalised(typed, "".join(kept), tuple(places), tuple(step.change for step in steps if step in changed))


@lru_cache(maxsize=MOST_CHARACTERS)
def _applied(character: str, steps: tuple[Step, ...]) -> tuple[str, tuple[Step, ...]]:
    """Apply all steps to a character. Return what becomes of it, and the steps that changed it."""
    result = character
    changing: list[Step] = []
    for step in steps:
        before = result
        result = step.apply(before) if before else ""
        if result != before:
            changing.append(step)
    return result, tuple(changing)


_PLAIN = re.compile("[ -~\u3001\u3002\u4e00-\u9fff\uff01-\uff5e]*")


def visible(text: str, longest: int = 24) -> str:
    """Make `text` safe to show in a message: on one line, nothing invisible, at most `longest` characters.

    Tabs and line breaks become spaces, as people see them between the cells of a table.
    """
    if _PLAIN.fullmatch(text) and len(text) <= longest:
        return text
    shown = "".join(
        " " if character.isspace() else character if is_shown(character) else f"[U+{ord(character):04X}]"
        for character in text[:longest]
    )
    return shown + ("…" if len(text) > longest else "")
