"""The headline: 不用换证, 要换证 or 先核对."""

from __future__ import annotations

from validators.model import Headline, Outcome
from validators.rules import Judged


def headline(judged: Judged) -> Headline:
    """Say what to do with the certificates of the unit."""
    changes = judged.facts.get("changes")
    if judged.outcome is Outcome.UNSURE or judged.facts.get("contradiction"):
        return Headline(text="先核对", sentence="先照下面写的核对清楚，再决定要不要换证。", tally="先核对")
    if changes is None or judged.facts["refused"]:
        return Headline(text="还不能比较", sentence="先照下面写的把名称填好。", tally="没有填好")
    if changes:
        return Headline(text="要换证", sentence="单位名称变了。动手之前，先看下面怎么办。", tally="要换证")
    return Headline(text="不用换证", sentence="两个名称一样，没有因为名称换证的理由。", tally="不用换证")
