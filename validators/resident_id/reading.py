"""Takes a typed resident identity number apart, whatever was typed. It judges nothing: that is the rules' part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from validators.dates import Written
from validators.normalise import CODE_STEPS, UPPER_CASE, Normalised, normalise
from validators.resident_id.check_digit import work_out
from validators.resident_id.input import Sex
from validators.strays import LOOKALIKE_DIGITS, LOOKALIKE_LETTERS, Part, Stray, strays_of

LENGTH, OLD_LENGTH = 18, 15
# What a spreadsheet shows for a long number, such as 5.11602E+17.
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]*)?E\+?[0-9]{1,2}")
_IN_NUMBERS = re.compile("[0-9X]")
_X = f"X{''.join(LOOKALIKE_LETTERS)}"
_WHOLE_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{17}}[0-9{_X}](?![0-9{_X}])")
_OLD_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{15}}(?![0-9{_X}])")


@dataclass(frozen=True)
class Reading:
    """What a typed number was read as. None: there is nothing of the kind, or it could not be read.

    `scientific` is what a spreadsheet made of a number (nothing else is read then), `core` all that is taken for the
    number, `across` how many characters it takes up with the strays in it. `is_old`: it has 15 digits, six of which
    make a date of birth. `old` is such a number and `whole` one of 18 characters, if all of it can stand there. `birth`
    has eight digits: 19 comes before those of an old number.
    """

    number: Normalised
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
    """Reads any string."""
    number = normalise(typed)
    if _SCIENTIFIC.fullmatch(number.text):
        return Reading(number, scientific=Part(number.text, number.span(0, len(number.text))))
    digits = _repair_digits(number)
    core = _core(number.text, digits)
    if not core:
        return Reading(number, strays=tuple(strays_of(number, dict.fromkeys(range(len(digits))))))
    last = digits[core[-1]]
    repaired = f"{digits[: core[-1]]}{LOOKALIKE_LETTERS.get(last, last)}{digits[core[-1] + 1 :]}"
    core_text = "".join(repaired[index] for index in core)
    is_old, is_whole = _is_old(core_text), len(core) == LENGTH
    meant = _out_of_place(number, repaired, core)

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
        strays=tuple(strays_of(number, meant)),
        core=Part(core_text, number.span(core[0], core[-1] + 1)),
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
    return Written(text, birth.at, int(text[:4]), int(text[4:6]), int(text[6:])).value


def sex_of(sequence: Part) -> Sex:
    """Male for an odd sequence, female for an even one."""
    return Sex.MALE if int(sequence.text[-1]) % 2 else Sex.FEMALE


def converted(old: Part) -> str:
    """The number of 18 characters that an old one of 15 digits became, for anybody born in 1900 or later."""
    body = f"{old.text[:6]}19{old.text[6:]}"
    return body + work_out(body).expected


def _is_old(core: str) -> bool:
    return len(core) == OLD_LENGTH and core.isdecimal() and birth_date_of(Part(f"19{core[6:12]}", (6, 12))) is not None


def _repair_digits(number: Normalised) -> str:
    """`number.text` with each character that looks like a digit replaced by that; of the same length."""
    # Without upper case, because l looks like 1 and L does not.
    as_typed = normalise(number.typed, tuple(step for step in CODE_STEPS if step is not UPPER_CASE)).text
    pairs = zip(as_typed, number.text, strict=True)
    return "".join(LOOKALIKE_DIGITS.get(character, normal) for character, normal in pairs)


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


def _out_of_place(number: Normalised, repaired: str, core: list[int]) -> dict[int, str | None]:
    """Where `number.text` has what cannot stand there → what a look-alike there stands for."""
    meant: dict[int, str | None] = dict.fromkeys(set(range(len(repaired))).difference(core))
    for index in core:
        if repaired[index] != number.text[index]:
            meant[index] = repaired[index]
        elif repaired[index] == "X" and index != core[-1]:
            meant[index] = None
    return dict(sorted(meant.items()))
