"""Rules on lines compared with each other. The whole roster would show more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validators import sources
from validators.certificate_number.series import LARGE, Gap, gaps, out_of_order
from validators.lines.input import Of
from validators.lines.prepare import lines_named
from validators.model import Severity
from validators.rules import Hit, RuleSet

BESIDE = RuleSet("lines")

_MOST_NAMED = 10  # gaps in a message


@BESIDE.rule(
    "same-number",
    field="text",
    severity=Severity.WARNING,
    finds="几行是同一个编号、号码",
    message="{where}是同一个{what}。",
    remedy="是同一个人写了两遍的，删掉一行；是两个人的，有一个写错了，请对照证件、身份证。",
    citation=sources.OWN_CONVENTIONS,
)
def same_number(identities: Mapping[str, list[int]], of: Of) -> Iterator[Hit]:
    """一个人一个编号，一个人一个号码。出现两次，不是重复了，就是抄错了。"""
    for numbers in identities.values():
        if len(numbers) > 1:
            yield Hit(values={"where": lines_named(numbers), "what": of.label})


@BESIDE.rule(
    "large-gap",
    field="text",
    severity=Severity.WARNING,
    finds=f"中间一连空了 {LARGE} 个号以上",
    message="{code} 的编号中间空得多：{gaps}。",
    remedy="这里没有贴全的，不用管。贴全了的，请翻花名册，看是不是写错了一位；真的空了这么多，先问同级司法局。",
    citation=sources.own_convention(13, "多少算多"),
)
def large_gap(serials: Mapping[str, list[tuple[int, int]]]) -> Iterator[Hit]:
    """号要依次编，不能空出很多（第十三问）。指南没有写多少算多，十个是本站约定。"""
    yield from _gaps(serials, is_large=True)


@BESIDE.rule(
    "gap",
    field="text",
    severity=Severity.NOTE,
    finds="中间空了几个号",
    message="{code} 的编号中间空了：{gaps}。{allowed}",
    remedy="这里没有贴全的，不用管。贴全了的，请翻花名册，看这几个号是谁的。",
    citation=sources.guide(13, "certificate-number", "skip"),
)
def gap(serials: Mapping[str, list[tuple[int, int]]]) -> Iterator[Hit]:
    """4、14、250 这样的号可以跳过，别的号一般不空。只贴了一部分的，看起来也会空。"""
    yield from _gaps(serials, is_large=False)


def _gaps(serials: Mapping[str, list[tuple[int, int]]], *, is_large: bool) -> Iterator[Hit]:
    for code, counted in serials.items():
        found = [each for each in gaps(serial for _, serial in counted) if each.is_large == is_large]
        if found:
            allowed = "都是可以跳过的号。" if all(each.is_allowed for each in found) else ""
            yield Hit(values={"code": code, "gaps": _named(found), "allowed": allowed})


def _named(found: list[Gap]) -> str:
    more = f"等 {len(found)} 处" if len(found) > _MOST_NAMED else ""
    return "、".join(map(str, found[:_MOST_NAMED])) + more


@BESIDE.rule(
    "out-of-order",
    field="text",
    severity=Severity.NOTE,
    finds="没有按号的顺序排",
    message="{code} 的编号不是从小到大排的：{where}比上面的小。",
    remedy="顺序不影响每一个编号对不对。要照着编下一个号的，先排好序再看。",
    citation=sources.guide(13, "certificate-number", "serial"),
)
def out_of_order_lines(serials: Mapping[str, list[tuple[int, int]]]) -> Iterator[Hit]:
    """号是依次编的。排好序，才看得出用到哪一个、空了哪些。"""
    for code, counted in serials.items():
        places = out_of_order([serial for _, serial in counted])
        if places:
            yield Hit(values={"code": code, "where": lines_named([counted[place][0] for place in places])})
