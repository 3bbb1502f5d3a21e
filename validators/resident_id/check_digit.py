"""The check digit of GB 11643-1999 (ISO 7064, MOD 11-2), with its working."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import mul

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_INVERSES = tuple(pow(weight, -1, 11) for weight in WEIGHTS)
CHECK_DIGITS = "10X98765432"
"""The check digit for each remainder, from 0 to 10."""


@dataclass(frozen=True)
class Working:
    """How the check digit follows from 17 digits."""

    total: int
    remainder: int
    expected: str


@lru_cache(maxsize=256)  # several rules ask for the same number, and slips for a hundred like it
def work_out(body: str) -> Working:
    """Calculate the check digit of 17 ASCII digits, step by step."""
    total = _total(body)
    return Working(total, total % 11, CHECK_DIGITS[total % 11])


def is_right(number: str) -> bool:
    """Tell whether a number of 18 characters ends with the check digit that its 17 digits have."""
    return CHECK_DIGITS[_total(number[:17]) % 11] == number[17]


def _total(body: str) -> int:
    # Bytes are numbers already; each is as much above its digit as "0" is above 0.
    total: int = sum(map(mul, body.encode("ascii"), WEIGHTS))
    return total - ord("0") * sum(WEIGHTS)


@dataclass(frozen=True)
class Slip:
    """A slip that would explain a wrong check digit. `right` is the number without it; `places` count from 1."""

    right: str
    places: tuple[int, ...]
    swapped: bool


# Digits that people mix up when they read or copy them.
_ALIKE = frozenset(frozenset(pair) for pair in ("06", "08", "17", "38", "49", "56", "68", "69", "89"))


def slips(number: str) -> list[Slip]:
    """List every slip that turns a right number of 18 characters into `number`, likeliest first.

    First swapped neighbours, then digits that look alike, then any other wrong digit.
    """
    digits = [int(digit) for digit in number[:17]]
    # What the sum lacks, modulo 11, for the last character to be right.
    missing = CHECK_DIGITS.index(number[17]) - work_out(number[:17]).total
    swapped = [
        Slip(number[:place] + number[place + 1] + number[place] + number[place + 2 :], (place + 1, place + 2), True)
        for place in range(16)
        if ((digits[place + 1] - digits[place]) * (WEIGHTS[place] - WEIGHTS[place + 1]) - missing) % 11 == 0
    ]
    # In each place one digit makes the sum right, unless it would have to be a ten.
    changed = [
        Slip(f"{number[:place]}{digit}{number[place + 1 :]}", (place + 1,), False)
        for place, inverse in enumerate(_INVERSES)
        if (digit := (digits[place] + missing * inverse) % 11) < 10
    ]
    last_two = number[:16] + number[17] + number[16]
    if number[17] != "X" and work_out(last_two[:17]).expected == last_two[17]:
        swapped.append(Slip(last_two, (17, 18), True))
    return swapped + sorted(changed, key=lambda slip: not _looks_alike(slip, number))


def _looks_alike(slip: Slip, number: str) -> bool:
    place = slip.places[0] - 1
    return frozenset((slip.right[place], number[place])) in _ALIKE
