"""Writes workbooks: 核验结果.xlsx, and the list of people who apply. Only this module needs XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from validators.model import Outcome, Severity
from validators.roster.checking import Checking
from validators.roster.grid import letter
from validators.roster.result import OUTCOMES, ROW, Line, Problem, Sheet, sheets_of

_FILLS = {Severity.ERROR: "#F8CBAD", Severity.UNSURE: "#FFE699", Severity.WARNING: "#DDEBF7"}
_GREY = "#808080"
_MOST_COMMENTS = 5_000  # what is beyond stands in the column
_WIDTHS = (10, 60)
_SHEET, _PROBLEMS, _SUMMARY = "核验结果", "问题", "汇总"
_LONGEST_NAME = 31  # characters of a sheet's name in Excel
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_KEPT_AS_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


class _Book:
    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {**_KEPT_AS_TEXT, "in_memory": True})
        self.text = self.format()
        self.bare = self.format(text_wrap=False)
        self.head = self.format(bold=True, border=1)
        self.grey = self.format(font_color=_GREY)
        self.fills = {severity: self.format(bg_color=colour) for severity, colour in _FILLS.items()}

    def format(self, **options: Any) -> Any:
        return self.book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", **options})

    def put(self, sheet: Any, row: int, at: int, value: str | float, style: Any = None) -> None:
        if isinstance(value, str):
            sheet.write_string(row, at, value, style or self.text)
        else:
            sheet.write_number(row, at, value)

    def bytes(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


def result_xlsx(
    checking: Checking, version: str, *, skipping: bool = False, photos: Mapping[int, str] | None = None
) -> bytes:
    """Write what a finished check found into a new workbook. `version` is that of the rules.

    The rest is as for `sheets_of`.
    """
    book = _Book()
    sheets = sheets_of(checking, skipping=skipping, photos=photos)
    names = [_name_of(sheet, len(sheets)) for sheet in sheets]
    comments = 0
    for sheet, name in zip(sheets, names, strict=True):
        comments = _write(book, book.book.add_worksheet(name), sheet, comments)
    _write_problems(book, list(zip(sheets, names, strict=True)))
    _write_summary(book, checking, version)
    return book.bytes()


def _name_of(sheet: Sheet, count: int) -> str:
    own = (sheet.name or "").translate(_NOT_IN_NAMES).strip()
    return f"{_SHEET} {own}"[:_LONGEST_NAME] if count > 1 else _SHEET


def _write(book: _Book, target: Any, sheet: Sheet, comments: int) -> int:
    header = [ROW, *sheet.labels, *sheet.added]
    own = len(sheet.labels) + 1
    for at, label in enumerate(header):
        book.put(target, 0, at, label, book.head)
    for row, line in enumerate(sheet.lines, 1):
        style = None if line.outcome else book.grey
        by_column = _by_column(line)
        book.put(target, row, 0, line.number)
        for at, (column, value) in enumerate(zip(sheet.columns, line.cells, strict=True), 1):
            problems = by_column.get(column, [])
            book.put(target, row, at, value, book.fills[problems[0].severity] if problems else style)
            if problems and comments < _MOST_COMMENTS:
                comments += 1
                target.write_comment(row, at, "\n".join(f"{each.message}{each.remedy}" for each in problems))
        for at, text in enumerate(sheet.added_of(line), own):
            book.put(target, row, at, text, style)
    target.freeze_panes(1, 1)
    target.autofilter(0, 0, max(1, len(sheet.lines)), len(header) - 1)
    target.set_column(0, own, _WIDTHS[0])
    target.set_column(own + 1, own + 2, _WIDTHS[1])
    target.set_column(own + 3, len(header) - 1, _WIDTHS[0] * 2)
    return comments


def _by_column(line: Line) -> dict[int | None, list[Problem]]:
    found: dict[int | None, list[Problem]] = {}
    for problem in line.problems:
        found.setdefault(problem.at, []).append(problem)
    return found


def _write_problems(book: _Book, sheets: Sequence[tuple[Sheet, str]]) -> None:
    target = book.book.add_worksheet(_PROBLEMS)
    for at, label in enumerate(("位置", "轻重", "毛病", "怎么改")):
        book.put(target, 0, at, label, book.head)
    row = 0
    for sheet, name in sheets:
        for place, line in enumerate(sheet.lines, 2):
            for problem in line.problems:
                row += 1
                at = sheet.columns.index(problem.at) + 1 if problem.at in sheet.columns else 0
                cell = f"{letter(at)}{place}"
                target.write_url(row, 0, f"internal:'{name}'!{cell}", string=f"第 {line.row} 行")
                for column, text in enumerate((problem.severity.label, problem.message, problem.remedy), 1):
                    book.put(target, row, column, text)
    target.set_column(2, 3, _WIDTHS[1])
    target.freeze_panes(1, 0)


def _write_summary(book: _Book, checking: Checking, version: str) -> None:
    target = book.book.add_worksheet(_SUMMARY)
    rows: list[tuple[str, str]] = [(OUTCOMES[outcome], f"{checking.counts.get(outcome, 0)} 人") for outcome in Outcome]
    rows += [("合计", f"{len(checking.people)} 人"), ("日期", checking.today.isoformat()), ("规则版本", version)]
    rows += [(kind.rule.finds, f"{len(kind.people)} 人") for kind in checking.kinds if kind.rule.severity in _FILLS]
    rows.append(("", "原来的颜色、图片、公式不在里面，您的原文件没有动。"))
    for row, cells in enumerate(rows):
        for at, text in enumerate(cells):
            book.put(target, row, at, text)
    target.set_column(0, 1, _WIDTHS[1])


def applicants_xlsx(listed: Mapping[str, Any]) -> bytes:
    """Write the list of people who apply, as `list_of` gives it, for A4 paper in landscape."""
    book = _Book()
    target = book.book.add_worksheet(listed["title"])
    labels = listed["head"]
    cell = book.format(border=1)
    target.set_landscape()
    target.set_paper(9)  # A4
    target.fit_to_pages(1, 0)
    target.set_footer("&C第 &P 页 共 &N 页")
    target.merge_range(0, 0, 0, len(labels) - 1, listed["title"], book.format(bold=True, align="center", font_size=16))
    target.merge_range(1, 0, 1, len(labels) - 1, listed["note"], book.grey)
    for at, label in enumerate(labels):
        book.put(target, 2, at, label, book.head)
    for row, cells in enumerate(listed["rows"], 3):
        for at, text in enumerate(cells):
            book.put(target, row, at, text, cell)
    end = 3 + len(listed["rows"])
    book.put(target, end, 0, listed["total"], book.bare)
    book.put(target, end + 2, 0, (" " * 24).join(listed["toFill"]), book.bare)
    target.repeat_rows(2)
    target.set_column(0, 0, 6)
    target.set_column(1, len(labels) - 1, 18)
    return book.bytes()
