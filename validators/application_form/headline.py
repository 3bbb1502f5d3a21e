"""The headline: 可以交了, 还有几处要改, 先问同级司法局 or 不能申领."""

from __future__ import annotations

from validators.letter import WHOM
from validators.model import Headline, Outcome, Severity
from validators.rules import Judged

_STANDING = "eligibility/"


def headline(judged: Judged) -> Headline:
    """Say what to do with the form. Each tally belongs to one outcome."""
    errors = judged.of(Severity.ERROR)
    if any(finding.rule.startswith(_STANDING) for finding in errors):
        return Headline(text="不能申领", sentence="照表上写的，有的条件不符合。原因和怎么办在下面。", tally="不能申领")
    if judged.outcome is Outcome.FAIL:
        if all(finding.rule == "application-form/missing" for finding in errors):
            return Headline(text=f"还有 {len(errors)} 栏没有填", sentence="填好再查一次。", tally="没有填完")
        return Headline(text=f"还有 {len(errors)} 处要改", sentence="照下面写的改好，再查一次。", tally="要改")
    if judged.outcome is Outcome.UNSURE:
        return Headline(text=f"先问{WHOM}", sentence="问清以前先不要报。问什么，下面写着。", tally="要问清")
    to_confirm = len(judged.of(Severity.WARNING))
    sentence = (
        f"有 {to_confirm} 处请看一眼，没错就不用改。" if to_confirm else "打印出来，连同电子照片交给本单位的管理员。"
    )
    return Headline(text="可以交了", sentence=sentence, tally="可以交")
