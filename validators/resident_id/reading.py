"""Splits a typed resident identity number into its parts. It judges nothing: the rules do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from validators.cells import SCIENTIFIC, Grade, pick
from validators.dates import day_of
from validators.normalise import CODE_STEPS, WHITE_SPACE, Normalised, Step, in_case_as_typed, normalise
from validators.resident_id.check_digit import is_right, work_out
from validators.resident_id.input import Sex
from validators.strays import LOOKALIKE_DIGITS, LOOKALIKE_LETTERS, Part, Stray, strays_of

LENGTH, OLD_LENGTH = 18, 15
EARLIEST_YEAR = 1900  # nobody in office was born before
PLAIN = re.compile("[0-9]{17}[0-9X]")
"""A number that needs no repair."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){4,}(?:\.0+)?")
_COMMAS = Step("去掉千位分隔号", lambda character: "" if character in ",，" else character)
_DIGIT = re.compile("[0-9]")
_WITH_SPACES = tuple(step for step in CODE_STEPS if step is not WHITE_SPACE)
_IN_NUMBERS = re.compile("[0-9X]")
_X = f"X{''.join(LOOKALIKE_LETTERS)}"
_WHOLE_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{17}}[0-9{_X}](?![0-9{_X}])")
_OLD_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{15}}(?![0-9{_X}])")
# What may follow a number: nothing, a sign and anything after it, or the .0 that a spreadsheet adds.
_AFTER = re.compile(r"(?:\.0+(?![0-9]))?(?:[^0-9A-Za-z.].*|\.(?![0-9]).*)?", re.DOTALL)
# Letters and numerals: a bar or a circle beside a number is a sign.
_LONE_CHARACTER = re.compile(rf"(?<![0-9A-Za-z])[{''.join(filter(str.isalnum, LOOKALIKE_DIGITS))}]\Z")
_LONGEST_CELL = 60  # characters; no cell with a number is longer
_KEPT = 1024  # readings; whoever judges a roster asks for each of them several times
_FEWEST_DIGITS = 14  # in a cell meant as a number; a telephone number has 11


@dataclass(frozen=True)
class Reading:
    """The parts of a typed number. None means that there is none, or that it could not be read.

    `several` are the numbers if more than one was typed, `scientific` is what a spreadsheet made of a number; nothing
    else is read then. `core` is everything taken for the
    number, `across` its length with the strays inside it. `is_old` says that it has 15 digits, six of which make a date
    of birth. `old` is such a number, `whole` one of 18 characters; both only if no character in them is wrong. `birth`
    has eight digits, with 19 in front for an old number. `inside` is the number next to text that does not belong to
    it, `around` the rest of the row if only one cell was read.
    """

    number: Normalised
    around: str = ""
    several: tuple[Part, ...] | None = None
    inside: Part | None = None
    scientific: Part | None = None
    strays: tuple[Stray, ...] = ()
    core: Part | None = None
    across: int | None = None
    is_old: bool = False
    old: Part | None = None
    whole: Part | None = None
    region: Part | None = None
    birth: Part | None = None
    sequence: Part | None = None

    @property
    def zeros_for_digits(self) -> bool:
        """Whether the number ends in 000 with a wrong check digit: a spreadsheet keeps no more than 15 digits."""
        return self.whole is not None and self.whole.text.endswith("000") and not self.is_consistent

    @property
    def is_consistent(self) -> bool:
        """Whether all 18 characters can be read and the check digit is right."""
        return self.whole is not None and is_right(self.whole.text)


@lru_cache(maxsize=_KEPT)
def read(typed: str) -> Reading:
    """Read any string. In a row of several cells, read the one with the number."""
    return _read_plain(typed) if PLAIN.fullmatch(typed) else _read_any(typed)


def _read_plain(typed: str) -> Reading:
    """Read 18 characters that need no repair."""
    whole = Part(typed, (0, LENGTH))
    return Reading(
        normalise(typed),
        core=whole,
        across=LENGTH,
        whole=whole,
        region=Part(typed[:6], (0, 6)),
        birth=Part(typed[6:14], (6, 14)),
        sequence=Part(typed[14:17], (14, 17)),
    )


def _read_any(typed: str) -> Reading:
    span = pick(typed, grade)
    around = span.around(typed)
    number, as_typed, digits = _normalised(typed, (span.start, span.end))
    several = _several(typed, (span.start, span.end))
    if len(several) > 1:
        return Reading(number, around, several=several)
    if SCIENTIFIC.fullmatch(number.text):
        return Reading(number, around, scientific=Part(number.text, number.span(0, len(number.text))))
    core = _core(number.text, digits)
    if not core:
        return Reading(number, around, strays=tuple(strays_of(number, dict.fromkeys(range(len(digits))))))
    last = digits[core[-1]]
    repaired = f"{digits[: core[-1]]}{LOOKALIKE_LETTERS.get(last, last)}{digits[core[-1] + 1 :]}"
    core_text = "".join(repaired[index] for index in core)
    is_old, is_whole = _is_old(core_text), len(core) == LENGTH
    stands_alone = (is_old or is_whole) and _stands_alone(as_typed, core)
    meant = _out_of_place(number, repaired, core, core if stands_alone else range(len(repaired)))
    at = number.span(core[0], core[-1] + 1)

    def part(start: int, end: int, before: str = "") -> Part | None:
        """Return the characters [start, end) of the core if none of them is wrong, else None."""
        indexes = core[start:end]
        if any(index in meant for index in indexes):
            return None
        text = "".join(repaired[index] for index in indexes)
        return Part(before + text, number.span(indexes[0], indexes[-1] + 1))

    year = 6 if is_old else 8  # where the last two digits of the year begin
    cut = is_old or is_whole
    return Reading(
        number,
        around,
        inside=Part(core_text, at) if stands_alone and (around or len(core) < len(repaired)) else None,
        strays=tuple(strays_of(number, meant)),
        core=Part(core_text, at),
        across=core[-1] - core[0] + 1,
        is_old=is_old,
        old=part(0, OLD_LENGTH) if is_old else None,
        whole=part(0, LENGTH) if is_whole else None,
        region=part(0, 6) if cut else None,
        birth=part(6, year + 6, "19" if is_old else "") if cut else None,
        sequence=part(year + 6, year + 9) if cut else None,
    )


