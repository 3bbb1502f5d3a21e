"""How what was typed becomes facts for the rules, and details for the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from validators.annual_review.input import AnnualReviewInput, Reviewed
from validators.annual_review.review import Review
from validators.dates import DateReading, read_date
from validators.model import Segment
from validators.normalise import visible
from validators.rules import Prepared


def prepare(values: AnnualReviewInput, today: date) -> Prepared:
    """Reads the date and works out what it means on the day `today`."""
    reading = read_date(values.issued_on or "")
    answer = values.reviewed_this_year
    reviewed = None if answer is None else answer is Reviewed.YES
    issued = reading.value
    review = Review(issued, today, reviewed) if issued and issued <= today else None
    facts = {
        "typed": reading.typed,
        "unread": reading.unread,
        "several": reading.several,
        "year_last": reading.year_last,
        "written": reading.written,
        "today": today,
        "review": review,
    }
    return Prepared(facts, {"issued_on": reading.typed}, _details(reading, review))


def _details(reading: DateReading, review: Review | None) -> dict[str, Any]:
    issued = reading.value
    deadline, next_deadline = (review.deadline, review.next_deadline) if review else (None, None)
    return {
        "label": visible(reading.around, 60) or None,
        "issued_on": issued.isoformat() if issued else None,
        "due": review.due if review else None,
        "deadline": deadline.isoformat() if deadline else None,
        "days_left": review.days_left if review else None,
        "next_deadline": next_deadline.isoformat() if next_deadline else None,
        "segments": _segments(review) if review else [],
        "reminder": _reminder(next_deadline) if next_deadline else None,
    }


def _segments(review: Review) -> list[Segment]:
    days, next_deadline = review.days_left, review.next_deadline
    if days is None:
        state = ("不用审", "今年办的")
    elif review.reviewed:
        state = ("不用再审", "今年审过了")
    else:
        state = ("要审", "审过了就不用再审" if review.reviewed is None else "还没有审")
    pieces = [("issued", "办证日期", review.issued.isoformat(), ""), ("due", "今年的年审", *state)]
    if days is not None and review.due:
        last_day = ("今天", "今天也算（本站约定）") if days == 0 else (f"还有 {days} 天", "到截止那天")
        pieces += [
            ("deadline", "截止日期", str(review.deadline), "当天也算（本站约定）"),
            ("days", "离截止", *(last_day if days >= 0 else (f"过了 {-days} 天", ""))),
        ]
    elif next_deadline:
        pieces.append(("deadline", "截止日期", next_deadline.isoformat(), "下一次"))
    return [Segment(kind=kind, label=label, text=text, meaning=meaning) for kind, label, text, meaning in pieces]


def _reminder(deadline: date) -> dict[str, Any]:
    """What a calendar is to be told: its own name, the day, the words, and how many days before to speak up."""
    return {
        "id": f"annual-review-{deadline.isoformat()}",
        "on": deadline.isoformat(),
        "title": f"行政执法证年审：{deadline.month} 月 {deadline.day} 日截止",
        "text": f"{deadline.year - 1} 年年底以前办的行政执法证，"
        f"要在 {deadline.month} 月 {deadline.day} 日前到证件管理系统里发起年审（第五问）。"
        "当天算不算晚，指南没有写明，本站建议 3 月 30 日以前做完。司法局当年的通知说法不同的，照通知办。",
        "days_before": [30, 7],
    }
