"""Rules on the serials of each code: where they begin, what is skipped, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from validators import sources
from validators.certificate_number.series import LARGE, Gap
from validators.letter import WHOM
from validators.model import Severity
from validators.roster.numbering import MOST, Code
from validators.roster.people import People
from validators.rules import Hit, RuleSet

NUMBERS = RuleSet("roster")

_NUMBER = "certificate_number"
_SERIAL = sources.guide(13, "certificate-number", "serial")
_MOST_NAMED = 10


@NUMBERS.rule(
    "codes-to-ask",
    field=_NUMBER,
    severity=Severity.UNSURE,
    finds="有的代码本站还没有收录",
    message="{code}：{count} 人，{rows}。这个代码本站还没有收录，不等于错。",
    remedy=f"是您单位的，写明是本单位的，就不再问；拿不准，请问{WHOM}，本站建议带上本单位已发的证件。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def codes_to_ask(people: People, asked: dict[str, list[int]]) -> Iterator[Hit]:
    """代码表只有指南写出的几个。一个代码问一次就够，不用每个人都问。"""
    for code, rows in asked.items():
        yield Hit(values={"code": code, "count": len(rows), "rows": people.rows_named(rows)})


@NUMBERS.rule(
    "not-from-0001",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds="编号不是从 0001 开始的",
    message="最小的编号：{where}。",
    remedy="花名册不全的，不用管。全的，请看前面的号是谁的，是不是编错了。",
    citation=_SERIAL,
)
def not_from_0001(codes: tuple[Code, ...]) -> Iterator[Hit]:
    """编号从 0001 开始，依次往下编（第十三问）。"""
    yield from _of_codes(codes, lambda code: f"{code.lowest:04}" if code.lowest and code.lowest > 1 else "")


@NUMBERS.rule(
    "large-gap",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds=f"一连空了 {LARGE} 个号以上",
    message="空得多：{where}。",
    remedy=f"请看是不是写错了一位，或者花名册不全。真的空了这么多，下一个号从哪里接，先问{WHOM}。",
    citation=sources.own_convention(13, "多少算多"),
)
def large_gap(codes: tuple[Code, ...]) -> Iterator[Hit]:
    """号要依次编，不能空出很多（第十三问）。指南没有写多少算多，十个是本站约定。"""
    yield from _of_codes(codes, lambda code: _named([gap for gap in code.gaps if gap.is_large]))


@NUMBERS.rule(
    "number-gap",
    field=_NUMBER,
    severity=Severity.NOTE,
    finds="中间空了几个号",
    message="空着：{where}。",
    remedy="请看这几个号是谁的。人走了、证注销了的，号也不再给别人（本站建议），留着这一行更清楚。",
    citation=_SERIAL,
)
def number_gap(codes: tuple[Code, ...]) -> Iterator[Hit]:
    """号是依次编的。空着的，可能是漏写了人，也可能是写错了号。"""
    yield from _of_codes(codes, lambda code: _named([gap for gap in code.gaps if not (gap.is_large or gap.is_allowed)]))


@NUMBERS.rule(
    "skipped-as-allowed",
    field=_NUMBER,
    severity=Severity.NOTE,
    finds="跳过的都是可以跳过的号",
    message="跳过了：{where}。",
    remedy="不用改。",
    citation=sources.guide(13, "certificate-number", "skip"),
)
def skipped_as_allowed(codes: tuple[Code, ...]) -> Iterator[Hit]:
    """4、14、250 结尾的号，可以按本人的意愿跳过（第十三问）。"""
    yield from _of_codes(codes, lambda code: _named([gap for gap in code.gaps if gap.is_allowed]))


@NUMBERS.rule(
    "serials-used-up",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds=f"号编到 {MOST} 了",
    message="后面没有号可以编了：{where}。",
    remedy=f"请看最大的号是不是写错了。没有写错，下一个号怎么编，问{WHOM}。",
    citation=_SERIAL,
)
def serials_used_up(codes: tuple[Code, ...]) -> Iterator[Hit]:
    """人员编码只有四位，编到头就没有下一个号。"""
    yield from _of_codes(codes, lambda code: f"{code.highest:04}" if code.next is None and code.highest else "")


@NUMBERS.rule(
    "out-of-order",
    field=_NUMBER,
    severity=Severity.NOTE,
    finds="没有按号的顺序排",
    message="比上面的小：{where}。",
    remedy="顺序不影响每一个编号对不对。想看得清楚，按编号排一排。",
    citation=_SERIAL,
)
def out_of_order(people: People, codes: tuple[Code, ...]) -> Iterator[Hit]:
    """多数人按号从小到大排，只有少数几行不是：可能是后来加的，也可能是号写错了一位。"""
    yield from _of_codes(
        codes,
        lambda code: people.rows_named(code.misplaced) if 0 < len(code.misplaced) < code.used / 2 else "",
    )


def _of_codes(codes: tuple[Code, ...], words: Callable[[Code], str]) -> Iterator[Hit]:
    found = [f"{code.code} {said}" for code in codes if (said := words(code))]
    if found:
        more = f"；一共 {len(found)} 个代码" if len(found) > _MOST_NAMED else ""
        yield Hit(values={"where": "；".join(found[:_MOST_NAMED]) + more})


def _named(found: list[Gap]) -> str:
    more = f"等 {len(found)} 处" if len(found) > _MOST_NAMED else ""
    return "、".join(map(str, found[:_MOST_NAMED])) + more
