"""What holds for every roster: order, neighbours and the way in make no difference."""

from __future__ import annotations

import csv
import io
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import cases_of
from tests.test_properties import texts
from validators.application_form import CHECKER as APPLICATION_FORM
from validators.engine import check, hits
from validators.model import Outcome
from validators.resident_id.check_digit import work_out
from validators.roster import CHECKER
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, FORM_FIELDS, LABELS, NAME, RESIDENT_ID
from validators.roster.judging import Own
from validators.roster.open import open_file, open_rows
from validators.roster.people import People

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

TODAY = date(2026, 3, 1)
HEADER = [LABELS[name] for name in (NAME, RESIDENT_ID, CERTIFICATE_NUMBER, "sex", "unit_name", "status")]
NAMES = ("赵一", "钱二", "孙三丰", "李?", "欧阳·四")
# Not all of these come back from a text file, or may stand in XML.
_NOT_KEPT = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)  # no text file or XML keeps all of them
UNITS = ("广安市水务局", "广安市水利局", "广安市林业局", "")

people = st.builds(
    lambda name, id_, number, sex, unit, status: [name, id_, number, sex, unit, status],
    st.sampled_from(NAMES),
    st.builds(lambda day, last: _id(day) if last else _id(day)[:-1] + "0", st.integers(1, 30), st.booleans()),
    st.builds("川X{}{:04}".format, st.sampled_from(["01", "02", "0621"]), st.integers(1, 40)),
    st.sampled_from(["男", "女", ""]),
    st.sampled_from(UNITS),
    st.sampled_from(["", "退休", "已注销"]),
)


def _id(sequence: int) -> str:
    body = f"51999919900307{sequence:03}"
    return body + work_out(body).expected


def checked(rows: Sequence[Sequence[str]], own: Own | None = None) -> Checking:
    roster = open_rows([HEADER, *rows])
    assert roster.problem is None
    checking = Checking(People(roster.tables), own or Own(), TODAY)
    checking.run()
    return checking


def found_by_person(rows: Sequence[Sequence[str]]) -> Counter[tuple[tuple[str, ...], tuple[str, ...]]]:
    checking = checked(rows)
    return Counter(
        (tuple(row), tuple(sorted(found.rule.id for found in checking.of_person(person))))
        for person, row in enumerate(rows)
    )


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(people, min_size=1, max_size=9), seed=st.integers(0, 99))
def test_a_shuffled_roster_gives_the_same_findings_by_person(rows: list[list[str]], seed: int) -> None:
    # Of two names of a unit that are equally frequent, the later is marked, so a shuffle may mark the other.
    alike = [[*row[:4], "", row[5]] for row in rows]
    shuffled = random.Random(seed).sample(alike, len(alike))  # noqa: S311 — the same order on every run
    assert found_by_person(alike) == found_by_person(shuffled)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(people, min_size=1, max_size=9))
def test_one_more_clean_person_changes_no_other_row(rows: list[list[str]]) -> None:
    clean = ["卫乙", _id(777), "川X010777", "男", "广安市人力资源和社会保障局", ""]
    before, after = checked(rows), checked([*rows, clean])
    for person in range(len(rows)):
        assert before.of_person(person) == after.of_person(person)
    assert after.outcomes[len(rows)] is Outcome.PASS


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(people, min_size=1, max_size=9))
def test_text_and_pasted_rows_give_the_same_findings(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in [HEADER, *rows])
    roster = open_file(text.encode("utf-8-sig"))
    from_text = Checking(People(roster.tables), Own(), TODAY)
    from_text.run()
    pasted = checked(rows)
    assert [pasted.of_person(at) for at in range(len(rows))] == [from_text.of_person(at) for at in range(len(rows))]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(people, st.integers(0, 120), texts), min_size=1, max_size=9))
def test_csv_and_xlsx_of_the_same_people_give_the_same_findings(rows: list[tuple[list[str], int, str]]) -> None:
    cells: list[list[object]] = [[*HEADER, LABELS["general_exam_score"], LABELS["duty"]]]
    cells += ([*person, score, _NOT_KEPT.sub(" ", duty)] for person, score, duty in rows)
    verdicts = [check(CHECKER, {"data": open_file(written)}, TODAY) for written in (_csv(cells), _xlsx(cells))]
    [of_csv, of_xlsx] = [verdict.model_dump(include={"outcome", "headline", "findings"}) for verdict in verdicts]
    assert of_csv == of_xlsx
    [in_csv, in_xlsx] = [[without_sheet(row) for row in verdict.details["rows"]] for verdict in verdicts]
    assert len(rows) == len(in_csv)
    assert in_csv == in_xlsx


def without_sheet(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "sheet": None}


def _csv(cells: Sequence[Sequence[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(cells)
    return written.getvalue().encode("utf-8-sig")


def _xlsx(cells: Sequence[Sequence[object]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for row, of_row in enumerate(cells):
            sheet.write_row(row, 0, of_row)
    return written.getvalue()


@given(form=st.dictionaries(st.sampled_from(sorted(FORM_FIELDS)), texts, min_size=1))
def test_columns_are_judged_as_the_form_is(form: dict[str, str]) -> None:
    assert_columns_are_judged_as_the_form_is(form)


def test_columns_of_the_forms_cases_are_judged_as_the_form_is() -> None:
    for case in cases_of("application-form"):
        if all(isinstance(text, str) and name in FORM_FIELDS for name, text in case.input.items()) and case.input:
            assert_columns_are_judged_as_the_form_is(case.input)


def assert_columns_are_judged_as_the_form_is(form: dict[str, str]) -> None:
    """Judge a form as a roster of one, with a name or number that makes it a person."""
    texts_of = {name: " ".join(text.split()) for name, text in form.items()}
    texts_of = {NAME: "某人", RESIDENT_ID: "", CERTIFICATE_NUMBER: "", **texts_of}
    roster = open_rows([[LABELS[name] for name in texts_of], list(texts_of.values())])
    if roster.problem or roster.people != 1 or set(roster.tables[0].texts) != set(texts_of):
        return
    table = roster.tables[0]
    given_ = {name: text for name, text in table.person(0).items() if text}
    checking = Checking(People(roster.tables), Own(), TODAY)
    checking.run()
    of_codes = {"certificate-number/unknown-region", "certificate-number/unknown-department"}
    silent = {*of_codes, "certificate-number/code-to-confirm", "engine/unknown-choice"}
    alone = {
        (rule.id, hit.field or rule.field)
        for rule, hit in hits(APPLICATION_FORM, given_, TODAY)
        if (hit.field or rule.field) in texts_of and rule.id not in silent
    }
    in_table = {(found.rule.id, found.field) for found in checking.judging.found[0] if found.rule.id not in silent}
    assert without_sex(alone) == without_sex(in_table)


def without_sex(found: Iterable[tuple[str, str | None]]) -> set[tuple[str, str | None]]:
    """Leave out what is said of the sex: a roster reads 男性 where the form wants a choice."""
    return {each for each in found if each[1] != "sex"}
