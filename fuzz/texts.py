"""Changes a text as people, programs and attackers do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fuzz.choosing import Choosing, one_in, one_of

_BLANKS = " \t\n\r\v\f\x1c\x85\xa0\u1680\u2000\u2009\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = (
    "\0\x7f\xad\u034f\u061c\u180e\u200b\u200d\u200e\u202e\u2060\u2066\u3164\ufe0f\ufeff\ufff9\ufffe\U000e0001\U000e0041"
)
_SIGNS = "-‐‑–—−－/.．,，、;；:：。·•・~～_'\"“”()（）[]【】{}<>|\\^+*=@#%&$`…¥×÷①⒈㈠²¼½％"
_LETTERS = "0123456789０９XxＸOoIl〇○零一二十廿两百千万元日月年号川ⅩХΧſKßİıæΟО𝟘𝟗०٣᠓𞥐𑽐ƛꟋ"
_IDEOGRAPHS = "⽇⽉⺠⼈戶户戸門门々龘㐀䶿𠀀𪛝𬱖𮯠𰻞𱍐𲎰豈舘\ufa6e🀄👨‍👩‍👧é\u0301\u0338\ue000\U000f0000\ud800\udfff"
POOL = _BLANKS + _INVISIBLE + _SIGNS + _LETTERS + _IDEOGRAPHS
_DIGITS = re.compile("[0-9]+")
_TIMES = (2, 3, 5, 9, 20, 60, 250, 1000)
MOST = 6000
"""Characters of a text; every field but that of many lines takes fewer."""

Words = Sequence[str]


def changed(text: str, choosing: Choosing, words: Words) -> str:
    """Return the text, changed once. `words` are texts to take from, not empty."""
    return one_of(choosing, _WAYS)(text, choosing, words)[:MOST]


def _piece(text: str, choosing: Choosing) -> tuple[int, int]:
    """The ends of a piece: a short one as often as any."""
    start = choosing.below(len(text) + 1)
    rest = len(text) - start + 1
    return start, start + choosing.below(min(rest, 4) if one_in(choosing, 2) else rest)


def _insert(text: str, choosing: Choosing, words: Words) -> str:
    at = choosing.below(len(text) + 1)
    return text[:at] + one_of(choosing, POOL) + text[at:]


def _insert_word(text: str, choosing: Choosing, words: Words) -> str:
    at = choosing.below(len(text) + 1)
    return text[:at] + one_of(choosing, words) + text[at:]


def _replace(text: str, choosing: Choosing, words: Words) -> str:
    at = choosing.below(len(text) + 1)
    return text[:at] + one_of(choosing, POOL) + text[at + 1 :]


def _any_character(text: str, choosing: Choosing, words: Words) -> str:
    at = choosing.below(len(text) + 1)
    return text[:at] + chr(choosing.below(0x110000)) + text[at:]


def _delete(text: str, choosing: Choosing, words: Words) -> str:
    start, end = _piece(text, choosing)
    return text[:start] + text[end:]


def _repeat(text: str, choosing: Choosing, words: Words) -> str:
    start, end = _piece(text, choosing)
    return text[:start] + text[start:end] * one_of(choosing, _TIMES) + text[end:]


def _swap(text: str, choosing: Choosing, words: Words) -> str:
    start, end = _piece(text, choosing)
    return text[:start] + text[end:] + text[start:end]


def _other_digits(text: str, choosing: Choosing, words: Words) -> str:
    return _DIGITS.sub(lambda run: "".join(str(choosing.below(10)) for _ in run[0]), text)


def _between(text: str, choosing: Choosing, words: Words) -> str:
    """Put the same between all characters, as a scanner or a justified column does."""
    return one_of(choosing, POOL).join(text[:500])


def _cut(text: str, choosing: Choosing, words: Words) -> str:
    return text[: choosing.below(len(text) + 1)]


def _another(text: str, choosing: Choosing, words: Words) -> str:
    return one_of(choosing, words)


def _row(text: str, choosing: Choosing, words: Words) -> str:
    """Make it a row of a table."""
    separator = one_of(choosing, ("\t", "\n", "  ", ",", "，", "、", "/", "至", "-"))
    return separator.join((one_of(choosing, words), text, one_of(choosing, words)))


_WAYS: Sequence[Callable[[str, Choosing, Words], str]] = (
    _insert,
    _insert,
    _insert_word,
    _replace,
    _replace,
    _any_character,
    _delete,
    _repeat,
    _swap,
    _other_digits,
    _between,
    _cut,
    _another,
    _row,
)
