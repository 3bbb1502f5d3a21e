"""Rules on how the date is written: whether it can be read, and whether a certificate can have it."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.annual_review.reading import Labelled
from validators.annual_review.review import EARLIEST_YEAR, Review
from validators.date_rules import DateField, declare_date_rules
from validators.dates import Period, Written, in_words
from validators.model import Severity
from validators.normalise import Normalised
from validators.rules import Hit, RuleSet

ENTRY = RuleSet("annual-review")


@ENTRY.rule(
    "empty",
    field="issued_on",
    severity=Severity.ERROR,
    finds="没有填日期",
    message="没有填办证日期。",
    remedy="请照证件或者证件管理系统里的日期填写。",
    citation=sources.guide(5, "annual-review", "which"),
)
def empty(typed: Normalised) -> Iterator[Hit]:
    """要不要年审，看证是哪一年办的。没有日期就没法算。"""
    if not typed.text.strip():
        yield Hit()


declare_date_rules(
    ENTRY,
    (
        DateField("issued_on", "办证日期", "证件", several="要查几个证件，用“一次查多个”，一行写一个。"),
        DateField("valid_until", "有效期", "证件", may_lie_ahead=True),
    ),
    sources.guide(5, "annual-review", "which"),
    lenient=True,
    ahead="issued-in-future",
    title="办证日期",
)


@ENTRY.rule(
    "undecided-date",
    field="issued_on",
    severity=Severity.UNSURE,
    finds="可能是不同的日子，结论不一样",
    message="“{text}”可能是{meanings}，结论不一样。",
    remedy="请对照证件，把年、月、日写全。看不清的，到证件管理系统里查，或者带上证件问同级司法局。",
    citation=sources.OWN_CONVENTIONS,
)
def undecided_date(undecided: list[tuple[str, Written]]) -> Iterator[Hit]:
    """日期没有写全，或者有几种读法，结论又不一样的，不替您猜。"""
    for field, written in undecided:
        meanings = "，也可能是".join(_in_words(period) for period in written.periods)
        yield Hit(written.at, {"text": written.text, "meanings": meanings}, field=field)


def _in_words(period: Period) -> str:
    first, last = period
    return in_words(first) if first == last else f"{in_words(first)}到{in_words(last)}里的一天"


@ENTRY.rule(
    "other-date",
    field="issued_on",
    severity=Severity.ERROR,
    finds="填的是别的日期",
    message="“{text}”标着“{words}”，不是办证日期。",
    remedy="请填办证日期。证件上找不到的，到证件管理系统里查，或者问同级司法局。",
    citation=sources.guide(5, "annual-review", "which"),
)
def other_date(only_others: tuple[Labelled, ...]) -> Iterator[Hit]:
    """有效期、出生日期、考试时间都不是办证日期。照它算，要不要年审就会说错。"""
    return _labelled(only_others)


@ENTRY.rule(
    "left-out-date",
    field="issued_on",
    severity=Severity.NOTE,
    finds="旁边还有别的日期",
    message="“{text}”标着“{words}”，没有当作办证日期。",
    remedy="标得没有错，就不用管。",
    citation=sources.OWN_CONVENTIONS,
)
def left_out_date(others_beside: tuple[Labelled, ...]) -> Iterator[Hit]:
    """一行里有几个日期的，写明哪一个没有用，免得拿错了看不出来。"""
    return _labelled(others_beside)


def _labelled(others: tuple[Labelled, ...]) -> Iterator[Hit]:
    for other in others:
        yield Hit(other.written.at, {"text": other.written.text, "words": other.label.words})


@ENTRY.rule(
    "before-first-year",
    field="issued_on",
    severity=Severity.WARNING,
    finds=f"办证日期早于 {EARLIEST_YEAR} 年",
    message="办证日期是 {year} 年。指南说的这种 IC 卡式的证，是 {first} 年决定使用的。",
    remedy="请看看日期有没有抄错。如果是更早的老式证件，请向同级司法局询问怎么处理。",
    citation=sources.scope(1),
)
def before_first_year(review: Review, issued: Written) -> Iterator[Hit]:
    """老式的证不在指南里。年份也可能是抄错了，所以只请人确认。"""
    if review.issued_year < EARLIEST_YEAR:
        yield Hit(issued.at, {"year": review.issued_year, "first": EARLIEST_YEAR})
