"""Rules on the table as a whole: what was not checked, and what the reading put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validators import sources
from validators.lines.prepare import lines_named
from validators.model import Severity
from validators.normalise import visible
from validators.roster.columns import FORM_FIELDS, LABELS
from validators.roster.grid import Place, cell_name
from validators.roster.table import Notice, Table
from validators.rules import Hit, Rule, RuleSet

NOTICES = RuleSet("roster")
Tables = tuple[Table, ...]

_MOST_NAMED = 20


def _of(tables: Tables, rule: str) -> Iterator[tuple[Table, Notice]]:
    return ((table, notice) for table in tables for notice in table.notices if notice.rule == rule)


def _on_sheet(tables: Tables, table: Table) -> str:
    return f"{table.named}表里，" if len(tables) > 1 else ""


def _cells_named(cells: Iterable[Place]) -> str:
    names = [cell_name(*cell) for cell in cells]
    return "、".join(names[:_MOST_NAMED]) + (f" 等 {len(names)} 格" if len(names) > _MOST_NAMED else "")


def _columns_named(table: Table, columns: Iterable[int]) -> str:
    names = [table.columns[at].named for at in columns]
    return "、".join(names[:_MOST_NAMED]) + (f" 等 {len(names)} 列" if len(names) > _MOST_NAMED else "")


def _hits(tables: Tables, rule: str) -> Iterator[Hit]:
    """Yield a hit for each sheet, with words for all that a notice can name."""
    for table, notice in _of(tables, rule):
        values = {
            "sheet": _on_sheet(tables, table),
            "cells": _cells_named(notice.cells),
            "columns": _columns_named(table, notice.columns),
            "rows": lines_named(notice.rows),
            "count": len(notice.cells),
        }
        yield Hit(values=values)


def _by_column(tables: Tables, rule: str) -> Iterator[Hit]:
    """Yield a hit for each column, with its field."""
    for table, notice in _of(tables, rule):
        for column in table.columns:
            cells = [cell for cell in notice.cells if cell[1] == column.at]
            if cells and column.field:
                shown = sorted({table.grid.errors[cell] for cell in cells if cell in table.grid.errors})
                values = {
                    "sheet": _on_sheet(tables, table),
                    "cells": _cells_named(cells),
                    "label": LABELS[column.field],
                    "shown": "、".join(map(visible, shown[:_MOST_NAMED])),
                }
                yield Hit(values=values, field=column.field)


@NOTICES.rule(
    "error-in-cell",
    field=None,
    severity=Severity.ERROR,
    finds="公式出错",
    message="{sheet}{label}：{cells} 的公式出错，显示的是 {shown}。",
    remedy="请改好公式，或者直接写上内容。",
    citation=sources.OWN_CONVENTIONS,
)
def error_in_cell(tables: Tables) -> Iterator[Hit]:
    """这样的格子不是没有填，是公式算不出来：引用的表删了，或者找不到那个人。"""
    return _by_column(tables, "error-in-cell")


@NOTICES.rule(
    "formula-without-result",
    field=None,
    severity=Severity.UNSURE,
    finds="公式没有结果",
    message="{sheet}{label}：{cells} 是公式，文件里没有存结果，不知道里面是什么。",
    remedy="请用 Excel 或 WPS 打开这张表，存一次盘，再拖进来。看到内容以后拿不准的，问同级司法局。",
    citation=sources.OWN_CONVENTIONS,
)
def formula_without_result(tables: Tables) -> Iterator[Hit]:
    """程序导出的表，公式往往还没有算过。打开、存盘，结果就在文件里了。"""
    return _by_column(tables, "formula-without-result")


@NOTICES.rule(
    "columns-missing",
    field=None,
    severity=Severity.NOTE,
    finds="有的栏没有",
    message="{sheet}收集表的这些栏没有，没有查：{labels}。",
    remedy="要查的，在表里加上这一栏。",
    citation=sources.OWN_CONVENTIONS,
)
def columns_missing(tables: Tables) -> Iterator[Hit]:
    """花名册可以只有几栏。没有的栏不算漏填，只说没有查。"""
    for table in tables:
        missing = [LABELS[name] for name in FORM_FIELDS if name not in table.by_field]
        if missing:
            yield Hit(values={"sheet": _on_sheet(tables, table), "labels": "、".join(missing)})


@NOTICES.rule(
    "columns-left-out",
    field=None,
    severity=Severity.NOTE,
    finds="有的栏没有用到",
    message="{sheet}没有用到：{columns}。",
    remedy="里面有该查的，请说明它是哪一项。",
    citation=sources.OWN_CONVENTIONS,
)
def columns_left_out(tables: Tables) -> Iterator[Hit]:
    """不认识的栏不去猜，也不悄悄丢掉。"""
    return _hits(tables, "columns-left-out")


@NOTICES.rule(
    "rows-left-out",
    field=None,
    severity=Severity.NOTE,
    finds="有的行没有查",
    message="{sheet}{what}，没有查。",
    remedy="看看有没有该查的人。有的，请写上姓名和号码。",
    citation=sources.OWN_CONVENTIONS,
)
def rows_left_out(tables: Tables) -> Iterator[Hit]:
    """合计、注、空行不是人。哪些行没有查，都说出来。"""
    for table in tables:
        rows: dict[str, list[int]] = {}
        for each in table.left_out:
            rows.setdefault(each.why, []).append(each.row)
        if rows:
            what = "，".join(f"{lines_named(numbers)}是{why}" for why, numbers in rows.items())
            yield Hit(values={"sheet": _on_sheet(tables, table), "what": what})


@NOTICES.rule(
    "cells-beyond-header",
    field=None,
    severity=Severity.NOTE,
    finds="表头以外的格子里有内容",
    message="{sheet}{cells} 在没有栏名的列里，没有查。",
    remedy="看看是不是写错了列。该查的，给那一列写上栏名。",
    citation=sources.OWN_CONVENTIONS,
)
def cells_beyond_header(tables: Tables) -> Iterator[Hit]:
    """多出来的格子，往往是整行往右错了一格。"""
    return _hits(tables, "cells-beyond-header")


@NOTICES.rule(
    "column-by-content",
    field=None,
    severity=Severity.NOTE,
    finds="按内容认的栏",
    message="{sheet}{columns} 的栏名有几种意思，是按里面的内容认的。",
    remedy="看看认得对不对。不对的，请说明它是哪一项。",
    citation=sources.OWN_CONVENTIONS,
)
def column_by_content(tables: Tables) -> Iterator[Hit]:
    """“编号”可能是证件编号，也可能是序号；“证件号码”可能是身份证号。内容里八成以上像哪一种，就认作哪一种。"""
    return _hits(tables, "column-by-content")


@NOTICES.rule(
    "filled-from-merged",
    field=None,
    severity=Severity.NOTE,
    finds="合并的格子算到每一行",
    message="{sheet}有 {count} 格是竖着合并的，每一行都算有同样的内容。",
    remedy="合并的范围不对的，请先拆开、填好，再查。",
    citation=sources.OWN_CONVENTIONS,
)
def filled_from_merged(tables: Tables) -> Iterator[Hit]:
    """单位和证件类型常常竖着合并，只有第一行有字。"""
    return _hits(tables, "filled-from-merged")


@NOTICES.rule(
    "hidden",
    field=None,
    severity=Severity.NOTE,
    finds="有隐藏的行或列",
    message="{sheet}{what}隐藏了，照样查了。",
    remedy="不该上报的，删掉再查；只是收起来的，不用管。",
    citation=sources.OWN_CONVENTIONS,
)
def hidden(tables: Tables) -> Iterator[Hit]:
    """筛选以后看不见的人还在表里，上报时会一起交上去。"""
    for table, notice in _of(tables, "hidden"):
        parts = [lines_named(notice.rows)] if notice.rows else []
        parts += [_columns_named(table, notice.columns)] if notice.columns else []
        yield Hit(values={"sheet": _on_sheet(tables, table), "what": "，".join(parts)})


@NOTICES.rule(
    "cells-tidied",
    field=None,
    severity=Severity.NOTE,
    finds="号码里的空格、全角字符不算",
    message="{sheet}{cells} 里有空格、全角字符或看不见的字符，查的时候没有算它们。",
    remedy="上报前在自己的表里改过来更好。",
    citation=sources.OWN_CONVENTIONS,
)
def cells_tidied(tables: Tables) -> Iterator[Hit]:
    """意思没有疑问的，不算错；系统认不认，不一定。"""
    return _hits(tables, "cells-tidied")


@NOTICES.rule(
    "number-read-as-date",
    field=None,
    severity=Severity.NOTE,
    finds="数字读成了日期",
    message="{sheet}{cells} 是数字，按表格的算法读成了日期。",
    remedy="请把这些格子的格式改成日期，看看是不是那一天。",
    citation=sources.OWN_CONVENTIONS,
)
def number_read_as_date(tables: Tables) -> Iterator[Hit]:
    """表格里的日期其实是天数。格式丢了，就只剩一个五位数。"""
    return _hits(tables, "number-read-as-date")


def spoilt_cell(table: Table, index: int, name: str) -> tuple[Rule, Hit]:
    """Return what a row says of a person's cell that only looks empty."""
    shown = table.grid.errors.get((table.rows[index], table.by_field[name].at))
    wanted = f"{NOTICES.name}/{'error-in-cell' if shown else 'formula-without-result'}"
    rule = next(rule for rule in NOTICES.rules if rule.id == wanted)
    values = {"sheet": "", "label": LABELS[name], "cells": table.cell(index, name), "shown": visible(shown or "")}
    return rule, Hit(values=values, field=name)
