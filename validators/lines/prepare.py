"""From a pasted text to the lines that are judged, those that are left out, and what stands in which line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from validators.annual_review import CHECKER as ANNUAL_REVIEW
from validators.cells import Grade, row_cells
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.lines.details import LeftOutDetails, LinesDetails
from validators.lines.headings import is_heading
from validators.lines.input import LinesInput
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.rules import Checker, Lines, Prepared

MOST = 500  # lines at once; an old machine takes some milliseconds for each
_MOST_NAMED = 20

_CHECKERS: dict[str, Checker] = {each.name: each for each in (CERTIFICATE_NUMBER, RESIDENT_ID, ANNUAL_REVIEW)}

_TOTAL = re.compile(r"合\s*计|小\s*计|总\s*计|共\s*[0-9０-９]+\s*[人个本]")


@dataclass(frozen=True)
class Line:
    """A line with something on it, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class LeftOut:
    """Lines that are not judged, and why."""

    why: str
    numbers: tuple[int, ...]


def prepare(values: LinesInput, today: date) -> Prepared:
    """Tells the lines to judge from the others; `today` plays no part here.

    Facts: `lines` are those to judge, `left_out` the others, `is_empty` says that there is nothing on any line.
    `identities` maps what two lines may not have in common to the numbers of the lines in which it stands, `serials`
    the code of a unit to pairs of line and serial, in order. `of` is what the lines are; all are None if nobody said.
    """
    declared = _CHECKERS[values.of].lines if values.of else None
    if declared is None:
        return Prepared(dict.fromkeys(("lines", "left_out", "is_empty", "identities", "serials", "of")))
    lines, left_out = _sorted_out((values.text or "").split("\n"), declared)
    few = lines[: MOST + 1]  # more are refused: they need not be read
    identities: dict[str, list[int]] = {}
    serials: dict[str, list[tuple[int, int]]] = {}
    for line in few:
        identity, counted = declared.identity(line.text), declared.serial(line.text)
        if identity is not None:
            identities.setdefault(identity, []).append(line.number)
        if counted:
            serials.setdefault(counted[0], []).append((line.number, counted[1]))
    facts = {
        "lines": lines,
        "left_out": left_out,
        "is_empty": not lines,
        "identities": identities,
        "serials": serials,
        "of": values.of,
    }
    return Prepared(facts, details=_details(lines, left_out))


def _details(lines: list[Line], left_out: list[LeftOut]) -> LinesDetails:
    return LinesDetails(
        lines=tuple(line.number for line in lines) if len(lines) <= MOST else (),
        left_out=tuple(LeftOutDetails(why=each.why, lines=each.numbers) for each in left_out),
    )


def _sorted_out(texts: list[str], declared: Lines) -> tuple[list[Line], list[LeftOut]]:
    judged: list[Line] = []
    others: dict[str, list[int]] = {}
    while texts and not texts[-1].strip():
        texts.pop()  # the line break behind the last line makes no line
    if sum(map(bool, map(str.strip, texts))) > 2 * MOST:
        return [Line(number, text) for number, text in enumerate(texts, 1) if text.strip()], []  # too many to look at
    for number, text in enumerate(texts, 1):
        why = _why_left_out(text, declared)
        if why:
            others.setdefault(why, []).append(number)
        else:
            judged.append(Line(number, text))
    return judged, [LeftOut(why, tuple(numbers)) for why, numbers in others.items()]


def _why_left_out(text: str, declared: Lines) -> str | None:
    cells = row_cells(text)
    if not cells:
        return "空行"
    best = max(declared.grade(cell) for cell in cells)
    if best < Grade.INSIDE and _TOTAL.match(cells[0]):
        return "合计"
    return "表头" if best < Grade.LIKELY and any(map(is_heading, cells)) else None


def lines_named(numbers: Sequence[int]) -> str:
    """As 第 3、9 行; of many, the first twenty and how many there are."""
    shown = "、".join(map(str, numbers[:_MOST_NAMED]))
    return f"第 {shown} 行" + (f"等 {len(numbers)} 行" if len(numbers) > _MOST_NAMED else "")
