"""Turns a pasted text into facts: the lines to judge, the lines left out, and what each line holds."""

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
from validators.notes import bare, note_in, sum_in
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.rules import Checker, Lines, Prepared

MOST = 500  # lines at once; an old machine takes some milliseconds a line
_MOST_NAMED = 20

_CHECKERS: dict[str, Checker] = {each.name: each for each in (CERTIFICATE_NUMBER, RESIDENT_ID, ANNUAL_REVIEW)}

_TITLE = re.compile(r"(?:.*?[\u3400-\u9fff]){5}")  # a name has fewer ideographs


@dataclass(frozen=True)
class Line:
    """A line that is not empty. Numbers count from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class LeftOut:
    """Lines that are left out, and why."""

    why: str
    numbers: tuple[int, ...]


def prepare(values: LinesInput, today: date) -> Prepared:
    """Separate the lines to judge from the others. Ignores `today`.

    Facts: `lines` to judge, `left_out` the others, `is_empty` if there is nothing to judge. `identities` maps what only
    one line may hold to the numbers of the lines that do, `serials` the codes of a unit to pairs of line number and
    serial, in order. `of` says what the lines are; without it all facts are None.
    """
    declared = _CHECKERS[values.of].lines if values.of else None
    if declared is None:
        return Prepared(dict.fromkeys(("lines", "left_out", "is_empty", "identities", "serials", "of")))
    lines, left_out = _sorted_out((values.text or "").split("\n"), declared)
    few = lines[: MOST + 1]  # a rule refuses more, so do not read them
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
    return Prepared(facts, details=lambda: _details(lines, left_out))


def _details(lines: list[Line], left_out: list[LeftOut]) -> LinesDetails:
    return LinesDetails(
        lines=tuple(line.number for line in lines) if len(lines) <= MOST else (),
        left_out=tuple(LeftOutDetails(why=each.why, lines=each.numbers) for each in left_out),
    )


def _sorted_out(texts: list[str], declared: Lines) -> tuple[list[Line], list[LeftOut]]:
    judged: list[Line] = []
    others: dict[str, list[int]] = {}
    while texts and not texts[-1].strip():
        texts.pop()  # a line break at the end starts no line
    if sum(map(bool, map(str.strip, texts))) > 2 * MOST:
        return [Line(number, text) for number, text in enumerate(texts, 1) if text.strip()], []  # too many to sort out
    begun = False
    for number, text in enumerate(texts, 1):
        best = max(map(declared.grade, row_cells(text)), default=Grade.NOTHING)
        begun = begun or best >= Grade.LIKELY
        why = _why_left_out(text, best) or ("标题" if not begun and _TITLE.match(text) else None)
        if why:
            others.setdefault(why, []).append(number)
        else:
            judged.append(Line(number, text))
    if not begun:  # so it was no title above numbers
        judged = sorted((*judged, *(Line(number, texts[number - 1]) for number in others.pop("标题", ()))), key=_number)
    return judged, [LeftOut(why, tuple(numbers)) for why, numbers in others.items()]


def _number(line: Line) -> int:
    return line.number


def _why_left_out(text: str, best: Grade) -> str | None:
    """Return why a line is not to be judged, None if it is. `best` is how much its cells look like a number."""
    cells = row_cells(text)
    if not cells:
        return "空行"
    first = bare(text.lstrip().partition("\t")[0])
    if best < Grade.INSIDE and sum_in(first):
        return "合计"
    if best >= Grade.LIKELY:
        return None
    return "表头" if any(map(is_heading, cells)) else note_in(first)


def lines_named(numbers: Sequence[int]) -> str:
    """Write line numbers as 第 3、9 行; of many, the first twenty and the total."""
    shown = "、".join(map(str, numbers[:_MOST_NAMED]))
    return f"第 {shown} 行" + (f"等 {len(numbers)} 行" if len(numbers) > _MOST_NAMED else "")
