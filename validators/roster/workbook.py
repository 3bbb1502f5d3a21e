"""Writes workbooks: 核验结果.xlsx, and the list of people who apply. Only this module needs XlsxWriter."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from validators.model import Outcome, Severity
from validators.roster.checking import Checking
from validators.roster.columns import LABELS
from validators.roster.grid import cell_name
from validators.roster.result import OUTCOMES, PIECE, ROW, Line, Problem, Sheet, finished, sheets_of

FILES_ARE_MEMORY = sys.platform == "emscripten"
_FILLS = {Severity.ERROR: "#F8CBAD", Severity.UNSURE: "#FFE699", Severity.WARNING: "#DDEBF7"}
_GREY, _BLUE = "#808080", "#0563C1"
_MOST_COMMENTS = 5_000  # what is beyond stands in the column
_MOST_LINKS = 5_000  # to cells; Excel takes 65,530 a sheet, and each takes time
_MOST_AT_ONCE = 10_000  # people whose cells are held all together: 7 KB each, and a quarter less time
_A4 = 9
_WIDTHS = (10, 60)
_WIDEST_OWN = 24  # of the file's columns
_PAGE_WIDTH = 120  # characters across A4 in landscape
_LINE_HEIGHT, _MOST_LINES = 15, 27  # points, and lines of a row: a spreadsheet takes 409 points
_TITLE_HEIGHT, _ROW_HEIGHT = 30, 20  # points: fonts for Chinese are cut off in the usual 15
_SHEET, _PROBLEMS, _SUMMARY = "核验结果", "问题", "汇总"
_LONGEST_NAME = 31  # characters of a sheet's name in Excel
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_KEPT_AS_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


class _Sheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A sheet that is written in fewer steps: of 10,000 people it has 250,000 cells, and each counts."""

    def put_text(self, row: int, at: int, text: str, style: Any) -> None:
        """Write a text, without looking for a cell's name in the arguments."""
        self._write_string(row, at, text, style)

    def _xml_string_element(self, index: int, attributes: Sequence[tuple[str, object]] = ()) -> None:
        """Write a cell; its name and its format's number have nothing to escape, and a number would be an error there.

        A later XlsxWriter that does not call this is only slower.
        """
        about = "".join([f' {key}="{value}"' for key, value in attributes])
        self.fh.write(f'<c{about} t="s"><v>{index}</v></c>')


