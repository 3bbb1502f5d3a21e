"""How far the serials of each code are used: gaps, order, and the next number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from validators.certificate_number.codes import ARBITRARY_SERIALS, AVOIDABLE_ENDINGS, looks_chosen
from validators.certificate_number.series import Gap, gaps, out_of_order
from validators.roster.across import Person

MOST = 9999


@dataclass(frozen=True)
class Code:
    """The serials under a code, cancelled ones too. `after_large_gap` is what follows the used ones below a large gap.

    `next` is the serial after the highest, `next_skipping` the same without those that may be skipped; None if all
    numbers are used up.
    """

    code: str
    lowest: int | None
    highest: int | None
    used: int
    gaps: tuple[Gap, ...]
    misplaced: tuple[int, ...]
    next: int | None
    next_skipping: int | None
    before_large_gap: int | None


def numbering(people: Sequence[Person]) -> tuple[Code, ...]:
    """Return how far the serials of each code are used, in the order of the codes."""
    by_code: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, person in enumerate(people):
        if person.number:
            by_code[person.number[0]].append((person.number[1], index))
    return tuple(_code(code, serials) for code, serials in sorted(by_code.items()))


def _code(code: str, serials: Sequence[tuple[int, int]]) -> Code:
    # Numbers that look chosen say nothing of how far somebody has counted.
    counted = sorted({serial for serial, _ in serials if serial and not looks_chosen(f"{serial:04}")})
    found = gaps(counted)
    places = out_of_order([serial for serial, _ in serials])
    taken = {serial for serial, _ in serials}
    highest = counted[-1] if counted else None
    large = next((gap for gap in found if gap.is_large), None)
    return Code(
        code,
        counted[0] if counted else None,
        highest,
        len(taken),
        found,
        tuple(serials[place][1] for place in places),
        _free(taken, highest, skipping=False),
        _free(taken, highest, skipping=True),
        _free(taken, large.first - 1, skipping=False) if large else None,
    )


def _free(taken: set[int], after: int | None, *, skipping: bool) -> int | None:
    return next(free_serials(taken, after or 0, skipping=skipping), None)


def free_serials(taken: set[int], after: int, *, skipping: bool) -> Iterator[int]:
    """Yield the serials above `after` that are to be given; with `skipping`, without those that may be skipped."""
    for serial in range(after + 1, MOST + 1):
        text = f"{serial:04}"
        is_skipped = text in ARBITRARY_SERIALS or (skipping and text.endswith(AVOIDABLE_ENDINGS))
        if serial not in taken and not is_skipped:
            yield serial


def proposed(people: Sequence[Person], is_without: Sequence[bool], *, skipping: bool = False) -> Mapping[int, str]:
    """Return a number for each person without one, in order.

    `is_without` says of whom. There is a code for them if all others have the same one, or those of their unit.
    """
    taken: dict[str, set[int]] = defaultdict(set)
    of_unit: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.number:
            taken[person.number[0]].add(person.number[1])
            of_unit[person.unit].add(person.number[0])
    highest = {code.code: code.highest or 0 for code in numbering(people)}
    free = {code: free_serials(taken[code], highest[code], skipping=skipping) for code in taken}
    found: dict[int, str] = {}
    for index, (person, without) in enumerate(zip(people, is_without, strict=True)):
        codes = of_unit.get(person.unit) or set(taken)
        if without and not person.is_cancelled and len(codes) == 1:
            (code,) = codes
            serial = next(free[code], None)
            if serial is not None:
                found[index] = f"{code}{serial:04}"
    return found
