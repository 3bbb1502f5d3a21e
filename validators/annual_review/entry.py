"""Rules on how the date is written: whether it can be read, and whether a certificate can bear it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators import sources
from validators.annual_review.review import EARLIEST_YEAR, Review
from validators.dates import Written, in_words, why_impossible
from validators.model import Severity
from validators.normalise import Normalised
from validators.rules import Hit, RuleSet
from validators.strays import Part

ENTRY = RuleSet("annual-review")

_ORDER = "请按年、月、日的顺序写，年份写四位，如 2018-12-31 或 2018年12月31日。"


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


@ENTRY.rule(
    "unreadable-date",
    field="issued_on",
    severity=Severity.ERROR,
    finds="日期看不懂",
    message="“{text}”里找不到完整的日期。",
    remedy=f"年、月、日都要写。{_ORDER}",
    citation=sources.guide(5, "annual-review", "which"),
)
def unreadable_date(unread: tuple[str, tuple[int, int]]) -> Iterator[Hit]:
    """只写了年月、年份只有两位，或者写的是汉字数字，都不去猜是哪一天。"""
    text, at = unread
    yield Hit(at, {"text": text})


@ENTRY.rule(
    "ambiguous-date",
    field="issued_on",
    severity=Severity.ERROR,
    finds="年份写在最后，月和日分不清",
    message="“{text}”的年份写在最后，{meanings}。",
    remedy=_ORDER,
    citation=sources.guide(5, "annual-review", "which"),
)
def ambiguous_date(year_last: tuple[str, tuple[int, int], tuple[date, ...]]) -> Iterator[Hit]:
    """03/04/2018 可以是 3 月 4 日，也可以是 4 月 3 日。猜错了，今年的证就会当成去年的。"""
    text, at, dates = year_last
    meanings = "可能是" + "，也可能是".join(in_words(day) for day in dates) if dates else "而且没有这样的日期"
    yield Hit(at, {"text": text, "meanings": meanings})


@ENTRY.rule(
    "several-dates",
    field="issued_on",
    severity=Severity.ERROR,
    finds="一次填了几个日期",
    message="这里有 {count} 个日期：{dates}。看不出哪一个是办证日期。",
    remedy="请只留办证日期。要查几本证，用“一次查多个”，一行写一本。",
    citation=sources.guide(5, "annual-review", "which"),
)
def several_dates(several: tuple[Part, ...]) -> Iterator[Hit]:
    """出生日期、办证日期写在一起时，拿错一个，结论就错了，所以不猜。"""
    shown = "、".join(part.text for part in several[:4]) + ("……" if len(several) > 4 else "")
    yield Hit((several[0].at[0], several[-1].at[1]), {"count": len(several), "dates": shown})


@ENTRY.rule(
    "impossible-date",
    field="issued_on",
    severity=Severity.ERROR,
    finds="没有这一天",
    message="“{text}”不是一个日期：{why}。",
    remedy="请对照证件改正。",
    citation=sources.guide(5, "annual-review", "which"),
)
def impossible_date(written: Written) -> Iterator[Hit]:
    """2 月 30 日、13 月这样的日期不存在，多半是抄错了一位。"""
    if written.value is None:
        yield Hit(written.at, {"text": written.text, "why": why_impossible(written.year, written.month, written.day)})


@ENTRY.rule(
    "issued-in-future",
    field="issued_on",
    severity=Severity.ERROR,
    finds="办证日期在今天以后",
    message="办证日期{date}还没有到，今天是{today}。",
    remedy="请对照证件改正。日期没错的，请看看这台电脑的日期对不对。",
    citation=sources.guide(5, "annual-review", "which"),
)
def issued_in_future(written: Written, today: date) -> Iterator[Hit]:
    """证已经办了，日期就不会在今天以后。电脑的日期不对，也会这样。"""
    if written.value and written.value > today:
        yield Hit(written.at, {"date": in_words(written.value), "today": in_words(today)})


@ENTRY.rule(
    "before-first-year",
    field="issued_on",
    severity=Severity.WARNING,
    finds=f"办证日期早于 {EARLIEST_YEAR} 年",
    message="办证日期是 {year} 年。指南说的这种 IC 卡式的证，是 {first} 年决定使用的。",
    remedy="请看看日期有没有抄错。如果是更早的老式证件，请向同级司法局询问怎么处理。",
    citation=sources.scope(1),
)
def before_first_year(review: Review, written: Written) -> Iterator[Hit]:
    """老式的证不在指南里。年份也可能是抄错了，所以只请人确认。"""
    if review.issued.year < EARLIEST_YEAR:
        yield Hit(written.at, {"year": review.issued.year, "first": EARLIEST_YEAR})
