"""Compares two names character by character. It judges nothing: the rules do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

from validators.normalise import Normalised

_DIFF = diff_match_patch()
_DIFF.Diff_Timeout = 0  # no limit: the result must not depend on how fast the machine is


@dataclass(frozen=True)
class Change:
    """A place where the names differ: [start, end) in each normalised name, and the text there, which may be ""."""

    old_at: tuple[int, int]
    new_at: tuple[int, int]
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """The places where two names differ, and both names as segments in reading order.

    A segment is `{"kind": "same" | "removed" | "added", "text": …, "at": {field: [start, end)}}`. `at` gives its place
    in the typed text of each field that it stands in.
    """

    changes: tuple[Change, ...]
    segments: tuple[dict[str, object], ...]


def compare(old: Normalised, new: Normalised) -> Difference:
    """Compare the name on the certificate (`old`) with the name now (`new`); neither may be empty.

    Characters that two words share by chance do not split a change.
    """
    steps = _DIFF.diff_main(old.text, new.text, False)
    _DIFF.diff_cleanupSemantic(steps)
    changes: list[Change] = []
    segments: list[dict[str, object]] = []
    i1 = j1 = 0
    for kept, pieces in itertools.groupby(steps, key=lambda step: step[0] == _DIFF.DIFF_EQUAL):
        before, after = "", ""
        for operation, text in pieces:
            before += text if operation != _DIFF.DIFF_INSERT else ""
            after += text if operation != _DIFF.DIFF_DELETE else ""
        i2, j2 = i1 + len(before), j1 + len(after)
        if not kept:
            changes.append(Change((i1, i2), (j1, j2), before, after))
        segments += _segments(kept, old, (i1, i2), new, (j1, j2))
        i1, j1 = i2, j2
    return Difference(tuple(changes), tuple(segments))


def _segments(
    kept: bool, old: Normalised, old_at: tuple[int, int], new: Normalised, new_at: tuple[int, int]
) -> Iterator[dict[str, object]]:
    before = {"unit_on_certificate": old.span(*old_at)} if old_at[0] < old_at[1] else {}
    after = {"current_unit": new.span(*new_at)} if new_at[0] < new_at[1] else {}
    if kept:
        yield {"kind": "same", "text": new.text[slice(*new_at)], "at": {**before, **after}}
        return
    if before:
        yield {"kind": "removed", "text": old.text[slice(*old_at)], "at": before}
    if after:
        yield {"kind": "added", "text": new.text[slice(*new_at)], "at": after}
