"""A roster on the command line: a path, and what is said about the file."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases.rosters import drawn
from validators import CHECKERS
from validators import __main__ as command_line
from validators.roster.grid import column_number, letter
from validators.roster.table import Choices
from validators.roster.told import choices_of


def verdict(*options: str, **values: Any) -> Any:
    output = io.StringIO()
    command_line.run(["roster", "--today", "2026-11-26", *options], io.BytesIO(json.dumps(values).encode()), output)
    return json.loads(output.getvalue())


def rules(**values: Any) -> list[str]:
    return [finding["rule"] for finding in verdict(**values)["findings"]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "roster"


def test_a_file_is_read(path: Path) -> None:
    path.write_bytes(drawn("01-plain-24-columns.xlsx"))
    found = verdict(file=str(path), region="川X", department="01")
    assert (found["outcome"], found["details"]["people"]) == ("pass", 8)
    assert found["details"]["file"]["name"] == "roster"


def test_every_person_is_listed_with_what_was_found_in_the_row(path: Path) -> None:
    path.write_bytes(drawn("03-two-row-header.xlsx"))
    rows = verdict(file=str(path))["details"]["rows"]
    assert {row["sheet"] for row in rows} == {"花名册"}
    assert [(row["row"], row["outcome"]) for row in rows] == [
        (4, "pass"),
        (5, "pass"),
        (6, "fail"),
        (7, "pass"),
        (8, "pass"),
    ]
    [found] = [finding for row in rows for finding in row["findings"] if finding["severity"] != "note"]
    assert (found["rule"], found["cell"]) == ("application-form/score-below-60", "F6")
    assert found["field"] == "general_exam_score"
    assert found["message"]


def test_what_was_found_is_written_into_files(path: Path, tmp_path: Path) -> None:
    path.write_bytes(drawn("03-two-row-header.xlsx"))
    as_xlsx, as_csv = tmp_path / "found.xlsx", tmp_path / "found.csv"
    before = verdict("--xlsx", str(as_xlsx), "--csv", str(as_csv), file=str(path))
    assert "不通过" in as_csv.read_text("utf-8-sig")
    again = verdict(file=str(as_xlsx), sheets=["核验结果"])
    assert [row["outcome"] for row in again["details"]["rows"]] == [row["outcome"] for row in before["details"]["rows"]]


REFUSED_OUTPUTS = {
    "no file may be there": (["roster", "--csv", "{taken}"], "没有覆盖"),
    "no folder is there": (["roster", "--csv", "{folder}/none/a.csv"], "写不了"),
    "one roster at a time": (["roster", "--lines", "--csv", "{folder}/a.csv"], "这里没有"),
    "no roster": (["certificate-number", "--xlsx", "{folder}/a.xlsx"], "这里没有"),
    "a photo": (["photo", "--csv", "{folder}/a.csv"], "这里没有"),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSED_OUTPUTS.values(), ids=list(REFUSED_OUTPUTS))
def test_what_cannot_be_written_is_one_line(
    arguments: list[str], words: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(drawn("03-two-row-header.xlsx"))
    named = [argument.format(taken=path, folder=path.parent) for argument in arguments]
    given = io.BytesIO(json.dumps({"file": str(path)}).encode())
    with pytest.raises(SystemExit) as stopped:
        command_line.run(named, given, io.StringIO())
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err
    assert path.read_bytes() == drawn("03-two-row-header.xlsx")
    assert [*path.parent.iterdir()] == [path]


def test_what_could_not_be_checked_is_not_written(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(b"%PDF-1.7")
    for kind in ("csv", "xlsx"):
        with pytest.raises(SystemExit):
            verdict(f"--{kind}", str(path.with_suffix(".out")), file=str(path))
        assert "没有查成" in capsys.readouterr().err


def test_without_the_library_for_workbooks_it_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "validators.roster.workbook", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(SystemExit):
        verdict("--xlsx", str(path), rows=[["姓名", "证件编号"], ["张三", "川X010001"]])
    assert "make command-line" in capsys.readouterr().err


def test_what_is_said_about_the_file_counts(path: Path) -> None:
    path.write_bytes(drawn("11-a-sheet-per-department.xlsx"))
    assert "roster/sheets-to-choose" in rules(file=str(path))
    assert verdict(file=str(path), sheets=["法规科", "旧表"])["details"]["people"] == 5
    path.write_bytes(drawn("06-column-twice.xlsx"))
    assert verdict(file=str(path), columns={"B": "resident_id", "C": None}, header=[1])["details"]["people"] == 4


def test_a_roster_without_a_file_is_pasted_or_missing() -> None:
    assert rules() == ["roster/not-given"]
    assert verdict(rows=[["姓名", "证件编号"], ["张三", "川X010001"]])["details"]["people"] == 1


def test_what_the_command_line_does_not_know_is_said(path: Path) -> None:
    path.write_bytes(drawn("01-plain-24-columns.xlsx"))
    assert "engine/unknown-field" in rules(file=str(path), sheet="法规科")


def test_a_file_that_is_too_large_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = CHECKERS["roster"].file
    assert taken
    monkeypatch.setattr(CHECKERS["roster"], "file", replace(taken, most_bytes=3))
    path.write_bytes(b"1234")
    assert rules(file=str(path)) == ["roster/too-large"]


@pytest.mark.parametrize(
    "values",
    [
        {"file": 3},
        {"file": "no such file"},
        {"file": "a\0b"},
        {"file": "x", "header": "3"},
        {"file": "x", "header": ["first"]},
        {"file": "x", "sheets": "法规科"},
        {"file": "x", "columns": {"c": "name"}},
        {"file": "x", "columns": {"C": "nickname"}},
        {"file": "x", "columns": ["name"]},
    ],
)
def test_what_cannot_be_done_is_one_line(values: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        verdict(**values)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_the_library_it_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path.write_bytes(drawn("01-plain-24-columns.xlsx"))
    with pytest.raises(SystemExit):
        verdict(file=str(path))
    assert "make command-line" in capsys.readouterr().err


def test_columns_are_named_as_a_spreadsheet_does() -> None:
    assert [letter(at) for at in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(letter(at)) == at for at in range(17_000))


def test_what_is_told_becomes_choices() -> None:
    told = {"sheets": ["甲"], "header": [2, 3], "columns": {"AA": "name", "B": None}, "also_undecodable": True}
    assert choices_of(told) == Choices(("甲",), (2, 3), {26: "name", 1: None}, also_undecodable=True)
    assert choices_of({}) == Choices()