class _Book:
    """A workbook. `row_by_row`: the rows of each sheet come in order, and go into a temporary file one by one.

    In the browser files are memory. Elsewhere nothing of a roster may get on the disk but what somebody asked for.
    """

    def __init__(self, *, row_by_row: bool = False) -> None:
        self.buffer = io.BytesIO()
        options = {**_KEPT_AS_TEXT, "in_memory": not row_by_row, "constant_memory": row_by_row}
        self.book = xlsxwriter.Workbook(self.buffer, options)
        self.text = self.format()
        self.wrapped = self.format(text_wrap=True)
        self.head = self.format(bold=True, border=1, text_wrap=True)
        self.link = self.format(font_color=_BLUE, underline=1)
        self.grey = self.format(font_color=_GREY)
        self.fills = {severity: self.format(bg_color=colour) for severity, colour in _FILLS.items()}

    def format(self, **options: Any) -> Any:
        return self.book.add_format({"num_format": "@", "valign": "top", **options})

    def sheet(self, name: str, *, fits: bool = True) -> Any:
        """Add a sheet for A4 paper in landscape, with its first row on each page. It fits the page's width, or not."""
        sheet = self.book.add_worksheet(name, worksheet_class=_Sheet)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        if fits:
            sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C第 &P 页 共 &N 页")
        return sheet

    def put(self, sheet: Any, row: int, at: int, value: str | float, style: Any = None) -> None:
        if value == "" and style is None:
            return  # the column is text already
        if isinstance(value, str):
            sheet.put_text(row, at, value, style or self.text)
        else:
            sheet.write_number(row, at, value)

    def put_prose(self, sheet: Any, row: int, at: int, texts: Sequence[str]) -> None:
        """Write prose into neighbouring columns. The row must have nothing yet, and gets as high as they need."""
        lines = max(sum(-(-_width(line) // _WIDTHS[1]) for line in text.split("\n")) for text in texts)
        if lines > 1:
            sheet.set_row(row, min(lines, _MOST_LINES) * _LINE_HEIGHT)
        for place, text in enumerate(texts, at):
            if text:
                self.put(sheet, row, place, text, self.wrapped)

    def bytes(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


def result_xlsx(
    checking: Checking, version: str, *, skipping: bool = False, photos: Mapping[int, str] | None = None
) -> bytes:
    """Write what a finished check found into a new workbook. `version` is that of the rules, "" if unknown.

    The rest is as for `sheets_of`.
    """
    return finished(result_in_pieces(checking, version, skipping=skipping, photos=photos))


def result_in_pieces(
    checking: Checking, version: str, *, skipping: bool = False, photos: Mapping[int, str] | None = None
) -> Generator[None, None, bytes]:
    """Do the same in pieces: yield after each of them, so that others have a turn."""
    book = _Book(row_by_row=FILES_ARE_MEMORY and len(checking.people) > _MOST_AT_ONCE)
    sheets = sheets_of(checking, skipping=skipping, photos=photos)
    names = [_name_of(sheet, len(sheets)) for sheet in sheets]
    targets = [book.sheet(name, fits=False) for name in names]
    problems = _Problems(book)
    comments = 0
    for sheet, name, target in zip(sheets, names, targets, strict=True):
        comments = yield from _write(book, target, sheet, comments, partial(problems.add, sheet, name))
        yield
    _write_summary(book, checking, version)
    return book.bytes()


def _name_of(sheet: Sheet, count: int) -> str:
    own = (sheet.name or "").translate(_NOT_IN_NAMES).strip()
    return f"{_SHEET} {own}"[:_LONGEST_NAME] if count > 1 else _SHEET


def _write(
    book: _Book, target: Any, sheet: Sheet, comments: int, tell: Callable[[int, Line], None]
) -> Generator[None, None, int]:
    """Write a sheet; `tell` is called with each row and its line. Return how many comments there are now."""
    header = [ROW, *sheet.labels, *sheet.added]
    own = len(sheet.labels) + 1
    for at, width in enumerate((_WIDTHS[0], *map(_width_of, sheet.samples), _WIDTHS[0])):
        target.set_column(at, at, width, book.text)
    target.set_column(own + 1, own + 2, _WIDTHS[1], book.text)
    target.set_column(own + 3, len(header) - 1, _WIDTHS[0] * 2, book.text)
    target.freeze_panes(1, 1)
    target.autofilter(0, 0, max(1, len(sheet.rows)), len(header) - 1)
    for at, label in enumerate(header):
        book.put(target, 0, at, label, book.head)
    for row, line in enumerate(sheet.lines, 1):
        style = None if line.outcome else book.grey
        outcome, found, remedy, *others = sheet.added_of(line)
        # The height of a row comes before its cells.
        book.put_prose(target, row, own + 1, (found, remedy))
        by_column = _by_column(line)
        book.put(target, row, 0, line.number)
        for at, (column, value) in enumerate(zip(sheet.columns, line.cells, strict=True), 1):
            problems = by_column.get(column, [])
            book.put(target, row, at, value, book.fills[problems[0].severity] if problems else style)
            if problems and comments < _MOST_COMMENTS:
                comments += 1
                target.write_comment(row, at, "\n".join(f"{each.message}{each.remedy}" for each in problems))
        book.put(target, row, own, outcome, style)
        for at, text in enumerate(others, own + 3):
            book.put(target, row, at, text, style)
        tell(row, line)
        if row % PIECE == 0:
            yield
    return comments


def _by_column(line: Line) -> dict[int | None, list[Problem]]:
    found: dict[int | None, list[Problem]] = {}
    for problem in line.problems:
        found.setdefault(problem.at, []).append(problem)
    return found


class _Problems:
    """The sheet with a row for each finding. It grows while the people are written."""

    def __init__(self, book: _Book) -> None:
        self.book = book
        self.sheet = book.sheet(_PROBLEMS)
        self.sheet.set_column(0, 1, _WIDTHS[0], book.text)
        self.sheet.set_column(2, 3, _WIDTHS[1], book.text)
        self.sheet.freeze_panes(1, 0)
        self.row = 0
        for at, label in enumerate(("位置", "轻重", "问题", "怎么改")):
            book.put(self.sheet, 0, at, label, book.head)

    def add(self, sheet: Sheet, name: str, row: int, line: Line) -> None:
        """Add what was found in a line that stands in this row, counted from 0, of the sheet of this name."""
        for problem in line.problems:
            self.row += 1
            at = sheet.columns.index(problem.at) + 1 if problem.at in sheet.columns else 0
            place = f"{sheet.named}第 {line.row} 行"
            self.book.put_prose(self.sheet, self.row, 2, (problem.message, problem.remedy))
            if self.row <= _MOST_LINKS:
                self.sheet.write_url(self.row, 0, f"internal:'{name}'!{cell_name(row + 1, at)}", self.book.link, place)
            else:
                self.book.put(self.sheet, self.row, 0, place)
            self.book.put(self.sheet, self.row, 1, problem.severity.label)


def _write_summary(book: _Book, checking: Checking, version: str) -> None:
    target = book.sheet(_SUMMARY)
    rows: list[tuple[str, str]] = [(OUTCOMES[outcome], f"{checking.counts.get(outcome, 0)} 人") for outcome in Outcome]
    rows += [("合计", f"{len(checking.people)} 人"), ("日期", checking.today.isoformat())]
    rows += [("规则版本", version)] if version else []
    rows += [
        (f"{LABELS[kind.field]}：{kind.rule.finds}", f"{len(kind.people)} 人")
        for kind in checking.kinds
        if kind.rule.severity in _FILLS
    ]
    rows.append(("原来的颜色、图片、公式不在里面，您的原文件没有动。", ""))
    for row, cells in enumerate(rows):
        for at, text in enumerate(cells):
            book.put(target, row, at, text)
    target.set_column(0, 0, _WIDTHS[1])
    target.set_column(1, 1, _WIDTHS[0] * 2)


def applicants_xlsx(listed: Mapping[str, Any]) -> bytes:
    """Write the list of people who apply, as `list_of` gives it, for A4 paper in landscape."""
    book = _Book()
    target = book.sheet(listed["title"])
    labels = listed["head"]
    cell = book.format(border=1, text_wrap=True)
    target.center_horizontally()
    target.set_default_row(_ROW_HEIGHT)
    target.merge_range(0, 0, 0, len(labels) - 1, listed["title"], book.format(bold=True, align="center", font_size=16))
    target.merge_range(1, 0, 1, len(labels) - 1, listed["note"], book.grey)
    for at, label in enumerate(labels):
        book.put(target, 2, at, label, book.head)
    for row, cells in enumerate(listed["rows"], 3):
        for at, text in enumerate(cells):
            book.put(target, row, at, text, cell)
    end = 3 + len(listed["rows"])
    book.put(target, end, 0, listed["total"], book.text)
    book.put(target, end + 2, 0, (" " * 24).join(listed["toFill"]), book.text)
    target.repeat_rows(0, 2)
    target.set_row(0, _TITLE_HEIGHT)
    widths = [min(max(map(_width, texts)) + 3, _WIDTHS[1]) for texts in zip(labels, *listed["rows"], strict=True)]
    wider = max(1, _PAGE_WIDTH / sum(widths))
    for at, width in enumerate(widths):
        target.set_column(at, at, width * wider)
    return book.bytes()


def _width_of(texts: Sequence[str]) -> int:
    """How wide a column of the file is made for these texts."""
    return min(max(_WIDTHS[0], *(_width(text) + 2 for text in texts)), _WIDEST_OWN)


def _width(text: str) -> int:
    """How many characters of a column a text takes; an ideograph takes two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))
