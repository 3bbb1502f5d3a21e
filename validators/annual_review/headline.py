"""The headline: whether to review the certificate this year, and until when."""

from __future__ import annotations

from validators.annual_review.review import Review
from validators.model import Headline, Outcome
from validators.rules import Judged


def headline(judged: Judged) -> Headline:
    """Sum up this year's review of one certificate. Each tally belongs to one outcome."""
    review = judged.facts.get("review")
    found = {finding.rule.removeprefix("annual-review/") for finding in judged.findings}
    if judged.outcome is Outcome.FAIL:
        if "expired" in found:
            return Headline(text="证件已过有效期，先问同级司法局", sentence="这不是年审能解决的。", tally="证件过期")
        if "overdue" in found:
            text = "马上问同级司法局：今年没有审，已经逾期"
            return Headline(text=text, sentence="怎么补办，听同级司法局的。", tally="逾期没审")
        return Headline(text="日期有误", sentence="照下面写的改好，再查一次。", tally="日期有误")
    if "review-unknown" in found:
        sentence = "3 月 31 日已经过了。先在证件管理系统里查清楚。"
        return Headline(text="今年审了没有？请核实", sentence=sentence, tally="请核实")
    if judged.outcome is Outcome.UNSURE or not isinstance(review, Review):
        return Headline(text="日期要核实", sentence="先照下面写的核对清楚。", tally="日期不明")
    return _in_time(review)


def _in_time(review: Review) -> Headline:
    if review.deadline is None or review.reviewed:
        why = "今年办的证，明年再审。" if review.deadline is None else "今年已经审过了。"
        return Headline(text="今年不用审", sentence=why, tally="不用审")
    day = f"{review.deadline.month} 月 {review.deadline.day} 日"
    when = f"{day}前（还有 {review.days_left} 天）" if review.days_left else "今天是最后一天"
    return Headline(text=f"今年要审，{when}", sentence="在证件管理系统里发起年审。", tally="要审")
