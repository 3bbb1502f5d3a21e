"""Turns what was typed into facts for the rules and details for the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from validators.annual_review.details import AnnualReviewDetails
from validators.annual_review.input import AnnualReviewInput, Reviewed
from validators.annual_review.reading import Line, read_line, read_validity
from validators.annual_review.review import Review
from validators.annual_review.validity import Validity
from validators.date_rules import is_placeholder
from validators.dates import DateReading, Style, Written
from validators.details import Reminder, Segment
from validators.normalise import Normalised, visible
from validators.rules import Prepared


def prepare(values: AnnualReviewInput, today: date) -> Prepared:
    """Read the dates and work out what they mean as of `today`."""
    line = read_line(values.issued_on or "", today)
    answer = values.reviewed_this_year
    # What a line says about its certificate outweighs the answer chosen for all lines.
    reviewed = line.reviewed if line.reviewed is not None or answer is None else answer is Reviewed.YES
    readings = {"issued_on": _past(line.issued, today), "valid_until": read_validity(values.valid_until or "")}
    issued, expiry, expiry_field = readings["issued_on"].written, readings["valid_until"].written, "valid_until"
    if issued and not values.valid_until:
        expiry, expiry_field = line.valid_until, "issued_on"
    review = _review(issued, today, reviewed) if issued else None
    validity = _validity(expiry, expiry_field, today) if expiry else None
    undecided = [
        (field, written)
        for field, written, answered in (("issued_on", issued, review), (expiry_field, expiry, validity))
        if written
        and not answered
        and not is_placeholder(written)
        and any(first <= today for first, _ in written.periods)
    ]
    doubtful = {written for _, written in undecided}
    facts = {
        "typed": line.issued.typed,
        "dates": {field: reading for field, reading in readings.items() if reading.written not in doubtful},
        "undecided": undecided,
        "only_others": None if line.issued.dates else line.others,
        "others_beside": line.others if line.issued.dates else None,
        "issued": issued,
        "today": today,
        "review": review,
        "validity": validity,
    }
    return Prepared(facts, _normalised(readings), lambda: _details(line, issued, review, validity))


def _past(reading: DateReading, today: date) -> DateReading:
    """Remove the days after today from the meanings of the date, unless none is left."""
    written = reading.written
    if written is None:
        return reading
    past = tuple(period for period in written.periods if period[0] <= today)
    return reading.only([replace(written, periods=past or written.periods)])


def _review(issued: Written, today: date, reviewed: bool | None) -> Review | None:
    """Return the review; None if no day of issue is possible, or if the answer depends on which day it is."""
    years = [] if is_placeholder(issued) else [first.year for first, _ in issued.periods if first <= today]
    return Review(years[0], today, reviewed) if len({year < today.year for year in years}) == 1 else None


def _validity(expiry: Written, field: str, today: date) -> Validity | None:
    """Return how long the certificate is valid; None if no day is possible, or if the answer depends on which it is."""
    answers = set() if is_placeholder(expiry) else {day < today for period in expiry.periods for day in period}
    return Validity(field, expiry.at, expiry.periods[0][1], today) if len(answers) == 1 else None


def _normalised(readings: dict[str, DateReading]) -> dict[str, Normalised]:
    return {field: reading.typed for field, reading in readings.items()}


def _details(
    line: Line, issued: Written | None, review: Review | None, validity: Validity | None
) -> AnnualReviewDetails:
    deadline, next_deadline = (review.deadline, review.next_deadline) if review else (None, None)
    day = _day(issued) if issued and review else None
    return AnnualReviewDetails(
        label=visible(line.name, 60) or None,
        issued_on=day.isoformat() if day else None,
        valid_until=validity.until.isoformat() if validity else None,
        due=review.due if review else None,
        deadline=deadline.isoformat() if deadline else None,
        days_left=review.days_left if review else None,
        next_deadline=next_deadline.isoformat() if next_deadline else None,
        segments=_segments(issued, review, validity) if issued and review else (),
        reminder=_reminder(next_deadline) if next_deadline else None,
    )


def _day(issued: Written) -> date | None:
    """Return the day that the date is taken for; None if only its year or month is known."""
    return issued.periods[0][0] if issued.style is Style.SERIAL else issued.value


def _segments(issued: Written, review: Review, validity: Validity | None) -> tuple[Segment, ...]:
    days, next_deadline = review.days_left, review.next_deadline
    if days is None:
        state = ("不用审", "今年办的")
    elif review.reviewed:
        state = ("不用再审", "今年审过了")
    elif review.reviewed is False:
        state = ("要审", "还没有审")
    else:
        state = ("要审", "审过了就不用再审") if days >= 0 else ("请核实", "今年审过没有")
    day = _day(issued)
    known = issued.numbers if issued.style is Style.MONTH else (review.issued_year,)
    shown = day.isoformat() if day else "-".join(f"{number:02}" for number in known)
    pieces = [("issued", "办证日期", shown, ""), ("due", "今年年审", *state)]
    if days is not None and review.due:
        last_day = ("今天", "今天也算（本站约定）") if days == 0 else (f"还有 {days} 天", "到截止那天")
        pieces += [
            ("deadline", "截止日期", str(review.deadline), "当天也算（本站约定）"),
            ("days", "离截止", *(last_day if days >= 0 else (f"过了 {-days} 天", ""))),
        ]
    elif next_deadline:
        pieces.append(("deadline", "截止日期", next_deadline.isoformat(), "下一次"))
    if validity:
        meaning = f"过了 {validity.days_over} 天" if validity.days_over else "还没有到期"
        pieces.append(("validity", "有效期至", validity.until.isoformat(), meaning))
    return tuple(Segment(kind=kind, label=label, text=text, meaning=meaning) for kind, label, text, meaning in pieces)


def _reminder(deadline: date) -> Reminder:
    """Return the entry for a calendar: its id, day and words, and how many days before to remind."""
    return Reminder(
        id=f"annual-review-{deadline.isoformat()}",
        on=deadline.isoformat(),
        title=f"行政执法证年审：{deadline.month} 月 {deadline.day} 日截止",
        text=f"{deadline.year - 1} 年年底以前办的行政执法证，"
        f"要在 {deadline.month} 月 {deadline.day} 日前到证件管理系统里发起年审（第五问）。"
        "当天算不算晚，指南没有写明，本站建议 3 月 30 日以前做完。司法局当年的通知说法不同的，照通知办。",
        days_before=(30, 7),
    )
