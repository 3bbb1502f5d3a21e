"""Reads the tables of web pages, which many systems export under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from validators.roster.reading.book import Book, UnreadableError
from validators.roster.reading.kinds import other_kind
from validators.roster.reading.spans import Spans

_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_SHOWN = ("script", "style", "title")
_BREAKS = ("br", "p", "div", "li")
_CELLS = ("td", "th")


class _Table:
    """A table that is being read: where the next cell goes, and the text of the open one."""

    def __init__(self) -> None:
        self.spans = Spans()
        self.row = 0
        self.column = 0
        self.open: list[str] | None = None
        self.down = self.across = 0
        self.taken_to: dict[int, int] = {}  # by column, the last row that a cell from above takes

    def start_row(self) -> None:
        self.end_cell()
        self.row += 1
        self.column = 0

    def start_cell(self, down: int, across: int) -> None:
        if self.row == 0:
            self.start_row()
        self.end_cell()
        while self.taken_to.get(self.column, 0) >= self.row:
            self.column += 1
        self.open, self.down, self.across = [], down, across

    def end_cell(self) -> None:
        if self.open is None:
            return
        lines = (_SPACE.sub(" ", line).strip() for line in "".join(self.open).split("\v"))
        self.spans.put(self.row, self.column, "\n".join(lines).strip(), self.down, self.across)
        if self.down:
            for column in range(self.column, self.column + self.across + 1):
                self.taken_to[column] = self.row + self.down
        self.column += self.across + 1
        self.open = None


class _Page(HTMLParser):
    """Collects all tables of a page, also those inside others."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._not_shown = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in _NOT_SHOWN:
            self._not_shown += 1
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open and tag == "tr":
            self._open[-1].start_row()
        elif self._open and tag in _CELLS:
            given = dict(attrs)
            self._open[-1].start_cell(_more(given.get("rowspan"), 65_534), _more(given.get("colspan"), 1_000))
        elif tag in _BREAKS:
            self.handle_data("\v")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag in _NOT_SHOWN:
            self._not_shown = max(0, self._not_shown - 1)
        elif self._open and tag in (*_CELLS, "tr", "table"):
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self._open and self._open[-1].open is not None and not self._not_shown:
            self._open[-1].open.append(data)


def read_web_page(text: str, encoding: str) -> Book:
    """Read the largest table of a page. Raises UnreadableError if there is none."""
    page = _Page()
    page.feed(text)
    page.close()
    for table in page.tables:
        table.end_cell()
    if not page.tables:
        raise no_table_in_page()
    largest = max(page.tables, key=lambda table: table.spans.count)
    return Book("网页", (largest.spans.grid(None),), encoding)


def no_table_in_page() -> UnreadableError:
    """The page has no table."""
    return other_kind("没有表格的网页", "请在网页上选中表格，复制，再粘贴到这里；或者用原来的系统导出 .xlsx。")


def _more(span: str | None, most: int) -> int:
    """Return how many more rows or columns a cell spans."""
    digits = (span or "").strip()
    return max(0, min(int(digits[:6]), most) - 1) if digits.isascii() and digits.isdigit() else 0
