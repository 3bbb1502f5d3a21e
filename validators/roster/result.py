"""What a check found, written beside what the file had: the rows of 核验结果, and safe text for a CSV file."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from validators.application_form.words import is_unnumbered
from validators.model import Outcome, Severity
from validators.normalise import WIDTH
from validators.roster.cells import text_of
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, LABELS
from validators.roster.found import Found
from validators.roster.grid import Value
from validators.roster.numbering import proposed
from validators.roster.table import Table
from validators.roster.understand import DATES

OWN_COLUMNS = ROW, OUTCOME, FOUND, REMEDY, PROPOSED, PHOTO = (
    "原表行号",
    "结论",
    "核验结果",
    "怎么改",
    "建议编号",
    "照片",
)
OUTCOMES = {Outcome.PASS: "通过", Outcome.FAIL: "不通过", Outcome.UNSURE: "需要咨询"}
_FEWEST_OWN = 3  # headers of ours that make a file a result of ours
_SAMPLES = 200  # of a column's texts
PIECE = 50  # lines that are written before others have a turn
AnyResult = TypeVar("AnyResult")
_MOST_DIGITS = 11  # a spreadsheet shows longer numbers otherwise
_FORMULA = frozenset("=+-@\t\r\n")


@dataclass(frozen=True)
class Problem:
    """A finding of a row: the column of the sheet that it is about, counted from 0, and the words."""

    at: int | None
    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True)
class Line:
    """A row of the sheet with what was found in it. `outcome` is None if it is no person, and then `why` says so.

    `photo` is what there is to say of the person's photo.
    """

    row: int
    cells: tuple[Value, ...]
    outcome: Outcome | None = None
    problems: tuple[Problem, ...] = ()
    proposed: str = ""
    photo: str = ""
    why: str = ""

    @property
    def number(self) -> str:
        """The row as the file counts it; "" if it is no person, because a note has to stand first to be seen as one."""
        return str(self.row) if self.outcome else ""

    @property
    def found(self) -> str:
        """All that was found, one sentence after the other; of a row that is no person, why."""
        return "\n".join(problem.message for problem in self.problems) or (
            f"第 {self.row} 行没有查：{self.why}" if self.why else ""
        )

    @property
    def remedy(self) -> str:
        """What to do about it, each remedy once."""
        return "\n".join(dict.fromkeys(problem.remedy for problem in self.problems))


@dataclass(frozen=True)
class Sheet:
    """A sheet with what was found. `columns` are those of the file that are kept, counted from 0.

    `named` names it in words if there are several. `samples` are the columns' first texts, the label among them.
    `added` are the headers of the columns behind them.
    """

    name: str | None
    named: str
    columns: tuple[int, ...]
    labels: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]
    make: Callable[[int], Line]
    added: tuple[str, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Make the lines, one after the other: all at once they would take long, and much memory."""
        return map(self.make, self.rows)

    def added_of(self, line: Line) -> tuple[str, ...]:
        """Return what stands in the added columns of a line."""
        outcome = OUTCOMES[line.outcome] if line.outcome else ""
        return (outcome, line.found, line.remedy, line.proposed, line.photo)[: len(self.added)]


def numbers_for(checking: Checking, *, skipping: bool = False) -> Mapping[int, str]:
    """Return a certificate number to propose for each person without one, if all have been judged."""
    people = checking.people
    if CERTIFICATE_NUMBER not in people.fields or not checking.judging.is_done:
        return {}
    # Who has a number that can be read is not without one.
    texts = zip(checking.compared, people.texts(CERTIFICATE_NUMBER), strict=True)
    is_without = [person.number is None and is_unnumbered(text) for person, text in texts]
    return proposed(checking.compared, is_without, skipping=skipping) if any(is_without) else {}


