"""The workbook that offices fill in as their roster: its columns are those of the application form, and three more."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from validators.application_form import CHECKER as APPLICATION_FORM
from validators.application_form.input import NUMBER_START
from validators.model import Traits, choices_of
from validators.roster.columns import CERTIFICATE_NUMBER, FORM_FIELDS, ISSUED_ON, LABELS, REMARK, RESIDENT_ID, STATUS

URI = "check/roster-template.xlsx"
_SHEET, _HELP = "花名册", "填写说明"
_MADE = datetime(2026, 1, 1)
_ROWS = 5_000  # rows with drop-downs and messages
_LONGEST_TITLE, _LONGEST_MESSAGE, _LONGEST_LIST = 32, 255, 255  # what Excel takes
_EXAMPLE = "示例："  # begins the row that the checker leaves out
_A4 = 9
_SHEETS_WIDE = 3  # so that it can be read on paper
_WIDTHS = (28, 60, 44)  # of the sheet that explains
_WIDEST = 40  # characters of a column of people
_LINE = 16  # height in points
_ROW = 18  # the same, of a row of people: a program's own height cuts ideographs off

# What the form says does not fit a table, or it has no such field.
_HINTS = {
    CERTIFICATE_NUMBER: f"写完整，从“{NUMBER_START}”写起，由管理员按顺序编。还没有编的空着。",
    ISSUED_ON: "证件上的办证日期，如 2024年5月20日。还没有证的空着。",
    STATUS: "有变动的写明，如 调走，证已注销。没有变动的空着。",
    REMARK: "别的要说明的。可以空着。",
}
_OWN_EXAMPLES = {ISSUED_ON: "2024年5月20日", REMARK: "这一行是示例，可以删掉"}

_HOW = (
    "一人一行，从第 3 行起。第 2 行是示例，检查时不算，可以删掉。",
    "每一格都是文本，公民身份号码直接输入，不会少了后面几位。从别处复制来的，请只粘贴文字（粘贴为值），不要带格式。",
    "有下拉箭头的，可以从里面选。标明“只能选”的，照里面的填；别的照实填，里面没有的也可以写。",
    "栏名不要改。用不到的栏可以删，栏的先后可以换，检查时照样认得。",
    "填好存盘，拖进“花名册自查”网页。网页不改这张表，表也不会离开这台电脑。",
)


@dataclass(frozen=True)
class Column:
    """A column of the template. `options` are offered; `only`: nothing else may be typed."""

    name: str
    label: str
    hint: str
    options: tuple[str, ...]
    only: bool
    example: str


def columns() -> tuple[Column, ...]:
    """Return the template's columns, those of the form first."""
    example = APPLICATION_FORM.examples[0].values
    found = []
    for name, info in FORM_FIELDS.items():
        choices = {str(choice): choice.label for choice in choices_of(info)}
        options = tuple(choices.values()) or Traits.of(info).suggestions
        value = example.get(name, "")
        text = choices.get(value, value)
        hint = _HINTS.get(name) or str(info.description)
        found.append(Column(name, LABELS[name], hint, options, bool(choices), text))
    for name in (ISSUED_ON, STATUS, REMARK):
        found.append(Column(name, LABELS[name], _HINTS[name], (), only=False, example=_OWN_EXAMPLES.get(name, "")))
    return tuple(found)


def roster_template() -> bytes:
    """Write the workbook. The same model gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties({"title": "执法人员花名册模板", "created": _MADE})
    _write_people(book, columns())
    _write_help(book, columns())
    book.close()
    return buffer.getvalue()


def _write_people(book: Any, made: tuple[Column, ...]) -> None:
    sheet = book.add_worksheet(_SHEET)
    text = book.add_format({"num_format": "@"})
    head = book.add_format(
        {
            "num_format": "@",
            "bold": True,
            "bg_color": "#17488A",
            "font_color": "#FFFFFF",
            "border": 1,
            "text_wrap": True,
        }
        | {"align": "center", "valign": "vcenter"}
    )
    example = book.add_format(
        {"num_format": "@", "italic": True, "font_color": "#707070", "bg_color": "#F2F2F2", "valign": "vcenter"}
    )
    sheet.set_default_row(_ROW)
    for at, column in enumerate(made):
        widest = max(map(_width, (column.label, column.example, *column.options)))
        sheet.set_column(at, at, min(widest + 3, _WIDEST), text)
        sheet.write_string(0, at, column.label, head)
        sheet.write_string(1, at, f"{'' if at else _EXAMPLE}{column.example}", example)
        sheet.data_validation(2, at, _ROWS + 1, at, _validation(column, at))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(_SHEETS_WIDE, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    sheet.hide_gridlines(0)  # nor on paper


def _validation(column: Column, at: int) -> dict[str, Any]:
    """Return what a spreadsheet offers and says in a column; it forbids nothing but what is no answer at all."""
    said = {"input_title": column.label[:_LONGEST_TITLE], "input_message": column.hint[:_LONGEST_MESSAGE]}
    if column.name == RESIDENT_ID:
        cell = f"{xl_col_to_name(at)}3"
        return said | {
            "validate": "custom",
            "value": f"=OR(LEN({cell})=18,LEN({cell})=15)",
            "error_type": "warning",
            "error_title": "位数不对",
            "error_message": "公民身份号码是 18 位，您填的不是。请再数一遍。",
        }
    if column.options and len(",".join(column.options)) <= _LONGEST_LIST:
        return said | {
            "validate": "list",
            "source": list(column.options),
            "error_type": "stop" if column.only else "warning",
            "error_title": "只能选" if column.only else "里面没有",
            "error_message": "请从下拉箭头里选一个。" if column.only else "下拉箭头里没有这一个。照实填的，点“是”。",
        }
    return said | {"validate": "any"}


def _write_help(book: Any, made: tuple[Column, ...]) -> None:
    sheet = book.add_worksheet(_HELP)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, "怎么填", title)
    for row, words in enumerate(_HOW, 1):
        sheet.merge_range(row, 0, row, 2, f"{row}. {words}", wrapped)
        sheet.set_row(row, _LINE * _lines(words, sum(_WIDTHS)))
    start = len(_HOW) + 2
    for at, label in enumerate(("这一栏", "填什么", "可以选")):
        sheet.write_string(start, at, label, bold)
    for row, column in enumerate(made, start + 1):
        options = "、".join(column.options)
        offered = f"只能选：{options}" if column.only else options
        # With its letter before it, a name makes no form of this sheet.
        label = f"{xl_col_to_name(row - start - 1)} 列 {column.label}"
        for at, (words, style) in enumerate(((label, bold), (column.hint, wrapped), (offered, wrapped))):
            sheet.write_string(row, at, words, style)
        sheet.set_row(row, _LINE * max(_lines(column.hint, _WIDTHS[1]), _lines(offered, _WIDTHS[2])))
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _width(words: str) -> int:
    """How many characters of a column a text takes; an ideograph takes two."""
    return sum(1 if each.isascii() else 2 for each in words)


def _lines(words: str, width: int) -> int:
    """How many lines a text takes in a column."""
    return max(1, -(-_width(words) // width))
