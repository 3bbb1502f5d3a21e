"""The photos beside the roster: whose each one is, what the photo checker said of it, and which show one picture."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from validators.model import Outcome, Severity
from validators.roster.submission.file_names import Match

# Of these, the photo's page has a button; here photos are made to fit when they are packed.
_TOO_LARGE = ("photo/larger-than-100-kb", "photo/larger-than-100000-bytes")
_MADE_TO_FIT = "不用另外改：点表下面的“下载这些人的照片（zip）”，太大的会压小，再查一遍，原来的文件不动。"


@dataclass(frozen=True)
class Told:
    """Something to do about a person: how serious it is, what is wrong, and what to do."""

    severity: Severity
    text: str
    remedy: str


@dataclass(frozen=True)
class Judged:
    """What the photo checker said, in short. `sameness` are fingerprints: of the bytes, and of the reduced picture."""

    outcome: Outcome
    tally: str
    format: str | None
    told: tuple[Told, ...]
    points: tuple[str, ...]
    sameness: frozenset[str]


@dataclass
class Photo:
    """A file. `assigned` is what a person said: whose it is, nobody's (-1), or nothing yet (None).

    `judged` is None before the photo checker has spoken; `is_unreadable`: it never can.
    """

    id: int
    path: str
    match: Match = field(default_factory=Match)
    assigned: int | None = None
    judged: Judged | None = None
    is_unreadable: bool = False

    @property
    def person(self) -> int | None:
        """Whose photo it is, as far as that is certain."""
        if self.assigned is not None:
            return self.assigned if self.assigned >= 0 else None
        return self.match.person

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say whose it is."""
        return self.person is None and self.assigned is None

    @property
    def pictures(self) -> frozenset[str]:
        """The fingerprints of what it shows; none before it was judged."""
        return self.judged.sameness if self.judged else frozenset()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


def judged(verdict: Mapping[str, Any], values: Mapping[str, Any]) -> Judged:
    """Sum up a verdict of the photo checker. `values` are what it was given; nothing for a file that nobody read."""
    details = verdict["details"]
    made_to_fit = _TOO_LARGE if details.get("can_be_made_to_fit") else ()
    told = tuple(
        Told(
            Severity(finding["severity"]),
            finding["message"].partition("\n")[0],
            _MADE_TO_FIT if finding["rule"] in made_to_fit else finding["remedy"],
        )
        for finding in verdict["findings"]
        if finding["severity"] != Severity.NOTE
    )
    return Judged(
        Outcome(verdict["outcome"]),
        verdict["headline"]["tally"],
        details.get("format"),
        told,
        tuple(point["label"] for point in details.get("checklist", ())),
        frozenset(_sameness(values)),
    )


def _sameness(values: Mapping[str, Any]) -> Iterable[str]:
    data, pixels = values.get("data"), values.get("pixels")
    if data is not None:
        yield f"bytes {hashlib.sha256(data.content).hexdigest()}"
    if pixels is not None:
        yield f"{pixels.width} × {pixels.height} {hashlib.sha256(pixels.data).hexdigest()}"


def are_same(one: Photo, other: Photo) -> bool:
    """Tell whether two photos show exactly the same picture."""
    return bool(one.pictures & other.pictures)