def sheets_of(
    checking: Checking, *, skipping: bool = False, photos: Mapping[int, str] | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets as they were, with what was found in each row. Notes are left out.

    People without a number get one proposed; `skipping` leaves out those that may be skipped. With `photos`, which say
    what there is to say of people's photos, there is a column for them.
    """
    added = (OUTCOME, FOUND, REMEDY, PROPOSED, *(() if photos is None else (PHOTO,)))
    numbers = numbers_for(checking, skipping=skipping)
    sheets = []
    first = 0
    for table in checking.people.tables:
        people = {row: person for person, row in enumerate(table.rows, first)}
        others = {each.row: each.why for each in table.left_out}
        first += len(table.rows)
        columns = _kept(table)
        labels = tuple(table.columns[at].label or table.columns[at].letter for at in columns)
        make = _Lines(checking, table, columns, people, others, numbers, photos or {})
        samples = tuple(
            (label, *map(text_of, table.grid.columns[at].distinct[:_SAMPLES]))
            for at, label in zip(columns, labels, strict=True)
        )
        rows = tuple(sorted(people.keys() | others.keys()))
        sheets.append(
            Sheet(table.sheet, checking.people.sheet_named(table), columns, labels, samples, rows, make, added)
        )
    return tuple(sheets)


@dataclass(frozen=True)
class _Lines:
    """Makes the line of a row.

    `people` and `others` say by row who it is, or why it is nobody; `numbers` and `photos` by person what there is to
    say besides what was found.
    """

    checking: Checking
    table: Table
    columns: tuple[int, ...]
    people: Mapping[int, int]
    others: Mapping[int, str]
    numbers: Mapping[int, str]
    photos: Mapping[int, str]

    def __call__(self, row: int) -> Line:
        cells = _cells(self.table, row, self.columns)
        person = self.people.get(row)
        if person is None:
            return Line(row, cells, why=self.others[row])
        if person >= len(self.checking.outcomes):
            return Line(row, cells, why="停下时还没有查到")
        return Line(
            row,
            self._as_read(person, cells),
            self.checking.outcomes[person],
            tuple(_problem(self.table, found) for found in self.checking.of_person(person) if _is_told(found)),
            self.numbers.get(person, ""),
            self.photos.get(person, ""),
        )

    @cached_property
    def _dates(self) -> tuple[tuple[int, str], ...]:
        """The fields of dates, after their places among the columns."""
        fields = [self.table.columns[at].field or "" for at in self.columns]
        return tuple((place, name) for place, name in enumerate(fields) if name.endswith(DATES))

    def _as_read(self, person: int, cells: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return a person's cells, a number that is a day as that day: the new file may count from another one."""
        numbers = [(place, name) for place, name in self._dates if not isinstance(cells[place], str)]
        if not numbers:
            return cells
        changed = [*cells]
        for place, name in numbers:
            changed[place] = self.checking.people.text(person, name)
        return tuple(changed)


def _kept(table: Table) -> tuple[int, ...]:
    """Return the columns without those that an earlier result has added."""
    own = [column.at for column in table.columns if column.label in OWN_COLUMNS]
    return tuple(column.at for column in table.columns if len(own) < _FEWEST_OWN or column.at not in own)


def _cells(table: Table, row: int, columns: Sequence[int]) -> tuple[Value, ...]:
    return tuple(table.grid.columns[at][row - 1] for at in columns)


def _is_told(found: Found) -> bool:
    return found.rule.severity is not Severity.NOTE


def _problem(table: Table, found: Found) -> Problem:
    rule, hit, name = found
    message = rule.message.format_map(hit.values).replace("\n", "")
    column = table.by_field.get(name)
    label = f"{LABELS[name]}：" if name in LABELS else ""
    return Problem(
        column.at if column else None, rule.severity, f"{label}{message}", rule.remedy.format_map(hit.values)
    )


def csv_of(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets one below the other as CSV, in UTF-8 with a byte order mark, for Excel and WPS."""
    return finished(csv_in_pieces(sheets))


def csv_in_pieces(sheets: Sequence[Sheet]) -> Generator[None, None, bytes]:
    """Do the same in pieces: yield after each of them, so that others have a turn."""
    written = ["\ufeff"]
    for sheet in sheets:
        written.append(_csv_line([ROW, *sheet.labels, *sheet.added]))
        for count, line in enumerate(sheet.lines, 1):
            place = f"{sheet.named}第 {line.number} 行" if sheet.named and line.number else line.number
            written.append(_csv_line([place, *map(text_of, line.cells), *sheet.added_of(line)]))
            if count % PIECE == 0:
                yield
    return "".join(written).encode()


def finished(pieces: Generator[None, None, AnyResult]) -> AnyResult:
    """Do all pieces, and return what comes of them."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            return cast("AnyResult", end.value)


def _csv_line(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\r\n"


def safe(text: str) -> str:
    """Return a text that a spreadsheet takes for neither a formula nor a number that it would shorten."""
    is_formula = bool(text) and WIDTH.apply(text[0]) in _FORMULA
    is_long = re.fullmatch(rf"[0-9]{{{_MOST_DIGITS + 1},}}[Xx]?", text)
    return f"'{text}" if is_formula or is_long else text


def _quoted(text: str) -> str:
    cell = safe(text)
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell
