"""The headline: whether all that can be measured is right, and if not, what is wrong in a few words."""

from __future__ import annotations

from validators.engine import ENGINE
from validators.model import Headline, Outcome, Severity
from validators.photo.rules.appearance import APPEARANCE
from validators.photo.rules.background import BACKGROUND
from validators.photo.rules.file import FILE
from validators.rules import Judged

_MOST_NAMED = 2
_FINDS = {rule.id: rule.finds for rules in (FILE, BACKGROUND, APPEARANCE, ENGINE) for rule in rules.rules}


def headline(judged: Judged) -> Headline:
    """What has become of one photo."""
    if judged.outcome is Outcome.FAIL:
        wrong = list(dict.fromkeys(_FINDS[finding.rule] for finding in judged.of(Severity.ERROR)))
        more = f"等 {len(wrong)} 处" if len(wrong) > _MOST_NAMED else ""
        named = "、".join(wrong[:_MOST_NAMED])
        return Headline(text=f"不合格：{named}{more}", sentence="怎么改，看下面。", tally="不合格")
    if judged.outcome is Outcome.UNSURE:
        return Headline(text="拿不准", sentence="先照下面写的核对，还不行就问同级司法局。", tally="拿不准")
    sentence = "化妆、帽子、衣着这些要人看，请照下面的清单打勾。"
    if judged.of(Severity.WARNING):
        sentence = f"下面有请您看一眼的地方。{sentence}"
    return Headline(text="能看的都合格", sentence=sentence, tally="合格")
