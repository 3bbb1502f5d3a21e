"""The checker's verdicts on all photos of the groups."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from cases.photos.files import photo_input
from cases.photos.groups import Group, Look, groups
from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome, Severity

TODAY = date(2026, 3, 1)


@dataclass(frozen=True)
class Judged:
    """What the checker said of one photo, notes left out, and how long it took (ms)."""

    group: Group
    photo: Look
    outcome: Outcome
    rules: frozenset[str]
    took: float

    @property
    def is_wrong(self) -> bool:
        """Whether the photo got the outcome that its group rules out."""
        return self.outcome == self.group.wrong

    @property
    def is_missed(self) -> bool:
        """Whether no finding names what is wrong with the photo."""
        return bool(self.group.rules) and not self.group.rules & self.rules


def judge(step: int = 1) -> list[Judged]:
    """Draws every photo of each group, or one of `step`, and checks it."""
    judged = []
    for group in groups():
        for photo in group.photos[::step]:
            drawn = photo_input(photo)
            start = time.perf_counter()
            verdict = check(CHECKERS["photo"], drawn, TODAY)
            took = 1000 * (time.perf_counter() - start)
            told = (finding for finding in verdict.findings if finding.severity is not Severity.NOTE)
            rules = frozenset(finding.rule.split("/")[1] for finding in told)
            judged.append(Judged(group, photo, verdict.outcome, rules, took))
    return judged
