"""Opens what was given, checks everybody in it, and makes the details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators.model import Outcome
from validators.normalise import normalise
from validators.roster.checking import Checked, Checking
from validators.roster.details import (
    CodeDetails,
    ColumnDetails,
    CountDetails,
    ExamDetails,
    FileDetails,
    LeftOutDetails,
    ReviewDetails,
    RosterDetails,
    RowDetails,
    RowFinding,
    RowsDetails,
)
from validators.roster.input import RosterInput
from validators.roster.judging import Own, unclear_codes
from validators.roster.numbering import Code
from validators.roster.open import Roster, open_rows
from validators.roster.people import People
from validators.roster.reading.book import MEGABYTE, MOST_BYTES
from validators.roster.review import State
from validators.roster.summary import summed_up
from validators.roster.table import Problem
from validators.roster.together import TOGETHER
from validators.rules import Prepared
from validators.tables.codes import CERTIFICATE_CODES

_FACTS = (
    *(name for rule in TOGETHER.rules for name in rule.takes),
    "people",
    "asked",
    "codes",
    "tables",
    "checking",
    "origin",
)


def own_of(values: RosterInput) -> Own:
    """Return what is fixed for the unit."""
    codes = frozenset(normalise(code).text for code in (values.codes or "").split())
    return Own(values.region, values.department, values.unit, codes)


def prepare(values: RosterInput, today: date) -> Prepared:
    """Check everybody as of `today`.

    Facts: `is_missing` if nothing was given, `problem` is why nobody can be checked; then all others are None. `tables`
    are the sheets, `origin` is where they come from, `checking` is the whole check. The rest is what it found by
    comparing people.
    """
    missing = {**dict.fromkeys(_FACTS), "is_missing": False, "problem": None}
    roster = _opened(values)
    if roster is None:
        return Prepared({**missing, "is_missing": True})
    if roster.problem:
        facts = {**missing, "problem": roster.problem}
        return Prepared(facts, details=lambda: _of_file(values.name, roster))
    if isinstance(values.data, Checked):
        checking = values.data.checking
    else:
        checking = Checking(People(roster.tables), own_of(values), today)
        checking.run()

    def details() -> RosterDetails:
        of_all = details_of(values.name, roster, checking)
        # Who went through the check in steps asks for rows as they are needed.
        return of_all if isinstance(values.data, Checked) else of_all.model_copy(update={"rows": _rows(checking)})

    return Prepared(
        {**missing, **checking.facts, "tables": roster.tables, "origin": roster.origin, "checking": checking},
        details=details,
        found=(
            *unclear_codes(checking.own, today),
            *(summed_up(checking.people, kind) for kind in checking.kinds),
        ),
    )


def _opened(values: RosterInput) -> Roster | None:
    """Return what was given; None if nothing was."""
    if isinstance(values.data, Checked):
        return values.data.roster
    if isinstance(values.data, Roster):
        return values.data
    if values.rows is not None:
        return open_rows(values.rows)
    if values.size is None:
        return None
    return Roster("", None, problem=Problem("too-large", values={"what": f"文件超过 {MOST_BYTES // MEGABYTE} MB"}))


def _of_file(name: str | None, roster: Roster) -> RosterDetails:
    tables = roster.tables
    return RosterDetails(
        file=FileDetails(
            name=name,
            kind=roster.kind,
            encoding=roster.encoding,
            sheets=tuple(table.sheet for table in tables if table.sheet),
        ),
        header=tables[0].header if tables else (),
        columns=tuple(
            ColumnDetails(
                sheet=table.sheet, column=column.letter, header=column.label, field=column.field, by=column.by
            )
            for table in tables
            for column in table.columns
        ),
        people=roster.people,
        left_out=tuple(
            LeftOutDetails(sheet=table.sheet, row=each.row, why=each.why) for table in tables for each in table.left_out
        ),
    )


def details_of(name: str | None, roster: Roster, checking: Checking) -> RosterDetails:
    """Make the details of a finished check."""
    review, exam = checking.review, checking.exam

    def rows(of: tuple[int, ...]) -> tuple[RowsDetails, ...]:
        return tuple(RowsDetails(sheet=table.sheet, rows=rows) for table, rows in checking.people.rows_by_sheet(of))

    return _of_file(name, roster).model_copy(
        update={
            "counts": CountDetails(
                passed=checking.counts[Outcome.PASS],
                failed=checking.counts[Outcome.FAIL],
                unsure=checking.counts[Outcome.UNSURE],
            ),
            "codes": tuple(map(_code, checking.codes)),
            "review": review and ReviewDetails(**{state.value: rows(review[state]) for state in State}),
            "exam": exam
            and ExamDetails(
                past=rows(exam.past),
                ending=rows(exam.ending),
                until=exam.until.isoformat(),
                unreadable=rows(exam.unreadable),
            ),
        }
    )


def _rows(checking: Checking) -> tuple[RowDetails, ...]:
    people = checking.people

    def found(person: int) -> Iterator[RowFinding]:
        for each in checking.of_person(person):
            of_row = {"field": each.field, "cell": people.cell(person, each.field) or None}
            yield RowFinding(**{**dict(each.rule.finding(each.hit)), **of_row})

    return tuple(
        RowDetails(
            sheet=people.place(person)[0].sheet,
            row=people.row(person),
            outcome=outcome,
            findings=tuple(found(person)),
        )
        for person, outcome in enumerate(checking.outcomes)
    )


def _code(code: Code) -> CodeDetails:
    region = CERTIFICATE_CODES.find_region(code.code[:-2])
    department = region.find_department(code.code[-2:]) if region else None
    serials = [serial for serial in (code.before_large_gap, code.next) if serial is not None]
    return CodeDetails(
        code=code.code,
        unit=f"{region.name}{department.name}" if region and department else None,
        used=code.used,
        gaps=tuple((gap.first, gap.last) for gap in code.gaps),
        next=tuple(f"{code.code}{serial:04}" for serial in serials),
        next_skipping=f"{code.code}{code.next_skipping:04}" if code.next_skipping else None,
    )
