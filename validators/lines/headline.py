"""The headline: how many lines there are to check."""

from __future__ import annotations

from validators.model import Headline, Outcome
from validators.rules import Judged


def headline(judged: Judged) -> Headline:
    """Say how many lines were checked, or that none were."""
    lines = judged.facts.get("lines")
    if judged.outcome is not Outcome.PASS or not isinstance(lines, list):
        return Headline(text="没有查", sentence="照下面写的改好，再查一次。", tally="没有查")
    return Headline(text=f"查了 {len(lines)} 行", sentence="每一行的结果在下面。", tally="查了")
