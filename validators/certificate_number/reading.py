"""Splits a typed certificate number into its parts. It judges nothing: the rules do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from validators.cells import SCIENTIFIC, Grade, pick
from validators.normalise import CODE_STEPS, Normalised, in_case_as_typed, normalise, visible
from validators.strays import LOOKALIKE_DIGITS, LOOKALIKE_LETTERS, Part, Stray, strays_of
from validators.tables.codes import CITY_PATTERN, DEPARTMENT_PATTERN, REGION_PATTERN

MUNICIPAL_LENGTH, COUNTY_LENGTH = 8, 10
SERIAL_LENGTH = 4
_SERIAL_PATTERN = f"[0-9]{{{SERIAL_LENGTH}}}"
_WHOLE_NUMBER = re.compile(rf"{REGION_PATTERN}{DEPARTMENT_PATTERN}{_SERIAL_PATTERN}(?![0-9])")
PLAIN = re.compile(f"({REGION_PATTERN})({DEPARTMENT_PATTERN})({_SERIAL_PATTERN})")
"""A number that needs no repair."""
_SCIENTIFIC = re.compile(f"(?:{CITY_PATTERN})?{SCIENTIFIC.pattern}")  # 川X stands on the form already
_IN_NUMBERS = re.compile(r"[川A-Z0-9]")
_LONGEST_CELL = 60  # characters; no cell with a number is longer
_KEPT = 1024  # readings; whoever judges a roster asks for each of them several times
_MEANT = re.compile(r"川[^川]*[0-9]|[A-Z][0-9]{3}")  # 川 alone is in many a name
_WITHOUT_START = re.compile(r"[0-9]{6,8}")
# What may follow a number: nothing, a sign and anything after it, or the .0 that a spreadsheet adds.
_AFTER = re.compile(r"(?:\.0+(?![0-9]))?(?:[^川A-Z0-9.][^川]*|\.(?![0-9])[^川]*)?")


@dataclass(frozen=True)
class Reading:
    """The parts of a typed number. None means that there is none, or that it could not be read.

    `several` are the numbers if more than one was typed, `scientific` is what a spreadsheet made of a long number;
    nothing else is read then. `inside` is the one number next to
    text that does not belong to it. `core` is everything taken for the number, `start` its first two characters as
    typed, `opening` the same if they are 川 and a letter, `across` its length with the strays inside it. `around` is
    the rest of the row if only one cell was read.
    """

    number: Normalised
    around: str = ""
    several: tuple[Part, ...] | None = None
    scientific: Part | None = None
    inside: Part | None = None
    strays: tuple[Stray, ...] = ()
    core: Part | None = None
    start: Part | None = None
    across: int | None = None
    opening: Part | None = None
    region: Part | None = None
    department: Part | None = None
    serial: Part | None = None


@lru_cache(maxsize=_KEPT)
def read(typed: str) -> Reading:
    """Read any string. In a row of several cells, read the one with the number."""
    plain = PLAIN.fullmatch(typed)
    return _read_plain(plain) if plain else _read_any(typed)


def _read_plain(plain: re.Match[str]) -> Reading:
    """Cut a number that needs no repair at the groups of its match."""
    typed = plain[0]
    opening = Part(typed[:2], (0, 2))
    return Reading(
        normalise(typed),
        core=Part(typed, plain.span()),
        start=opening,
        across=len(typed),
        opening=opening,
        region=Part(plain[1], plain.span(1)),
        department=Part(plain[2], plain.span(2)),
        serial=Part(plain[3], plain.span(3)),
    )


def _read_any(typed: str) -> Reading:
    span = pick(typed, grade)
    number, repaired = _repaired(typed, (span.start, span.end))
    found = list(_WHOLE_NUMBER.finditer(repaired))
    around = span.around(typed)
    if len(found) > 1:
        several = tuple(Part(match[0], number.span(*match.span())) for match in found)
        return Reading(number, around, several=several)
    if _SCIENTIFIC.fullmatch(number.text):
        return Reading(number, around, scientific=_typed(number, list(range(len(number.text)))))
    is_alone = bool(found) and _stands_alone(repaired, found[0])
    if found:
        core = list(range(*found[0].span()))
    else:
        # Letters and digits count even out of place: they were meant as part of the number.
        core = [index for index, character in enumerate(repaired) if _IN_NUMBERS.match(character)]
    judged = core if is_alone else range(len(repaired))
    meant = _out_of_place(number, repaired, core, judged)

    def part(start: int, end: int, pattern: str) -> Part | None:
        """Return the characters [start, end) of the core if none of them is wrong, else None."""
        indexes = core[start:end]
        text = "".join(repaired[index] for index in indexes)
        if not re.fullmatch(pattern, text) or any(index in meant for index in indexes):
            return None
        return Part(text, number.span(indexes[0], indexes[-1] + 1))

    region_length = {MUNICIPAL_LENGTH: 2, COUNTY_LENGTH: 4}.get(len(core))
    whole = _typed(number, core)
    core_part = Part("".join(repaired[index] for index in core), whole.at) if whole else None
    return Reading(
        number,
        around,
        inside=core_part if is_alone and (around or len(core) < len(repaired)) else None,
        strays=tuple(strays_of(number, meant)),
        core=core_part,
        start=_typed(number, core[:2]),
        across=core[-1] - core[0] + 1 if core else None,
        opening=part(0, 2, CITY_PATTERN),
        region=part(0, region_length, REGION_PATTERN) if region_length else None,
        department=part(region_length, region_length + 2, DEPARTMENT_PATTERN) if region_length else None,
        serial=part(region_length + 2, len(core), _SERIAL_PATTERN) if region_length else None,
    )


def _typed(number: Normalised, indexes: list[int]) -> Part | None:
    """Return the typed text from the first to the last of these places; None if there are none."""
    if not indexes:
        return None
    start, end = number.span(indexes[0], indexes[-1] + 1)
    return Part(visible(number.typed[start:end]), (start, end))


def identity(text: str) -> str | None:
    """Return the number in a row, None if it cannot be read."""
    if PLAIN.fullmatch(text):
        return text
    reading = read(text)
    parts = (reading.region, reading.department, reading.serial)
    return "".join(part.text for part in parts if part) if all(parts) else None


def serial(text: str) -> tuple[str, int] | None:
    """Return the codes of the unit and the serial in a row, None if they cannot be read."""
    number = identity(text)
    return (number[:-SERIAL_LENGTH], int(number[-SERIAL_LENGTH:])) if number else None


def meant(text: str) -> tuple[str, int] | None:
    """Return what `serial` does, also for a number in which a letter stands for a digit that it looks like."""
    if PLAIN.fullmatch(text):
        return serial(text)
    core = read(text).core
    return serial(core.text) if core else None


def grade(text: str) -> Grade:
    """Say how much a cell looks like a certificate number."""
    if len(text) > _LONGEST_CELL:
        return Grade.NOTHING
    number, repaired = _repaired(text)
    found = list(_WHOLE_NUMBER.finditer(repaired))
    if len(found) == 1:
        return Grade.WHOLE if found[0][0] == repaired else Grade.INSIDE
    if _MEANT.search(repaired):
        return Grade.LIKELY
    is_perhaps = _WITHOUT_START.fullmatch(repaired) or _SCIENTIFIC.fullmatch(number.text)
    return Grade.PERHAPS if is_perhaps else Grade.NOTHING


def _stands_alone(repaired: str, found: re.Match[str]) -> bool:
    """Tell whether the text beside the number cannot belong to it. A number starts with 川, so what follows matters."""
    return "川" not in repaired[: found.start()] and bool(_AFTER.fullmatch(repaired, found.end()))


def _repaired(typed: str, within: tuple[int, int] | None = None) -> tuple[Normalised, str]:
    """Return the normalised text, and the same with look-alikes replaced by what they stand for; both are as long."""
    number = normalise(typed, within=within)
    # In the case as typed, because l looks like 1 and L does not.
    as_typed = in_case_as_typed(number, CODE_STEPS, within)
    repaired: list[str] = []
    for character, normal in zip(as_typed, number.text, strict=True):
        after_start = repaired[-1:] == ["川"]
        repaired.append((LOOKALIKE_LETTERS if after_start else LOOKALIKE_DIGITS).get(character, normal))
    return number, "".join(repaired)


def _out_of_place(number: Normalised, repaired: str, core: list[int], judged: Iterable[int]) -> dict[int, str | None]:
    """Map each of the places `judged` that holds a wrong character to what a look-alike there stands for."""
    meant: dict[int, str | None] = dict.fromkeys(set(judged).difference(core))
    for position, index in enumerate(core):
        is_lookalike = repaired[index] != number.text[index]
        # Rules judge the first two places as the opening; here only × for X counts among them.
        if is_lookalike and (position >= 2 or repaired[index] == "X"):
            meant[index] = repaired[index]
        elif position >= 2 and not "0" <= repaired[index] <= "9":
            meant[index] = None
    return dict(sorted(meant.items()))
