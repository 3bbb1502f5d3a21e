"""What a verdict says beside its findings, for the page to show. Each checker declares its own on top of `Details`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Segment(_Frozen):
    """A piece of what was read, as the page shows it: `kind` is for its script, the rest for people."""

    kind: str
    label: str
    text: str
    meaning: str


class Piece(_Frozen):
    """A run of characters of two compared texts, in reading order.

    `at` gives its place [start, end) in the typed text of each field that it is in.
    """

    kind: Literal["same", "removed", "added"]
    text: str
    at: Mapping[str, tuple[int, int]]


class Sides(_Frozen):
    """What two compared texts are called."""

    removed: str
    added: str


class Reminder(_Frozen):
    """A day for a calendar: `on` is YYYY-MM-DD, `days_before` are the days before it on which to remind.

    `id` is the same for the same day, so that a calendar takes it once.
    """

    id: str
    on: str
    title: str
    text: str
    days_before: tuple[int, ...]


class LetterSection(_Frozen):
    """A part of a letter, with its heading."""

    title: str
    items: tuple[str, ...]


class Letter(_Frozen):
    """A letter to print: words, and in `blanks` and `signed` the names of what is filled in by hand.

    The name of the place goes before `to`; `button` is what prints it.
    """

    title: str
    to: str
    opening: str
    blanks: tuple[str, ...]
    sections: tuple[LetterSection, ...]
    reply: str
    signed: tuple[str, ...]
    button: str


class Details(_Frozen):
    """What the page knows how to show for every checker; a verdict holds only what its checker has set.

    `sides` names the two texts of which `diff` has the pieces: the one that lost some, and the one that got some.
    `missing` are the fields that are still to be answered or asked about; () if nothing is. `label` is the rest of a
    row of which one cell was read, `masked` the personal fields as paper may show them.
    """

    label: str | None = None
    segments: tuple[Segment, ...] = ()
    diff: tuple[Piece, ...] | None = None
    sides: Sides | None = None
    letter: Letter | None = None
    masked: Mapping[str, str] = {}
    reminder: Reminder | None = None
    missing: tuple[str, ...] | None = None
