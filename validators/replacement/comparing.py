"""Compares two names character by character. It judges nothing: the rules do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

from validators.details import Piece
from validators.normalise import Normalised

_DIFF = diff_match_patch()


@dataclass(frozen=True)
class Change:
    """A place where the names differ: [start, end) in each normalised name, and the text there, which may be ""."""

    old_at: tuple[int, int]
    new_at: tuple[int, int]
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """The places where two names differ, and both names as pieces in reading order."""

    changes: tuple[Change, ...]
    pieces: tuple[Piece, ...]


def compare(old: Normalised, new: Normalised) -> Difference:
    """Compare the name on the certificate (`old`) with the name now (`new`); neither may be empty.

    Characters that two words share by chance do not split a change.
    """
    steps = list(_steps(old.text, new.text))
    _DIFF.diff_cleanupSemantic(steps)
    changes: list[Change] = []
    shown: list[Piece] = []
    i1 = j1 = 0
    for kept, pieces in itertools.groupby(steps, key=lambda step: step[0] == _DIFF.DIFF_EQUAL):
        before, after = "", ""
        for operation, text in pieces:
            before += text if operation != _DIFF.DIFF_INSERT else ""
            after += text if operation != _DIFF.DIFF_DELETE else ""
        i2, j2 = i1 + len(before), j1 + len(after)
        if not kept:
            changes.append(Change((i1, i2), (j1, j2), before, after))
        shown += _pieces(kept, old, (i1, i2), new, (j1, j2))
        i1, j1 = i2, j2
    return Difference(tuple(changes), tuple(shown))


def _steps(old: str, new: str) -> Iterator[tuple[int, str]]:
    """The shortest changes, as the library takes them; its own way to find them looks at the clock."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _DIFF.DIFF_EQUAL, old[i1:i2]
            continue
        if i1 < i2:
            yield _DIFF.DIFF_DELETE, old[i1:i2]
        if j1 < j2:
            yield _DIFF.DIFF_INSERT, new[j1:j2]


def _pieces(
    kept: bool, old: Normalised, old_at: tuple[int, int], new: Normalised, new_at: tuple[int, int]
) -> Iterator[Piece]:
    before = {"unit_on_certificate": old.span(*old_at)} if old_at[0] < old_at[1] else {}
    after = {"current_unit": new.span(*new_at)} if new_at[0] < new_at[1] else {}
    if kept:
        yield Piece(kind="same", text=new.text[slice(*new_at)], at={**before, **after})
        return
    if before:
        yield Piece(kind="removed", text=old.text[slice(*old_at)], at=before)
    if after:
        yield Piece(kind="added", text=new.text[slice(*new_at)], at=after)
