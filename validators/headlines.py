"""The headline of checkers that ask whether what was typed is right."""

from __future__ import annotations

from collections.abc import Callable

from validators.model import Headline, Outcome, Severity
from validators.rules import Judged


def faultless(right: str) -> Callable[[Judged], Headline]:
    """Make a headline that counts the errors. `right` says under a pass what to do with what was checked."""

    def headline(judged: Judged) -> Headline:
        if judged.outcome is Outcome.PASS:
            to_confirm = len(judged.of(Severity.WARNING))
            sentence = f"有 {to_confirm} 处请看一眼，没错就不用改。" if to_confirm else right
            return Headline(text="没有查出错误", sentence=sentence, tally="没有查出错误")
        if judged.outcome is Outcome.UNSURE:
            return Headline(text="要核实", sentence="先照下面写的问清楚，再往下办。", tally="要核实")
        count = len(judged.of(Severity.ERROR))
        return Headline(text=f"有 {count} 处错误", sentence="照下面写的改好，再查一次。", tally="有错误")

    return headline
