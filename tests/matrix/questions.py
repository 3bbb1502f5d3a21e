"""What each checker is asked on its page, and what the rules answer."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from cases import Case, cases_of
from cases.rosters import drawn, roster_input
from tests.pages import WITH_A_FORM
from validators import CHECKERS
from validators.engine import check
from validators.model import Verdict

ASK = (Path(__file__).parent / "ask.js").read_text(encoding="utf-8")
ASK = ASK[ASK.index("async (") :].rstrip().removesuffix(";")
"""A JavaScript function that asks a page what a question gives it."""

PATIENCE = 180_000
"""Milliseconds for an answer: WebKit starts Python the plain way."""
TODAY = "2026-03-01"
# As Excel, WPS and older Excels save them.
ROSTERS = ("01-plain-24-columns.xlsx", "24-formulas-and-error-cells.xlsx", "64-excel-97.xls")


@dataclass(frozen=True)
class Question:
    """What a checker's page is given, and what it has to answer to each input: outcome and headline."""

    checker: str
    given: Mapping[str, Any]
    expected: tuple[tuple[str, str], ...]

    @property
    def page(self) -> str:
        """The page's path within the site."""
        return f"check/{self.checker}.html"

    def wrong(self, answers: list[Mapping[str, Any]]) -> str:
        """What is wrong with the answers; "" if nothing is."""
        found = tuple((answer["outcome"], answer["headline"]) for answer in answers)
        return "" if found == self.expected else f"{self.checker}: {found} instead of {self.expected}"


def questions(most: int | None = None) -> Iterator[Question]:
    """A question for each checker with a page; of inputs at most so many."""
    for checker in WITH_A_FORM:
        cases = [case for case in cases_of(checker) if case.page][:most]
        inputs = [{"values": case.input, "today": case.today} for case in cases]
        yield _question(checker, {"inputs": inputs}, [_verdict(checker, case.input, case.today) for case in cases])
    shown = [case for case in cases_of("photo") if case.page and not case.missing and case.input.get("decoded", True)]
    photos = {case.outcome: case for case in reversed(shown)}  # one of each outcome
    yield _of_files("photo", {f"{outcome}.jpg": _photo(case) for outcome, case in [*photos.items()][:most]})
    yield _of_files("roster", {name: (drawn(name), roster_input({"file": name})) for name in ROSTERS[:most]})


def expect_every_checker_answers(page: Page, address: str, most: int = 1) -> int:
    """Ask each checker on its page at the site's address, which has a slash at its end. Give how many were asked."""
    asked = [*questions(most)]
    for question in asked:
        page.goto(address + question.page)
        assert "" == question.wrong(page.evaluate(ASK, dict(question.given)))
    return len(asked)


def _photo(case: Case) -> tuple[bytes, Mapping[str, Any]]:
    return case.raw["data"], case.raw


def _of_files(checker: str, files: Mapping[str, tuple[bytes, Mapping[str, Any]]]) -> Question:
    brought = [{"name": name, "base64": base64.b64encode(data).decode()} for name, (data, _) in files.items()]
    verdicts = [_verdict(checker, {**raw, "name": name}, TODAY) for name, (_, raw) in files.items()]
    return _question(checker, {"files": brought}, verdicts)


def _question(checker: str, given: Mapping[str, Any], verdicts: list[Verdict]) -> Question:
    expected = tuple((verdict.outcome, verdict.headline.text) for verdict in verdicts)
    return Question(checker, {"today": TODAY, "patience": PATIENCE, **given}, expected)


def _verdict(checker: str, raw: Mapping[str, Any], today: str) -> Verdict:
    return check(CHECKERS[checker], raw, date.fromisoformat(today))
