"""What a verdict on a roster says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details
from validators.model import Finding, Outcome


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileDetails(_Frozen):
    """The file as it was read, and the names of the sheets that were checked."""

    name: str | None
    kind: str
    encoding: str | None
    sheets: tuple[str, ...]


class ColumnDetails(_Frozen):
    """A column: what it is taken for, and what told so. `field` is None if it is not used."""

    sheet: str | None
    column: str
    header: str
    field: str | None
    by: str | None


class LeftOutDetails(_Frozen):
    """A row that is no person, and why."""

    sheet: str | None
    row: int
    why: str


class CountDetails(_Frozen):
    """How many people came out how."""

    passed: int
    failed: int
    unsure: int


class CodeDetails(_Frozen):
    """How far the numbers under a code are used. `gaps` are first and last serials.

    `next` are numbers for the next person: after the highest one, and after the last below a large gap if there is one.
    """

    code: str
    unit: str | None
    used: int
    gaps: tuple[tuple[int, int], ...]
    next: tuple[str, ...]
    next_skipping: str | None


class RowsDetails(_Frozen):
    """Rows of one sheet."""

    sheet: str | None
    rows: tuple[int, ...]


class ReviewDetails(_Frozen):
    """The rows of people by what this year's review means for them: due, reviewed, issued this year, not readable."""

    due: tuple[RowsDetails, ...]
    reviewed: tuple[RowsDetails, ...]
    new: tuple[RowsDetails, ...]
    unreadable: tuple[RowsDetails, ...]


class ExamDetails(_Frozen):
    """The rows of people by their general exam: no longer counted, counted until `until`, not readable."""

    past: tuple[RowsDetails, ...]
    ending: tuple[RowsDetails, ...]
    until: str
    unreadable: tuple[RowsDetails, ...]


class RowFinding(Finding):
    """What was found in a person's row. `field` is the column's, `cell` its name; None if it has none there."""

    cell: str | None


class RowDetails(_Frozen):
    """A person's row, and what was found in it, the worst first."""

    sheet: str | None
    row: int
    outcome: Outcome
    findings: tuple[RowFinding, ...]


class RosterDetails(Details):
    """What was read, whom it holds, and what is to be done about numbers, reviews and exams.

    `rows` are all people, one by one. The page, which shows a hundred at a time, asks for them otherwise.
    """

    file: FileDetails
    header: tuple[int, ...]
    columns: tuple[ColumnDetails, ...]
    people: int
    left_out: tuple[LeftOutDetails, ...]
    counts: CountDetails | None = None
    codes: tuple[CodeDetails, ...] = ()
    review: ReviewDetails | None = None
    exam: ExamDetails | None = None
    rows: tuple[RowDetails, ...] = ()
