"""Rules on the pasted text as a whole: whether there is anything to judge, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.lines.input import Of
from validators.lines.prepare import MOST, LeftOut, Line, lines_named
from validators.model import Severity
from validators.rules import Hit, RuleSet

TEXT = RuleSet("lines")


@TEXT.rule(
    "kind-missing",
    field="of",
    severity=Severity.ERROR,
    finds="没有说一行是什么",
    message="没有说每一行是什么，不知道照哪一种查。",
    remedy="请选一种：{kinds}。",
    citation=sources.OWN_CONVENTIONS,
)
def kind_missing(refused: frozenset[str], of: Of | None = None) -> Iterator[Hit]:
    """编号、号码、日期的查法不一样，不去猜。"""
    if of is None and "of" not in refused:
        yield Hit(values={"kinds": "、".join(kind.label for kind in Of)})


@TEXT.rule(
    "empty",
    field="text",
    severity=Severity.ERROR,
    finds="没有可以查的行",
    message="没有可以查的行。",
    remedy="一行写一个，或者从表格里复制几行，粘贴进来。",
    citation=sources.OWN_CONVENTIONS,
)
def empty(is_empty: bool) -> Iterator[Hit]:
    """空着，或者只有表头、合计，就没有东西可查。"""
    if is_empty:
        yield Hit()


@TEXT.rule(
    "too-many",
    field="text",
    severity=Severity.ERROR,
    finds=f"一次超过 {MOST} 行",
    message="这里有 {count} 行，一次最多 {most} 行，没有检查。",
    remedy="请分几次贴。",
    citation=sources.OWN_CONVENTIONS,
)
def too_many(lines: list[Line]) -> Iterator[Hit]:
    """一次查得太多，旧电脑要等很久。上限是本站定的。"""
    if len(lines) > MOST:
        yield Hit(values={"count": len(lines), "most": MOST})


@TEXT.rule(
    "left-out",
    field="text",
    severity=Severity.NOTE,
    finds="有的行没有查",
    message="{what}，没有查。",
    remedy="看看有没有该查的。有的，请把那一行改成一行写一个。",
    citation=sources.OWN_CONVENTIONS,
)
def left_out_lines(left_out: list[LeftOut]) -> Iterator[Hit]:
    """表头、合计和空行里没有要查的内容。哪些行没有查，都说出来。"""
    if left_out:
        yield Hit(values={"what": "，".join(f"{lines_named(each.numbers)}是{each.why}" for each in left_out)})
