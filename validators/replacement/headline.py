"""The headline: 不用换证, 要换证 or 先核对."""

from __future__ import annotations

from validators.model import Headline, Outcome, Severity
from validators.rules import Judged

_RENAMED = "replacement/name-differs"


def headline(judged: Judged) -> Headline:
    """Return what to do about the certificates of a unit with these two names."""
    if judged.outcome is Outcome.UNSURE:
        return Headline(text="先核对", sentence=_to_check(judged), tally="先核对")
    if judged.outcome is Outcome.FAIL:
        if any(finding.rule == _RENAMED for finding in judged.findings):
            sentence = "单位名称变了。先核对证件和公章，动手之前先问同级司法局。"
            return Headline(text="要换证", sentence=sentence, tally="要换证")
        return Headline(text="还不能比较", sentence="先照下面写的填好。", tally="没有填好")
    sentence = "两个名称一样，没有因为名称换证的理由。"
    if judged.of(Severity.WARNING):
        sentence = "两个名称一样，可是不像单位名称，先看看有没有填错。"
    return Headline(text="不用换证", sentence=sentence, tally="不用换证")


def _to_check(judged: Judged) -> str:
    if judged.facts.get("copied"):
        return "对照证件和公章看清楚：不同的地方可能是抄写、打字带来的。"
    if judged.facts.get("unclear"):
        return "对照证件和公章看清楚，再弄清是单位改了名，还是人员有变动。"
    return "对照证件和公章看清楚，再决定要不要换证。"
