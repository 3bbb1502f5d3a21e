"""The headline: 可以申领, 不能申领 or 先问司法局."""

from __future__ import annotations

from validators.model import Headline, Outcome
from validators.rules import Judged


def headline(judged: Judged) -> Headline:
    """Say whether to apply for this person."""
    if judged.facts.get("not_met"):
        return Headline(text="不能申领", sentence="有一个条件不符合，就不能办。原因和怎么办在下面。", tally="不能申领")
    if judged.outcome is Outcome.FAIL:
        return Headline(text="答案有误", sentence="照下面写的重新选。", tally="答案有误")
    if judged.facts.get("unanswered"):
        return Headline(text="还没有答完", sentence="请接着回答，五个问题都答了才有结论。", tally="还没有答完")
    if judged.outcome is Outcome.UNSURE:
        return Headline(text="先问司法局", sentence="问什么、带什么，下面写好了。", tally="先问司法局")
    return Headline(text="可以申领", sentence="照“新办”的步骤准备资料，最后由同级司法局审核。", tally="可以申领")
