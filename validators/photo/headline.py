"""The headline: whether everything measurable is right, and if not, what is wrong in a few words."""

from __future__ import annotations

from validators.engine_rules import ENGINE
from validators.model import Headline, Outcome, Severity
from validators.photo.rules.appearance import APPEARANCE
from validators.photo.rules.background import BACKGROUND
from validators.photo.rules.file import FILE
from validators.photo.rules.subject import SUBJECT
from validators.rules import Judged

_MOST_NAMED = 2
_TOO_LARGE = "photo/larger-than-100-kb"
_OF_PICTURE = {rule.id for rules in (BACKGROUND, APPEARANCE) for rule in rules.rules}
_FINDS = {rule.id: rule.finds for rules in (FILE, BACKGROUND, SUBJECT, APPEARANCE, ENGINE) for rule in rules.rules}


def headline(judged: Judged) -> Headline:
    """Sum up one photo."""
    if judged.outcome is Outcome.FAIL:
        wrong = list(dict.fromkeys(_FINDS[finding.rule] for finding in judged.of(Severity.ERROR)))
        more = f"等 {len(wrong)} 处" if len(wrong) > _MOST_NAMED else ""
        named = "、".join(wrong[:_MOST_NAMED])
        return Headline(text=f"不合格：{named}{more}", sentence=_next_step(judged), tally="不合格")
    if judged.outcome is Outcome.UNSURE:
        return Headline(text="拿不准", sentence="先照下面写的核对，还不行就问同级司法局。", tally="拿不准")
    sentence = "化妆、帽子、衣着这些要人看，请照下面的清单打勾。"
    if judged.of(Severity.WARNING):
        sentence = f"下面有请您看一眼的地方。{sentence}"
    return Headline(text="能看的都合格", sentence=sentence, tally="合格")


def _next_step(judged: Judged) -> str:
    wrong = {finding.rule for finding in judged.of(Severity.ERROR)}
    if wrong & _OF_PICTURE:
        return "要重新照，或者换一张。怎么做，看下面。"
    return "压小就行，不用重新照。怎么做，看下面。" if wrong == {_TOO_LARGE} else "要换一个文件。怎么做，看下面。"