def birth_date_of(birth: Part | None) -> date | None:
    """Return the date that eight digits stand for; None if it does not exist."""
    if birth is None:
        return None
    text = birth.text
    return day_of(int(text[:4]), int(text[4:6]), int(text[6:]))


def sex_of(sequence: Part) -> Sex:
    """Return male for an odd sequence, female for an even one."""
    return Sex.MALE if int(sequence.text[-1]) % 2 else Sex.FEMALE


def converted(old: Part) -> str:
    """Return the 18 characters that an old number of 15 digits became, for anyone born in 1900 or later."""
    body = f"{old.text[:6]}19{old.text[6:]}"
    return body + work_out(body).expected


def _is_old(core: str) -> bool:
    return len(core) == OLD_LENGTH and core.isdecimal() and birth_date_of(Part(f"19{core[6:12]}", (6, 12))) is not None


def identity(text: str) -> str | None:
    """Return the number in a row with 18 characters, an old one converted; None if it cannot be read."""
    if PLAIN.fullmatch(text):
        return text
    reading = read(text)
    if reading.old:
        return converted(reading.old)
    return reading.whole.text if reading.whole else None


def grade(text: str) -> Grade:
    """Say how much a cell looks like a resident identity number."""
    if len(text) > _LONGEST_CELL:
        return Grade.NOTHING
    number, _, digits = _normalised(text)
    found = list(_WHOLE_NUMBER.finditer(digits))
    if len(found) == 1:
        whole = found[0][0]
        is_right = whole == digits and work_out(whole[:17]).expected == LOOKALIKE_LETTERS.get(whole[17], whole[17])
        return Grade.WHOLE if is_right else Grade.INSIDE
    is_meant = len(_DIGIT.findall(digits)) >= _FEWEST_DIGITS or SCIENTIFIC.fullmatch(number.text)
    return Grade.LIKELY if is_meant else Grade.NOTHING


def _several(typed: str, within: tuple[int, int]) -> tuple[Part, ...]:
    """Return the numbers of 18 characters that are apart from each other, by a space too."""
    text = normalise(typed, _WITH_SPACES, within)
    return tuple(Part(found[0], text.span(*found.span())) for found in _WHOLE_NUMBER.finditer(text.text))


def _normalised(typed: str, within: tuple[int, int] | None = None) -> tuple[Normalised, str, str]:
    """Return the normalised text, the same in the case as typed, and with each look-alike of a digit replaced."""
    number = normalise(typed, within=within)
    steps = (_COMMAS, *CODE_STEPS) if _THOUSANDS.fullmatch(number.text) else CODE_STEPS
    if steps is not CODE_STEPS:
        number = normalise(typed, steps, within)
    # l looks like 1 and L does not.
    as_typed = in_case_as_typed(number, steps, within)
    pairs = zip(as_typed, number.text, strict=True)
    return number, as_typed, "".join(LOOKALIKE_DIGITS.get(character, normal) for character, normal in pairs)


def _stands_alone(as_typed: str, core: list[int]) -> bool:
    """Tell whether the number is in one piece, and the text beside it cannot belong to it.

    A single letter that looks like a digit may belong to it, a word may not.
    """
    start, end = core[0], core[-1] + 1
    if end - start != len(core):
        return False
    return not _LONE_CHARACTER.search(as_typed[:start]) and bool(_AFTER.fullmatch(as_typed, end))


def _core(text: str, digits: str) -> list[int]:
    """Find the places that make the number: those of a whole one, else all that could be part of one.

    `digits` is `text` with look-alikes of digits replaced. They count only if `text` itself holds no number, so that
    letters of a word beside it are not taken for digits.
    """
    for among, pattern in ((text, _WHOLE_NUMBER), (digits, _WHOLE_NUMBER), (text, _OLD_NUMBER)):
        found = list(pattern.finditer(among))
        if len(found) == 1 and (pattern is _WHOLE_NUMBER or _is_old(found[0][0])):
            return list(range(*found[0].span()))
    end = len(digits) - 1
    return [
        index
        for index, character in enumerate(digits)
        if _IN_NUMBERS.match(character) or (index == end and character in LOOKALIKE_LETTERS)
    ]


def _out_of_place(number: Normalised, repaired: str, core: list[int], judged: Iterable[int]) -> dict[int, str | None]:
    """Map each of the places `judged` that holds a wrong character to what a look-alike there stands for."""
    meant: dict[int, str | None] = dict.fromkeys(set(judged).difference(core))
    for index in core:
        if repaired[index] != number.text[index]:
            meant[index] = repaired[index]
        elif repaired[index] == "X" and index != core[-1]:
            meant[index] = None
    return dict(sorted(meant.items()))
