"""Reads what stands in single fields of the form: a name, a score. It judges nothing: the rules do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from validators.dates.numerals import DIGIT_NUMERALS, NUMERALS, number_of
from validators.normalise import (
    INVISIBLE,
    ORDINARY_IDEOGRAPHS,
    WHITE_SPACE,
    WIDTH,
    Normalised,
    Step,
    normalise,
    visible,
)
from validators.strays import Part

MIDDLE_DOT = "·"
_DOTS = frozenset("•．・‧･∙⋅")
_MIDDLE_DOTS = Step("间隔号改为 ·", lambda character: MIDDLE_DOT if character in _DOTS else character)
_NAME_STEPS = (INVISIBLE, WHITE_SPACE, _MIDDLE_DOTS, ORDINARY_IDEOGRAPHS)
_PLACEHOLDERS = frozenset("?？□〓■＊*\ufffd")
# The blocks of ideographs, with room for those that Unicode has yet to assign.
_IDEOGRAPHS = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFD))
_PRIVATE_USE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))

_OF_100 = r"/\s*100\s*分?|\((?:满分|总分|百分制|[:/\s])*100\s*分?制?\)"
_SCORE = re.compile(
    r"(?:(?:考试)?(?:成绩|得分|分数))?(?:合格|及格|通过|优秀|良好)?[(:,、\s]*"
    r"([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*"
    rf"(?:分?\s*(?:{_OF_100})|分(?!以[上下]|之上|左右|上下|多|余|不到|未满)[^0-9]*|\([^0-9]*\)|\))?[.。]?"
)
_IN_NUMERALS = re.compile(f"([{NUMERALS}百佰]{{1,6}})(?:点([{DIGIT_NUMERALS}]))?分?[.。]?")
_DIGITS = re.compile("[0-9零〇一二两三四五六七八九十百]")
_PASSED = frozenset(
    ["合格", "及格", "通过", "已通过", "考试合格", "考试通过", "成绩合格", "达标", "优秀", "良好", "优", "良", "中等"]
)
_FAILED = frozenset(
    ["不合格", "不及格", "未通过", "没有通过", "没通过", "未及格", "未合格", "考试不合格", "成绩不合格"]
)


@dataclass(frozen=True)
class Name:
    """A name as it was read, and the runs of characters in it that names do not have."""

    read: Normalised
    placeholders: tuple[Part, ...]
    private: tuple[Part, ...]
    unusual: tuple[Part, ...]


@dataclass(frozen=True)
class Score:
    """A score: the number, or whether words say that the exam was passed; None for what does not stand there."""

    text: str
    at: tuple[int, int]
    number: float | None = None
    passed: bool | None = None

    @property
    def has_digits(self) -> bool:
        """Whether there is something like a number in it."""
        return bool(_DIGITS.search(self.text))


def read_name(typed: str) -> Name:
    """Read any string as a name."""
    read = normalise(typed, _NAME_STEPS)
    return Name(
        read,
        tuple(_runs(read, _PLACEHOLDERS.__contains__)),
        tuple(_runs(read, _is_private)),
        tuple(_runs(read, lambda character: not (_is_ordinary(character) or _is_private(character)))),
    )


def read_score(typed: str) -> Score | None:
    """Read any string as a score; None if nothing stands there."""
    read = normalise(typed, (INVISIBLE, WIDTH))
    text = read.text.strip()
    if not text:
        return None
    start = read.text.index(text)
    at = read.span(start, start + len(text))
    found = _SCORE.fullmatch(text)
    words = text.rstrip("。.")
    passed = True if words in _PASSED else False if words in _FAILED else None
    return Score(visible(text), at, float(found[1]) if found else _in_numerals(text), passed)


def _in_numerals(text: str) -> float | None:
    """Return what 八十五, 八十五点五 or 一百 is; None if it is no number."""
    found = _IN_NUMERALS.fullmatch(text)
    whole = number_of(found[1]) if found else None
    if found is None or whole is None:
        return None
    return float(f"{whole}.{number_of(found[2])}") if found[2] else float(whole)


def _is_private(character: str) -> bool:
    return _is_among(_PRIVATE_USE, character)


def _is_ordinary(character: str) -> bool:
    known = character == MIDDLE_DOT or character in _PLACEHOLDERS
    return known or _is_among(_IDEOGRAPHS, character)


def _is_among(ranges: Iterable[tuple[int, int]], character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def _runs(name: Normalised, is_meant: Callable[[str], bool]) -> Iterator[Part]:
    """Yield the runs of such characters, as typed."""
    start = None
    for index, character in enumerate([*name.text, None]):
        if character is not None and is_meant(character):
            start = index if start is None else start
        elif start is not None:
            at = name.span(start, index)
            yield Part(visible(name.typed[at[0] : at[1]]), at)
            start = None
