"""Rules on how a date is written, for the fields of any checker.

The facts of the checker must have `today` and `dates`, which maps each field to its `DateReading`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from validators.dates import DateReading, Style, Written, day_of, in_words
from validators.model import Citation, Severity
from validators.rules import Hit, RuleSet

Dates = Mapping[str, DateReading]
Found = Iterator[tuple[tuple[int, int], dict[str, object]]]
"""The places that a rule found, each with the values for the message."""

_SHOWN = 4  # dates that a message lists
_WAYS = "2018-12-31 或 2018年12月31日"
# What programs write in place of a missing date: the day from which they count.
_PLACEHOLDERS = {
    (0, 0, 0),
    (1, 1, 1),
    (1601, 1, 1),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 0),
    (1900, 1, 1),
    (1904, 1, 1),
    (1970, 1, 1),
    (1980, 1, 1),
}


@dataclass(frozen=True)
class DateField:
    """A field that takes one date.

    `name` is the field of the input model, `title` the date's name in messages, `paper` what to compare it with. The
    remedy adds `several` if there is more than one date. A date that `may_lie_ahead` may be after today.
    """

    name: str
    title: str
    paper: str
    several: str = ""
    may_lie_ahead: bool = False


@dataclass(frozen=True)
class _Words:
    """What a rule says, and how serious it is."""

    message: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class _Kind:
    """A rule before its declaration. It says `lenient` instead where a date may lack its day."""

    name: str
    finds: str
    find: Callable[[DateReading, date], Found]
    words: _Words
    lenient: _Words | None = None


def is_placeholder(written: Written) -> bool:
    """Tell whether a date is one that programs write in place of a missing date."""
    day = written.value
    return written.numbers in _PLACEHOLDERS or (day is not None and (day.year, day.month, day.day) in _PLACEHOLDERS)


def declare_date_rules(
    rule_set: RuleSet,
    fields: tuple[DateField, ...],
    citation: Citation,
    *,
    lenient: bool,
    ahead: str,
    title: str,
) -> None:
    """Declare the rules for these fields. `ahead` names the rule on a date after today, `title` is for all fields.

    With `lenient`, a date may lack its day, because the checker considers every day that it can mean. If the answer
    depends on the day, the checker leaves the date out of `dates` and has its own rule for it.
    """
    for kind in _KINDS:
        words = (kind.lenient if lenient else None) or kind.words
        rule_set.rule(
            ahead if kind is _AHEAD else kind.name,
            field=fields[0].name if len(fields) == 1 else None,
            severity=words.severity,
            finds=kind.finds.format(title=title),
            message=words.message,
            remedy=words.remedy,
            citation=citation,
        )(_finder(kind, fields))


def _finder(kind: _Kind, fields: tuple[DateField, ...]) -> Callable[[Dates, date], Iterator[Hit]]:
    """Make the function that looks for this kind in each of the fields."""

    def find(dates: Dates, today: date) -> Iterator[Hit]:
        for field in fields:
            if field.name in dates and not (kind is _AHEAD and field.may_lie_ahead):
                called = {"title": field.title, "paper": field.paper, "several": field.several}
                for at, values in kind.find(dates[field.name], today):
                    yield Hit(at, {**called, **values}, field=field.name)

    find.__doc__ = kind.find.__doc__
    return find


def _unreadable(reading: DateReading, _: date) -> Found:
    """没有年份，或者年份只有两位，都不去猜是哪一天。"""
    if reading.unread:
        yield reading.unread.at, {"text": reading.unread.text, "lacks": reading.unread.lacks}


def _several(reading: DateReading, _: date) -> Found:
    """几个日期写在一起，拿错一个，结论就错了，所以不猜。"""
    parts = reading.several
    if parts:
        listed = "、".join(part.text for part in parts[:_SHOWN]) + ("……" if len(parts) > _SHOWN else "")
        yield (parts[0].at[0], parts[-1].at[1]), {"count": len(parts), "dates": listed}


def _ambiguous(reading: DateReading, _: date) -> Found:
    """03/04/2018 可以是 3 月 4 日，也可以是 4 月 3 日。"""
    written = reading.written
    if written and written.style is Style.YEAR_LAST and len(written.periods) > 1:
        meanings = "，也可能是".join(in_words(first) for first, _ in written.periods)
        yield written.at, {"text": written.text, "meanings": meanings}


def _incomplete(reading: DateReading, _: date) -> Found:
    """只写了年份，或者只写了年和月，不知道是哪一天。"""
    written = reading.written
    if written and written.periods and written.style in (Style.YEAR, Style.MONTH):
        yield written.at, {"text": written.text, "parts": "年份" if written.style is Style.YEAR else "年和月"}


def _impossible(reading: DateReading, _: date) -> Found:
    """2 月 30 日、13 月这样的日期不存在，多半是抄错了一位。"""
    written = reading.written
    if written and not written.periods and not is_placeholder(written):
        yield written.at, {"text": written.text, "why": written.why_impossible}


def _placeholder(reading: DateReading, _: date) -> Found:
    """1899-12-30、1970-01-01 这样的日期，是表格和系统在没有日期的地方自己写上的。"""
    written = reading.written
    if written and is_placeholder(written):
        yield written.at, {"text": written.text}


def _lookalike(reading: DateReading, _: date) -> Found:
    """字母 O 写在 0 的地方、小写 l 写在 1 的地方，人看不出来，别的程序就读不出。"""
    for stray in reading.written.strays if reading.written else ():
        yield stray.at, {**stray.words, "meant": stray.meant}


def _serial(reading: DateReading, _: date) -> Found:
    """Excel 或 WPS 把日期存成数字，从 1900 年数起是第几天。格式不对的时候，复制出来的就是这个数。"""
    written = reading.written
    if written and written.style is Style.SERIAL:
        days = [first for first, _ in written.periods]
        others = "".join(f"（老的苹果电脑做的表格，是{in_words(day)}）" for day in days[1:])
        yield written.at, {"text": written.text, "day": in_words(days[0]), "others": others}


def _other_time(reading: DateReading, _: date) -> Found:
    """程序存的时间常常是世界时，比北京时间晚 8 个小时。年底的晚上，差的就是一年。"""
    written = reading.written
    if written and written.style is Style.DAY and written.value and written.value != day_of(*written.numbers):
        yield written.at, {"text": written.text, "day": in_words(written.value)}


def _ahead(reading: DateReading, today: date) -> Found:
    """已经有了的事，日期不会在今天以后。电脑的日期不对，也会这样。"""
    written = reading.written
    if written and written.periods and not is_placeholder(written):
        earliest = min(first for first, _ in written.periods)
        if earliest > today:
            yield written.at, {"date": in_words(earliest), "today": in_words(today)}


_SAME = "不管是哪一天，结论都一样。"
_ORDER = f"请按年、月、日的顺序写，年份写四位，如 {_WAYS}。"
_AHEAD = _Kind(
    "ahead",
    "{title}在今天以后",
    _ahead,
    _Words("{title}{date}还没有到，今天是{today}。", "请对照{paper}改正。日期没错的，请看看这台电脑的日期对不对。"),
)
_KINDS = (
    _Kind("unreadable-date", "{title}看不懂", _unreadable, _Words("“{text}”{lacks}。", _ORDER)),
    _Kind(
        "ambiguous-date",
        "年份写在最后，月和日分不清",
        _ambiguous,
        _Words("“{text}”的年份写在最后，可能是{meanings}。", _ORDER),
        _Words(f"“{{text}}”的年份写在最后，可能是{{meanings}}。{_SAME}", f"记下来的时候，{_ORDER}", Severity.WARNING),
    ),
    _Kind(
        "incomplete-date",
        "只写了年份，或者只写了年和月",
        _incomplete,
        _Words("“{text}”只写了{parts}。", f"年、月、日都要写，如 {_WAYS}。"),
        _Words(f"“{{text}}”只写了{{parts}}。{_SAME}", "不用改。知道是哪一天的，写全了更好。", Severity.NOTE),
    ),
    _Kind(
        "several-dates",
        "一次填了几个日期",
        _several,
        _Words("这里有 {count} 个日期：{dates}。看不出哪一个是{title}。", "请只留{title}。{several}"),
    ),
    _Kind(
        "impossible-date",
        "没有这一天",
        _impossible,
        _Words("“{text}”不是一个日期：{why}。", "请对照{paper}改正。"),
    ),
    _Kind(
        "placeholder-date",
        "程序给空白的日期填的",
        _placeholder,
        _Words("“{text}”是表格、系统在没有日期的地方自己写上的，不是{title}。", "这一格原来是空的。请照{paper}填写。"),
    ),
    _Kind(
        "lookalike-digit",
        "日期里有样子像数字的字母",
        _lookalike,
        _Words("第 {place} 个字符“{text}”不是数字。{resembles}", "请对照{paper}，{repair}"),
        _Words(
            "第 {place} 个字符“{text}”不是数字。{resembles}这里当作 {meant} 来算。",
            "请对照{paper}，{repair}",
            Severity.WARNING,
        ),
    ),
    _Kind(
        "spreadsheet-serial",
        "表格把日期变成了一个数",
        _serial,
        _Words(
            "“{text}”像是 Excel、WPS 表格里日期的序号，就是{day}{others}。", f"请对照{{paper}}，写成 {_WAYS} 这样。"
        ),
        _Words(
            "“{text}”像是 Excel、WPS 表格里日期的序号，就是{day}，这里照这一天来算。",
            "请对照{paper}看是不是这一天。在表格里把这一格的格式设成“日期”，再复制，就不会变成一个数。",
            Severity.WARNING,
        ),
    ),
    _Kind(
        "other-time-zone",
        "写的不是北京时间",
        _other_time,
        _Words("“{text}”写的不是北京时间。照北京时间，是{day}。", "不用改，这里照北京时间的日期算。", Severity.NOTE),
    ),
    _AHEAD,
)
