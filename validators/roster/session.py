"""A roster on the page: opened once, asked about, checked in steps, and looked at page by page."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from validators.engine import check
from validators.model import Verdict
from validators.roster import CHECKER
from validators.roster.added import with_added
from validators.roster.applicants import applicants, list_of, waiting
from validators.roster.blocks import blocks_of, heading_of
from validators.roster.changes import changes
from validators.roster.checking import STEP, Checked, Checking
from validators.roster.columns import LABELS
from validators.roster.comparison import comparison_of
from validators.roster.details import RosterDetails
from validators.roster.input import RosterInput
from validators.roster.open import Origin, Roster, open_book
from validators.roster.overview import counts_of, overview_of
from validators.roster.people import People
from validators.roster.prepare import own_of
from validators.roster.reading.file import read_file
from validators.roster.result import csv_in_pieces, finished, sheets_of
from validators.roster.rows import Rows, rows_in_pieces
from validators.roster.table import Choices

_OVER = object()
# What can be answered, by the problem that asks it: which sheets, what each column is, whether to go on all the same.
_ASKS = {
    "sheets-to-choose": "sheets",
    "header-to-choose": "columns",
    "column-twice": "columns",
    "undecodable": "also-undecodable",
}


class Session:
    """A file that was read once; None for people who are written, and no file.

    `choose_json` comes first, then `step` until all are judged, `sum_up` until that is done, and `finish_json`.
    """

    def __init__(self, name: str, data: bytes | None, today: date) -> None:
        self._name = name
        self._today = today
        self._book = None if data is None else read_file(data)
        self._own: Mapping[str, str] = {}
        self._roster = Roster("", None)
        self._checking: Checking | None = None
        self._summing: Iterator[None] | None = None
        self._is_summed_up = False
        self._summed: tuple[Rows, Verdict] | None = None
        # What the result says of everybody's photos; nothing if there are none.
        self.photos: Callable[[], Mapping[int, str] | None] = lambda: None
        self._saving: Generator[None, None, bytes] | None = None

    def choose_json(self, choices_json: str, own_json: str) -> str:
        """Take what somebody said about the file and the unit; return what the file holds, as JSON.

        `verdict` is there if nothing can be checked yet, and `asks` if somebody can answer what is open.
        """
        gc.unfreeze()  # an earlier check, of this roster or another, may be gone by now
        said, self._own = json.loads(choices_json), json.loads(own_json)
        self._roster = self._opened(said)
        self._summing = self._summed = None
        self._is_summed_up = False
        roster, problem = self._roster, self._roster.problem
        self._checking = None
        if problem is None:
            own = own_of(RosterInput.model_validate(self._own))
            self._checking = Checking(People(roster.tables), own, self._today)
        return json.dumps(
            {
                "told": heading_of(self._name, roster),
                "people": roster.people,
                "verdict": problem and self._verdict(roster).model_dump(mode="json"),
                "asks": _ASKS.get(problem.rule) if problem else None,
                "sheets": [
                    {"name": table.sheet, "people": len(table.rows), "isChosen": table in roster.tables}
                    for table in roster.sheets
                ],
                "columns": [
                    {"at": column.at, "letter": column.letter, "header": column.label, "field": column.field}
                    for column in (roster.tables or roster.sheets)[0].columns
                ]
                if roster.sheets
                else [],
                "fields": LABELS,
                "withoutHeader": bool(roster.tables) and not roster.tables[0].header,
            }
        )

    def step(self, most: int = STEP) -> int:
        """Judge the next people, at most so many. Return how many have been judged so far."""
        self._is_summed_up = False
        judged = self.checking.step(most)
        # What was found stays: to go through it again and again for what nobody holds takes a quarter of the time.
        gc.freeze()
        return judged

    def sum_up(self) -> bool:
        """Do the next piece of summing up what was judged so far. Return whether there is more to do."""
        if self._summing is None:
            self._summing = self._sum()
        self._is_summed_up = next(self._summing, _OVER) is _OVER
        gc.freeze()
        if self._is_summed_up:
            self._summing = None
        return not self._is_summed_up

    def _sum_of_it(self) -> tuple[Rows, Verdict]:
        if self._summed is None:
            raise ValueError("nothing has been summed up yet")
        return self._summed

    def _sum(self) -> Iterator[None]:
        yield from self.checking.finishing()
        yield
        rows = yield from rows_in_pieces(self.checking)
        yield
        self._summed = rows, self._verdict(Checked(self._roster, self.checking))

    def finish_json(self) -> str:
        """Return the sum: the verdict, reports in words, and what the table can be filtered by, as JSON.

        It does what `sum_up` has left.
        """
        while not self._is_summed_up:
            self.sum_up()
        checking = self.checking
        judged = len(checking.outcomes)
        rows, verdict = self._sum_of_it()
        listed = applicants(checking, waiting(checking))
        return json.dumps(
            {
                "verdict": verdict.model_dump(mode="json"),
                "counts": counts_of(checking),
                "overview": overview_of(checking, verdict),
                "blocks": blocks_of(checking, RosterDetails.model_validate(verdict.details).codes),
                "judged": judged,
                "last": checking.people.rows_named([judged - 1] if judged else []),
                "filters": [
                    {
                        "name": each.name,
                        "label": each.label,
                        "options": [
                            {"id": name, "label": label, "people": len(people)}
                            for name, (label, people) in each.options.items()
                        ],
                    }
                    for each in rows.filters
                ],
                "waiting": {
                    "ticked": [each.person for each in listed if not each.is_faulty],
                    "faulty": sum(each.is_faulty for each in listed),
                },
            }
        )

    def rows_json(self, query_json: str) -> str:
        """Return a page of people as JSON. See `Rows.page` for the query."""
        rows, _ = self._sum_of_it()
        return json.dumps(rows.page(json.loads(query_json)))

    def changes_json(self, before: Session) -> str:
        """Return in words how this check differs from an earlier one, as JSON."""
        found = changes(before.checking, self.checking)
        return json.dumps(comparison_of(before._name, found, before.checking, self.checking))

    def list_json(self, query_json: str) -> str:
        """Return 申领证件人员名单 as it stands on paper, as JSON. The query has `ticked`, people, and `withId`."""
        return json.dumps(self._list(query_json))

    def list_xlsx(self, query_json: str) -> bytes:
        """Return the same as a workbook."""
        from validators.roster.workbook import applicants_xlsx  # noqa: PLC0415 — the image has no XlsxWriter

        return applicants_xlsx(self._list(query_json))

    def csv(self) -> bytes:
        """Return the rows with what was found as CSV."""
        return finished(csv_in_pieces(sheets_of(self.checking, photos=self.photos())))

    def xlsx(self, version: str) -> bytes:
        """Return the rows with what was found as a workbook. `version` is that of the rules."""
        return finished(self._result(version))

    def begin_saving(self, kind: str, version: str) -> None:
        """Begin to write what `csv` or `xlsx` returns; `kind` says which."""
        gc.unfreeze()  # what an earlier file has left
        gc.collect()
        self._saving = (
            csv_in_pieces(sheets_of(self.checking, photos=self.photos())) if kind == "csv" else self._result(version)
        )

    def save_more(self) -> bytes | None:
        """Write the next piece. Return the whole after the last one."""
        if self._saving is None:
            raise ValueError("nothing is being saved")
        try:
            next(self._saving)
        except StopIteration as end:
            self._saving = None
            return cast("bytes", end.value)
        gc.freeze()  # the cells stay until the file is written
        return None

    def _result(self, version: str) -> Generator[None, None, bytes]:
        from validators.roster.workbook import result_in_pieces  # noqa: PLC0415 — the image has no XlsxWriter

        return result_in_pieces(self.checking, version, photos=self.photos())

    def _opened(self, said: Mapping[str, Any]) -> Roster:
        added = str(said.get("added", ""))
        if self._book is None:
            return with_added(Roster("", None, origin=Origin.WRITTEN), added)
        origin = Origin(said.get("origin", Origin.FILE))
        return with_added(replace(open_book(self._book, _choices(said)), origin=origin), added)

    @property
    def checking(self) -> Checking:
        """The check of the people. Raises ValueError before there is one."""
        if self._checking is None:
            raise ValueError("there is nobody to check yet")
        return self._checking

    def _verdict(self, data: Roster | Checked) -> Verdict:
        values = {"name": self._name, "data": data, **self._own}
        return check(CHECKER, values, self._today)

    def _list(self, query_json: str) -> dict[str, Any]:
        query = json.loads(query_json)
        return list_of(self.checking, query["ticked"], with_id=bool(query["withId"]))


def _choices(said: Mapping[str, Any]) -> Choices:
    return Choices(
        sheets=tuple(said.get("sheets", ())),
        columns={int(at): field for at, field in said.get("columns", {}).items()},
        without_header=bool(said.get("withoutHeader")),
        also_undecodable=bool(said.get("alsoUndecodable")),
    )
