"""Where two names differ, character by character. It judges nothing: that is the rules' part."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from validators.normalise import Normalised


@dataclass(frozen=True)
class Change:
    """A place where the names differ: [start, end) in each normalised name, and what stands there, perhaps ""."""

    old_at: tuple[int, int]
    new_at: tuple[int, int]
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """How two names compare: the places where they differ, and both names as segments in reading order.

    A segment is `{"kind": "same" | "removed" | "added", "text": …, "at": {field: [start, end)}}`; `at` counts the
    characters that were typed in the fields in which the segment stands.
    """

    changes: tuple[Change, ...]
    segments: tuple[dict[str, object], ...]


def compare(old: Normalised, new: Normalised) -> Difference:
    """Compares the name on the certificate (`old`) with the name now (`new`); neither may be empty."""
    steps = difflib.SequenceMatcher(None, old.text, new.text, autojunk=False).get_opcodes()
    changes = tuple(
        Change((i1, i2), (j1, j2), old.text[i1:i2], new.text[j1:j2]) for tag, i1, i2, j1, j2 in steps if tag != "equal"
    )
    return Difference(changes, tuple(_segments(steps, old, new)))


def _segments(
    steps: Iterable[tuple[str, int, int, int, int]], old: Normalised, new: Normalised
) -> Iterator[dict[str, object]]:
    for tag, i1, i2, j1, j2 in steps:
        old_at = {"unit_on_certificate": old.span(i1, i2)} if i1 < i2 else {}
        new_at = {"current_unit": new.span(j1, j2)} if j1 < j2 else {}
        if tag == "equal":
            yield {"kind": "same", "text": new.text[j1:j2], "at": {**old_at, **new_at}}
            continue
        if old_at:
            yield {"kind": "removed", "text": old.text[i1:i2], "at": old_at}
        if new_at:
            yield {"kind": "added", "text": new.text[j1:j2], "at": new_at}
