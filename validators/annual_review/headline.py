"""The headline: whether the certificate is to be reviewed this year, and until when."""

from __future__ import annotations

from validators.annual_review.review import Review
from validators.model import Headline, Outcome
from validators.rules import Judged


def headline(judged: Judged) -> Headline:
    """What is to be done about this year's review of one certificate."""
    review = judged.facts.get("review")
    if not isinstance(review, Review):
        if judged.outcome is Outcome.FAIL:
            return Headline(text="日期有误", sentence="照下面写的把日期改好，再查一次。", tally="日期有误")
        return Headline(text="日期要核实", sentence="先照下面写的核对清楚。", tally="日期要核实")
    if review.deadline is None or review.days_left is None:
        return Headline(text="今年不用审", sentence="今年办的证，明年再审。", tally="不用审")
    if review.reviewed:
        return Headline(text="今年不用再审", sentence="今年已经审过了。", tally="不用审")
    day = f"{review.deadline.month} 月 {review.deadline.day} 日"
    return _in_time(review.days_left, day) if review.days_left >= 0 else _late(review, day)


def _in_time(days_left: int, day: str) -> Headline:
    when = f"{day}前（还有 {days_left} 天）" if days_left else "今天是最后一天"
    return Headline(text=f"今年要审，{when}", sentence="在证件管理系统里发起年审。", tally="要审")


def _late(review: Review, day: str) -> Headline:
    if review.reviewed is None:
        sentence = f"{day}已经过了。先查清楚这本证今年审过没有。"
        return Headline(text="今年审了没有？请核实", sentence=sentence, tally="审没审要核实")
    return Headline(
        text="马上问同级司法局：今年没有审，已经过期", sentence="怎么补办，听同级司法局的。", tally="过期没审"
    )
