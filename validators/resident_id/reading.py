"""Takes a typed resident identity number apart, whatever was typed. It judges nothing: that is the rules' part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from validators.normalise import CODE_STEPS, UPPER_CASE, Normalised, normalise
from validators.resident_id.check_digit import work_out
from validators.strays import LOOKALIKE_DIGITS, LOOKALIKE_LETTERS, Part, Stray, strays_of

LENGTH, OLD_LENGTH = 18, 15
# What a spreadsheet shows for a long number, such as 5.11602E+17.
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]*)?E\+?[0-9]{1,2}")
_IN_NUMBERS = re.compile("[0-9X]")


@dataclass(frozen=True)
class Reading:
    """What a typed number was read as. None: there is nothing of the kind, or it could not be read.

    `scientific` is what a spreadsheet made of a number (nothing else is read then), `core` all that is taken for the
    number, `across` how many characters it takes up with the strays in it, `old` a number of 15 digits and `whole` one
    of 18 characters, if all of it can stand there. `birth` has eight digits: 19 comes before those of an old number.
    """

    number: Normalised
    scientific: Part | None = None
    strays: tuple[Stray, ...] = ()
    core: Part | None = None
    across: int | None = None
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
    repaired = _repair(number)
    core = [index for index, character in enumerate(repaired) if _IN_NUMBERS.match(character)]
    if not core:
        return Reading(number, strays=tuple(strays_of(number, dict.fromkeys(range(len(repaired))))))
    meant = _out_of_place(number, repaired, core)

    def part(start: int, end: int, before: str = "") -> Part | None:
        """The characters [start, end) of the core, if all of them were typed rightly."""
        indexes = core[start:end]
        if any(index in meant for index in indexes):
            return None
        text = "".join(repaired[index] for index in indexes)
        return Part(before + text, number.span(indexes[0], indexes[-1] + 1))

    is_old, is_whole = len(core) == OLD_LENGTH, len(core) == LENGTH
    year = 6 if is_old else 8  # where the year's last two digits begin
    cut = is_old or is_whole
    return Reading(
        number,
        strays=tuple(strays_of(number, meant)),
        core=Part("".join(repaired[index] for index in core), number.span(core[0], core[-1] + 1)),
        across=core[-1] - core[0] + 1,
        old=part(0, OLD_LENGTH) if is_old else None,
        whole=part(0, LENGTH) if is_whole else None,
        region=part(0, 6) if cut else None,
        birth=part(6, year + 6, "19" if is_old else "") if cut else None,
        sequence=part(year + 6, year + 9) if cut else None,
    )


def _repair(number: Normalised) -> str:
    """`number.text` with each look-alike replaced by what it stands for; of the same length."""
    # Without upper case, because l looks like 1 and L does not.
    as_typed = normalise(number.typed, tuple(step for step in CODE_STEPS if step is not UPPER_CASE)).text
    digits = [LOOKALIKE_DIGITS.get(character, normal) for character, normal in zip(as_typed, number.text, strict=True)]
    return "".join([*digits[:-1], *(LOOKALIKE_LETTERS.get(last, last) for last in digits[-1:])])


def _out_of_place(number: Normalised, repaired: str, core: list[int]) -> dict[int, str | None]:
    """Where `number.text` has what cannot stand there → what a look-alike there stands for."""
    meant: dict[int, str | None] = dict.fromkeys(set(range(len(repaired))).difference(core))
    for index in core:
        if repaired[index] != number.text[index]:
            meant[index] = repaired[index]
        elif repaired[index] == "X" and (index != core[-1] or len(core) == OLD_LENGTH):
            meant[index] = None
    return dict(sorted(meant.items()))
