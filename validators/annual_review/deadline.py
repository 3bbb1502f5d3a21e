"""Rules on what to do this year, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.annual_review.review import Review
from validators.dates import in_words
from validators.model import Severity
from validators.rules import Hit, RuleSet

DEADLINE = RuleSet("annual-review")

_NOTICE = "司法局当年另有通知的，照通知办。"


@DEADLINE.rule(
    "due",
    field="issued_on",
    severity=Severity.WARNING,
    finds="今年要年审，还没有逾期",
    message="这个证件今年要年审，最晚 {deadline}（当天也算，本站约定），{left}。",
    remedy=f"请在证件管理系统里发起年审；今年已经审过的，不用再审。{_NOTICE}",
    citation=sources.guide(5, "annual-review", "deadline"),
)
def due(review: Review) -> Iterator[Hit]:
    """去年 12 月 31 日以前办的证，每年 3 月 31 日以前都要在系统里发起年审。"""
    if review.deadline and review.due and review.days_left is not None and review.days_left >= 0:
        left = f"还有 {review.days_left} 天，本站建议 3 月 30 日以前做完" if review.days_left else "就是今天"
        yield Hit(None, {"deadline": in_words(review.deadline), "left": left})


@DEADLINE.rule(
    "overdue",
    field="issued_on",
    severity=Severity.ERROR,
    finds="过了期限，今年还没有审",
    message="这个证件今年的年审应当在 {deadline}以前办，已经逾期 {days} 天。",
    remedy=f"马上问同级司法局现在怎么办（本站建议带上证件）。{_NOTICE}",
    citation=sources.guide(5, "annual-review", "deadline"),
)
def overdue(review: Review) -> Iterator[Hit]:
    """说了今年还没有审，3 月 31 日又过了，就是逾期。逾期以后怎么办，指南没有写，要问司法局。"""
    if review.deadline and review.days_late and review.reviewed is False:
        yield Hit(None, {"deadline": in_words(review.deadline), "days": review.days_late})


@DEADLINE.rule(
    "review-unknown",
    field="issued_on",
    severity=Severity.UNSURE,
    finds="过了期限，不知道今年审过没有",
    message="这个证件今年的年审应当在 {deadline}以前办，期限已经过了 {days} 天，还不知道审过没有。",
    remedy="请在证件管理系统里看今年审过没有。审过的，选“已经审过”（一行一个的，在那一行写“已审”）；"
    f"没有审的，马上问同级司法局现在怎么办（本站建议带上证件）。{_NOTICE}",
    citation=sources.guide(5, "annual-review", "deadline"),
)
def review_unknown(review: Review) -> Iterator[Hit]:
    """过了 3 月 31 日，大多数证都已经审过了。没有人说它没审，就不说它逾期，只请人去看一看。"""
    if review.deadline and review.days_late and review.reviewed is None:
        yield Hit(None, {"deadline": in_words(review.deadline), "days": review.days_late})


@DEADLINE.rule(
    "not-due",
    field="issued_on",
    severity=Severity.NOTE,
    finds="今年办的证，今年不用年审",
    message="这个证件是今年办的，今年不用年审。{following}",
    remedy="现在不用做什么。到了明年，在 3 月 31 日以前发起年审。",
    citation=sources.guide(5, "annual-review", "which"),
)
def not_due(review: Review) -> Iterator[Hit]:
    """当年办的证不用年审，从第二年起才要。"""
    if review.deadline is None:
        yield Hit(None, {"following": _following(review)})


@DEADLINE.rule(
    "reviewed-too-early",
    field="issued_on",
    severity=Severity.WARNING,
    finds="今年办的证，却说今年已经审过",
    message="今年办的证，今年不用年审，这里却说今年已经审过。",
    remedy="请看看办证日期的年份有没有抄错，说的是不是另一个证。都没有错的，就不用管。",
    citation=sources.guide(5, "annual-review", "which"),
)
def reviewed_too_early(review: Review) -> Iterator[Hit]:
    """今年办的证要到明年才审。两样对不上，多半是年份抄错了，也可能看成了另一个。"""
    if review.deadline is None and review.reviewed:
        yield Hit()


@DEADLINE.rule(
    "reviewed",
    field="issued_on",
    severity=Severity.NOTE,
    finds="今年已经审过",
    message="今年已经审过，不用再审。{following}",
    remedy="本站建议到证件管理系统里再看一眼，确认请求已经发起。",
    citation=sources.guide(5, "annual-review", "deadline"),
)
def reviewed(review: Review) -> Iterator[Hit]:
    """年审一年一次。今年审过的，等明年。"""
    if review.deadline and review.reviewed:
        yield Hit(None, {"following": _following(review)})


def _following(review: Review) -> str:
    return f"下一次最晚 {in_words(review.next_deadline)}。" if review.next_deadline else ""
