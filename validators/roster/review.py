"""Who is due for this year's review, and whose exam no longer counts: reports, not findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from validators.annual_review.review import Review
from validators.application_form.words import is_empty, plain
from validators.date_rules import is_placeholder
from validators.dates import Written, read_date
from validators.exam_days import latest_exam_days
from validators.roster.across import Person
from validators.roster.columns import ISSUED_ON, REVIEWED_ON
from validators.roster.people import People

_DONE = re.compile(r"已审|已经?年审|已通过|通过|合格|已办|已完成|完成|是|有|√|✓|✔")
_OPEN = re.compile(r"未审|未年审|没有?审|未通过|未办|未完成|待审|否|×|✗|✘|无")


class State(StrEnum):
    """What this year's review means for a person."""

    DUE = "due"
    REVIEWED = "reviewed"
    NEW = "new"
    UNREADABLE = "unreadable"


def reviews(people: People, compared: Sequence[Person], today: date) -> dict[State, tuple[int, ...]] | None:
    """Return the people by state, without those whose certificate is cancelled; None without a date of issue.

    `compared` are the people so far.
    """
    if ISSUED_ON not in people.fields:
        return None
    found: dict[State, list[int]] = {state: [] for state in State}
    columns = zip(people.texts(ISSUED_ON), people.texts(REVIEWED_ON), compared, strict=False)
    state = cache(lambda issued, reviewed: None if is_empty(issued) else _state(issued, reviewed, today))
    for index, (issued, reviewed, person) in enumerate(columns):
        of_person = None if person.is_cancelled else state(issued, reviewed)
        if of_person:
            found[of_person].append(index)
    return {state: tuple(rows) for state, rows in found.items()}


def _state(issued: str, reviewed: str, today: date) -> State:
    years = _years(read_date(issued, also_incomplete=True).written, today)
    if len({year < today.year for year in years}) != 1:
        return State.UNREADABLE
    review = Review(min(years), today, _is_reviewed(reviewed, today))
    if review.deadline is None:
        return State.NEW
    return State.DUE if review.due else State.REVIEWED


def _years(written: Written | None, today: date) -> set[int]:
    if written is None or is_placeholder(written):
        return set()
    return {first.year for first, _ in written.periods if first <= today}


def _is_reviewed(typed: str, today: date) -> bool | None:
    """Tell whether the review of this year is done; None if nobody says."""
    words = plain(typed)
    if not words:
        return None
    years = {first.year for first, _ in written.periods} if (written := _written(typed)) else set()
    if years:
        return today.year in years
    return False if _OPEN.match(words) else True if _DONE.match(words) else None


def _written(typed: str) -> Written | None:
    return read_date(typed, also_incomplete=True).written


@dataclass(frozen=True)
class Exams:
    """People by their general exam: too long ago, counted only until `until`, not readable."""

    past: tuple[int, ...]
    ending: tuple[int, ...]
    unreadable: tuple[int, ...]
    until: date


def exams(people: People, compared: Sequence[Person], today: date) -> Exams | None:
    """Return whose exam no longer counts, or ends to count next; None without a column for its date.

    `compared` are the people so far. None too where the calendar ends, at a date that only a clock gone wrong can have.
    """
    counted = latest_exam_days(today)
    if "general_exam_date" not in people.fields or len(counted) < 2 or counted[0].year == date.max.year:
        return None
    past: list[int] = []
    ending: list[int] = []
    unreadable: list[int] = []
    texts = people.texts("general_exam_date")

    def group(text: str) -> list[int] | None:
        if is_empty(text):
            return None
        day = read_date(text).value
        if day is None:
            return unreadable
        return past if day < counted[-1] else ending if day < counted[-2] else None

    group_of = cache(group)
    for index, (text, person) in enumerate(zip(texts, compared, strict=False)):
        among = None if person.is_cancelled else group_of(text)
        if among is not None:
            among.append(index)
    # The oldest of the three days counts until the day before the next one takes its place.
    until = date.fromordinal(date(counted[0].year + 1, counted[0].month, counted[0].day).toordinal() - 1)
    return Exams(tuple(past), tuple(ending), tuple(unreadable), until)
