"""Compares two names character by character. It judges nothing: the rules do."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

from validators.details import Piece
from validators.normalise import Normalised

_DIFF = diff_match_patch()
_MOST_PAIRS = 5_000  # of a character of one name with the same one of the other; names as there are have a hundred


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
    for tag, i1, i2, j1, j2 in _places(old, new):
        steps = [(_DIFF.DIFF_DELETE, old[i1:i2]), (_DIFF.DIFF_INSERT, new[j1:j2])]
        yield from filter(itemgetter(1), steps if tag != "equal" else [(_DIFF.DIFF_EQUAL, old[i1:i2])])


def _places(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    """Return where the names are the same and where not, as difflib writes it; in one place if they repeat themselves.

    Looking for all changes in 局局局局… would take minutes.
    """
    in_old = Counter(old)
    if sum(in_old[character] * count for character, count in Counter(new).items()) <= _MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    front = _DIFF.diff_commonPrefix(old, new)
    behind = _DIFF.diff_commonSuffix(old[front:], new[front:])
    end, new_end = len(old) - behind, len(new) - behind
    return [
        ("equal", 0, front, 0, front),
        ("replace", front, end, front, new_end),
        ("equal", end, len(old), new_end, len(new)),
    ]


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
