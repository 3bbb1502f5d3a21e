"""Reads what a line says about a certificate: which date is which, and whether it was reviewed. It judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from validators.annual_review.labels import (
    SIGNS,
    Label,
    LabelKind,
    is_up_to,
    label_before,
    label_behind,
    label_of_year,
    label_within,
    reviewed_in,
)
from validators.dates import DateReading, Style, Written, read_date

# What is written for the last day where there is none: the certificate has none, or nobody wrote it down.
_NO_LAST_DAY = re.compile(
    f"{SIGNS}(?:长期|永久|长期有效|永久有效|无固定期限|无|没有|无有效期|没有有效期|未写|没有写|未注明|没有注明|不详)?{SIGNS}"
)


@dataclass(frozen=True)
class Labelled:
    """A date whose label says that it is not the date of issue."""

    label: Label
    written: Written


@dataclass(frozen=True)
class Line:
    """What a line says about a certificate.

    `issued` has the dates that may be the date of issue: those labelled so, else those without a label. `others` are
    labelled as something else; `valid_until` is one of them. `reviewed` says whether it was reviewed this year. `name`
    is the rest of the line, such as a name or a number.
    """

    issued: DateReading
    others: tuple[Labelled, ...]
    valid_until: Written | None
    reviewed: bool | None
    name: str


def read_line(typed: str, today: date) -> Line:
    """Read any string. `today` says which year is this year."""
    reading, labelled = _labelled(read_date(typed))
    if not _of_kind(LabelKind.ISSUED, labelled):
        # 发证日期 2018年 counts although a whole date stands next to it.
        fuller = _labelled(read_date(typed, also_incomplete=True))
        if _of_kind(LabelKind.ISSUED, fuller[1]):
            reading, labelled = fuller
    issued = _of_kind(LabelKind.ISSUED, labelled) or [written for written, label in labelled if not label]
    others = [Labelled(label, written) for written, label in labelled if label and label.kind is not LabelKind.ISSUED]
    valid_until = _of_kind(LabelKind.VALID_UNTIL, labelled)
    return Line(
        reading.only(issued),
        tuple(others),
        valid_until[-1] if valid_until else None,
        _reviewed(reading, _of_kind(LabelKind.REVIEWED, labelled), today),
        reading.around,
    )


def read_validity(typed: str) -> DateReading:
    """Read the validity as it stands on a certificate: of a first and a last day, the last."""
    reading = read_date(typed)
    if not reading.dates and _NO_LAST_DAY.fullmatch(reading.typed.text):
        return replace(reading, unread=None)
    labelled = _of_kind(LabelKind.VALID_UNTIL, _labelled(reading)[1])
    is_period = len(reading.dates) == 2 and is_up_to(reading.gaps[1])
    return reading.only(labelled[-1:] or (reading.dates[1:] if is_period else reading.dates))


def _of_kind(kind: LabelKind, labelled: Iterable[tuple[Written, Label | None]]) -> list[Written]:
    return [written for written, label in labelled if label and label.kind is kind]


def _labelled(reading: DateReading) -> tuple[DateReading, list[tuple[Written, Label | None]]]:
    """Return the reading without labels in its gaps, and the dates with their labels."""
    found, gaps = _labels(reading.gaps)
    dates = zip(reading.dates, found, reading.gaps[1:], strict=True)
    return replace(reading, gaps=gaps), [
        (written, (label_of_year(behind) if written.style is Style.YEAR else None) or label)
        for written, label, behind in dates
    ]


def _labels(around: Sequence[str]) -> tuple[list[Label | None], tuple[str, ...]]:
    """Return the label of each date, and the gaps around the dates without the labels.

    All labels of a line stand before their dates, or all after them, unless a sign tells to which date one belongs.
    """
    own = label_within(around[1]) if len(around) > 2 and not label_before(around[0]) else None
    if own:
        others, rest = _labels((own.rest, *around[2:]))
        return [own, *others], (around[0], *rest)
    gaps = list(around)
    before = [None if place and is_up_to(gap) else label_before(gap) for place, gap in enumerate(gaps[:-1])]
    behind = [label_behind(gap) for gap in gaps[1:]]
    last = behind[-1] if behind else None
    # "2018-12-31 年审" is two cells, the second of which may be a heading or a remark.
    is_remark = last is not None and last.kind is LabelKind.REVIEWED and len(behind) == 1 and gaps[1][0] == " "
    is_behind = before[:1] == [None] and last is not None and not is_remark
    found = behind if is_behind else before
    for place, label in enumerate(found):
        previous = found[place - 1] if place else None
        if label and len(found) == 1 and label.words.startswith("已"):
            found[place] = None  # 已审 next to the only date is about the certificate
        elif label:
            gaps[place + is_behind] = label.rest
        elif previous and previous.kind is not LabelKind.OTHER and is_up_to(gaps[place]):
            words = previous.words if previous.kind is LabelKind.VALID_UNTIL else "至"
            found[place] = Label(LabelKind.VALID_UNTIL, words, gaps[place])
    return found, tuple(gaps)


def _reviewed(reading: DateReading, dates: list[Written], today: date) -> bool | None:
    """Read from words and dates of review whether it was this year; None if they say nothing or disagree."""
    said = reviewed_in(today.year, reading.typed.text)
    # 2026年未审 is the year of a review too: there, the words count.
    days = [
        first for written in dates if written.style is not Style.YEAR for first, _ in written.periods if first <= today
    ]
    if any(day.year == today.year for day in days):
        return None if said is False else True
    return said
