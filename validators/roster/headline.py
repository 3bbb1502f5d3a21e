"""The headline: how many people there are, and how many of them are all right."""

from __future__ import annotations

from validators.letter import WHOM
from validators.model import Headline, Outcome, Severity
from validators.roster.checking import Checking
from validators.roster.open import Origin
from validators.rules import Judged

_PUT_RIGHT = {
    Origin.FILE: "在自己的表里照下面写的改好，存盘，再查一次。",
    Origin.PASTED: "在自己的表里照下面写的改好，再复制、粘贴一次。",
    Origin.FORMS: "回到信息收集表那一页，照下面写的改好，再放进花名册查一次。",
    Origin.WRITTEN: "照下面写的，改写的那几行，再查一次。",
}
_HAND_IN = {
    Origin.FORMS: "可以照这些表报。",
    Origin.WRITTEN: "照片和收集表还差什么，看“本月要报的人”。",
}


def headline(judged: Judged) -> Headline:
    """Count the people by outcome. Each tally belongs to one outcome."""
    checking = judged.facts.get("checking")
    if not isinstance(checking, Checking):
        return Headline(text="没有查", sentence="照下面写的改好，再查一次。", tally="没有查")
    origin = Origin(str(judged.facts["origin"]))
    count = len(checking.people)
    failed, unsure = checking.counts[Outcome.FAIL], checking.counts[Outcome.UNSURE]
    if judged.outcome is Outcome.FAIL:
        text = f"{count} 人里有 {failed} 人要改" if failed else f"{count} 人，花名册要改"
        return Headline(text=text, sentence=_PUT_RIGHT[origin], tally="要改")
    if judged.outcome is Outcome.UNSURE:
        text = f"{count} 人里有 {unsure} 人要问清" if unsure else f"{count} 人，有的地方要问清"
        return Headline(text=text, sentence=f"先照下面写的问{WHOM}，再往下办。", tally="要问清")
    to_confirm = len(judged.of(Severity.WARNING))
    hand_in = _HAND_IN.get(origin, "可以照这张表报。")
    sentence = f"有 {to_confirm} 处请看一眼，没错就不用改。" if to_confirm else hand_in
    return Headline(text=f"{count} 人都没有查出错误", sentence=sentence, tally="没有查出错误")
