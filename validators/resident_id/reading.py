"""Takes a typed resident identity number apart, whatever was typed. It judges nothing: that is the rules' part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from validators.cells import Grade, pick
from validators.dates import day_of
from validators.normalise import CODE_STEPS, UPPER_CASE, Normalised, Step, normalise
from validators.resident_id.check_digit import work_out
from validators.resident_id.input import Sex
from validators.strays import LOOKALIKE_DIGITS, LOOKALIKE_LETTERS, Part, Stray, strays_of

LENGTH, OLD_LENGTH = 18, 15
EARLIEST_YEAR = 1900  # nobody in office was born before
# What a spreadsheet shows for a long number, such as 5.11602E+17, or somebody who retypes that: 5.11602×10^17.
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]*)?(?:E\+?0*[0-9]{1,2}|[X×✕*]10\^?(?:[0-9]{1,2}|[⁰¹²³⁴-⁹]{1,2}))")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){4,}(?:\.0+)?")
_COMMAS = Step("去掉千位分隔号", lambda character: "" if character in ",，" else character)
_IN_NUMBERS = re.compile("[0-9X]")
_X = f"X{''.join(LOOKALIKE_LETTERS)}"
_WHOLE_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{17}}[0-9{_X}](?![0-9{_X}])")
_OLD_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{15}}(?![0-9{_X}])")
# Behind a number: nothing, a sign and whatever comes then, or the .0 that a spreadsheet adds.
_AFTER = re.compile(r"(?:\.0+(?![0-9]))?(?:[^0-9A-Za-z.].*|\.(?![0-9]).*)?", re.DOTALL)
_LONE_CHARACTER = re.compile(r"(?<![0-9A-Za-z])[^\W_]\Z")
_LONGEST_CELL = 60  # characters; a longer text is no cell with a number
_FEWEST_DIGITS = 14  # of a cell in which somebody meant a number; a telephone number has 11


@dataclass(frozen=True)
class Reading:
    """What a typed number was read as. None: there is nothing of the kind, or it could not be read.

    `scientific` is what a spreadsheet made of a number (nothing else is read then), `core` all that is taken for the
    number, `across` how many characters it takes up with the strays in it. `is_old`: it has 15 digits, six of which
    make a date of birth. `old` is such a number and `whole` one of 18 characters, if all of it can stand there. `birth`
    has eight digits: 19 comes before those of an old number. `inside` is the number if it stands beside other text that
    does not belong to it, `around` the rest of a row of which only one cell was read.
    """

    number: Normalised
    around: str = ""
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
        """Whether the number ends in 000 and its check digit is wrong: a spreadsheet keeps 15 digits and no more."""
        return self.whole is not None and self.whole.text.endswith("000") and not self.is_consistent

    @property
    def is_consistent(self) -> bool:
        """Whether all 18 characters can be read and the last is what the others make it."""
        return self.whole is not None and work_out(self.whole.text[:17]).expected == self.whole.text[17]


def read(typed: str) -> Reading:
    """Reads any string; of a row with several cells, the one that holds the number."""
    span = pick(typed, _grade)
    around = span.around(typed)
    number, as_typed, digits = _normalised(typed, (span.start, span.end))
    if _SCIENTIFIC.fullmatch(number.text):
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
        """The characters [start, end) of the core, if all of them were typed rightly."""
        indexes = core[start:end]
        if any(index in meant for index in indexes):
            return None
        text = "".join(repaired[index] for index in indexes)
        return Part(before + text, number.span(indexes[0], indexes[-1] + 1))

    year = 6 if is_old else 8  # where the year's last two digits begin
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
    """The date that eight digits stand for; None if there is none such."""
    if birth is None:
        return None
    text = birth.text
    return day_of(int(text[:4]), int(text[4:6]), int(text[6:]))


def sex_of(sequence: Part) -> Sex:
    """Male for an odd sequence, female for an even one."""
    return Sex.MALE if int(sequence.text[-1]) % 2 else Sex.FEMALE


def converted(old: Part) -> str:
    """The number of 18 characters that an old one of 15 digits became, for anybody born in 1900 or later."""
    body = f"{old.text[:6]}19{old.text[6:]}"
    return body + work_out(body).expected


def _is_old(core: str) -> bool:
    return len(core) == OLD_LENGTH and core.isdecimal() and birth_date_of(Part(f"19{core[6:12]}", (6, 12))) is not None


def _grade(text: str) -> Grade:
    """How much a cell looks like a resident identity number."""
    if len(text) > _LONGEST_CELL:
        return Grade.NOTHING
    number, _, digits = _normalised(text)
    found = list(_WHOLE_NUMBER.finditer(digits))
    if len(found) == 1:
        whole = found[0][0]
        is_right = whole == digits and work_out(whole[:17]).expected == LOOKALIKE_LETTERS.get(whole[17], whole[17])
        return Grade.WHOLE if is_right else Grade.INSIDE
    is_meant = sum(map(str.isdecimal, digits)) >= _FEWEST_DIGITS or _SCIENTIFIC.fullmatch(number.text)
    return Grade.LIKELY if is_meant else Grade.NOTHING


def _normalised(typed: str, within: tuple[int, int] | None = None) -> tuple[Normalised, str, str]:
    """What was typed, normalised; the same in the case as typed; and with what looks like a digit replaced by it."""
    number = normalise(typed, within=within)
    steps = (_COMMAS, *CODE_STEPS) if _THOUSANDS.fullmatch(number.text) else CODE_STEPS
    if steps is not CODE_STEPS:
        number = normalise(typed, steps, within)
    # l looks like 1 and L does not.
    as_typed = normalise(typed, tuple(step for step in steps if step is not UPPER_CASE), within).text
    pairs = zip(as_typed, number.text, strict=True)
    return number, as_typed, "".join(LOOKALIKE_DIGITS.get(character, normal) for character, normal in pairs)


def _stands_alone(as_typed: str, core: list[int]) -> bool:
    """Whether the number is in one piece, and what is beside it cannot belong to it.

    One letter that looks like a digit may belong to it, a word may not.
    """
    start, end = core[0], core[-1] + 1
    if end - start != len(core):
        return False
    lone = _LONE_CHARACTER.search(as_typed[:start])
    return not (lone and lone[0] in LOOKALIKE_DIGITS) and bool(_AFTER.fullmatch(as_typed, end))


def _core(text: str, digits: str) -> list[int]:
    """The places that are taken for the number: those of the one that stands there whole, else all that fit into one.

    `digits` is `text` with its look-alikes of digits replaced: only where no number stands without them do they count,
    so that the letters of a word beside it are not taken for digits.
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
    """Among the places `judged`, where what cannot stand there stands → what a look-alike there stands for."""
    meant: dict[int, str | None] = dict.fromkeys(set(judged).difference(core))
    for index in core:
        if repaired[index] != number.text[index]:
            meant[index] = repaired[index]
        elif repaired[index] == "X" and index != core[-1]:
            meant[index] = None
    return dict(sorted(meant.items()))
