"""What is written as a result reads back as the same roster, and no cell of it does anything by itself."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from cases.rosters import EXPECTED, Cannot, drawn
from validators.model import Severity
from validators.roster.applicants import applicants, list_of, waiting
from validators.roster.changes import Changed, Changes, changes
from validators.roster.checking import Checking
from validators.roster.comparison import comparison_of
from validators.roster.judging import Own
from validators.roster.open import open_file, open_rows
from validators.roster.people import People
from validators.roster.result import OWN_COLUMNS, csv_of, safe, sheets_of
from validators.roster.table import Choices
from validators.roster.workbook import applicants_xlsx, result_xlsx

TODAY = date(2026, 11, 27)
HEADER = ["姓名", "公民身份号码", "证件编号"]
ROWS = [
    ["赵一", "519999199003070013", "川X010001"],
    ["钱二", "51999919900307003X", "川X010001"],
    ["孙三", "", ""],
    ["=1+1", "5.19999E+17", "川X018888"],
]
READ = [name for name, about in EXPECTED.items() if about["open"] == "read"]


def checked(data: bytes, choices: Choices | None = None) -> Checking:
    roster = open_file(data, choices)
    assert roster.problem is None
    checking = Checking(People(roster.tables), Own(), TODAY)
    checking.run()
    return checking


def pasted(rows: list[list[str]], header: list[str] = HEADER) -> Checking:
    checking = Checking(People(open_rows([header, *rows]).tables), Own(), TODAY)
    checking.run()
    return checking


def by_person(checking: Checking) -> list[tuple[str, list[str]]]:
    """What people are called, and what is found of them."""
    names = checking.people.texts("name")
    return [
        (
            name.strip(),
            sorted({each.rule.id for each in checking.of_person(at) if each.rule.severity is not Severity.NOTE}),
        )
        for at, name in enumerate(names)
    ]


@pytest.mark.parametrize("name", READ)
def test_a_result_put_in_again_gives_the_same_findings(name: str) -> None:
    try:
        before = checked(drawn(name))
    except Cannot as missing:
        pytest.skip(str(missing))
    spoilt = {"roster/error-in-cell", "roster/formula-without-result", "application-form/missing"}
    expected = [(person, [rule for rule in rules if rule not in spoilt]) for person, rules in by_person(before)]
    after = checked(result_xlsx(before, "1"))
    assert expected == [(person, [rule for rule in rules if rule not in spoilt]) for person, rules in by_person(after)]


def test_the_columns_of_an_earlier_result_are_written_anew() -> None:
    once = pasted(ROWS)
    again = checked(result_xlsx(once, "1", photos={0: "赵一.jpg：合格"}))
    (first,), (second,) = sheets_of(once), sheets_of(again)
    assert first.labels == second.labels == tuple(HEADER)
    assert [line.found for line in first.lines] == [line.found for line in second.lines]
    assert {*OWN_COLUMNS} <= {column.label for column in again.people.tables[0].columns}


def test_csv_has_every_row_with_its_result_and_no_formula() -> None:
    written = csv_of(sheets_of(pasted([*ROWS, ["合计", "4 人", ""]])))
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert ["原表行号", *HEADER, "结论", "核验结果", "怎么改", "建议编号"] == rows[0]
    assert ["2", "3", "4", "5", ""] == [row[0] for row in rows[1:]]
    assert ["不通过", "不通过", "不通过", "不通过", ""] == [row[4] for row in rows[1:]]
    assert "第 6 行没有查：合计" == rows[5][5]
    assert "川X010002" == rows[3][7]
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


def test_csv_gives_the_same_findings_as_the_rows_that_it_was_made_of() -> None:
    once = pasted(ROWS)
    assert by_person(once) == [
        (name.removeprefix("'"), rules) for name, rules in by_person(checked(csv_of(sheets_of(once))))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("+86", "'+86"),
        ("-", "'-"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("519999199003070013", "'519999199003070013"),
        ("51999919900307003X", "'51999919900307003X"),
        ("13800000000", "13800000000"),
        ("川X010001", "川X010001"),
        ("", ""),
    ],
)
def test_a_cell_that_would_do_something_gets_an_apostrophe(text: str, expected: str) -> None:
    assert expected == safe(text)


def test_each_sheet_has_its_own_result() -> None:
    names = ("法规科", "监督科 ")
    data = drawn("11-a-sheet-per-department.xlsx")
    roster = open_file(result_xlsx(checked(data, Choices(sheets=names)), "1"))
    assert ["核验结果 法规科", "核验结果 监督科"] == [table.sheet for table in roster.tables if table.rows]


def test_a_workbook_of_many_findings_stops_at_so_many_comments_and_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("validators.roster.workbook._MOST_COMMENTS", 1)
    monkeypatch.setattr("validators.roster.workbook._MOST_LINKS", 1)
    once = pasted(ROWS)
    assert by_person(once) == by_person(checked(result_xlsx(once, "1")))


def test_on_the_list_are_at_first_those_without_number_or_date() -> None:
    header = [*HEADER, "办证日期", "状态"]
    rows = [
        ["赵一", "519999199003070013", "川X010001", "2020-01-01", ""],
        ["钱二", "51999919900307003X", "", "", ""],
        ["孙三", "", "川X010003", "", ""],
        ["李四", "", "川X010004", "", "已注销"],
    ]
    checking = pasted(rows, header)
    assert (1, 2) == waiting(checking)
    listed = applicants(checking, waiting(checking))
    assert [["1", "钱二", "", "", "", "", ""], ["2", "孙三", "", "", "", "川X010003", ""]] == [
        applicant.cells(with_id=False) for applicant in listed
    ]
    assert [False, True] == [applicant.is_faulty for applicant in listed]


@pytest.mark.parametrize("with_id", [False, True])
@pytest.mark.parametrize("count", [0, 1, 45, 300])
def test_the_list_has_everybody_and_the_total(count: int, with_id: bool) -> None:
    checking = pasted([["某人", "519999199003070013", ""] for _ in range(max(count, 1))])
    data = applicants_xlsx(list_of(checking, range(count), with_id=with_id))
    (sheet,) = open_file(data).sheets
    cells = [str(value) for row in range(1, sheet.grid.height + 1) for value in sheet.grid.row(row)]
    assert count == cells.count("某人")
    assert f"合计 {count} 人" in cells
    assert (count if with_id else 0) == cells.count("519999199003070013")


def test_the_last_check_is_compared_with_this_one() -> None:
    before = pasted(ROWS)
    right = [ROWS[0], ["钱二", "51999919900307003X", "川X010002"], ["李四", "519999199003070056", ""]]
    after = pasted(right)
    moved = Changed(1, 1, ("certificate_number",))
    assert Changes(fixed=2, new=0, both=2, changed=(moved,), added=(2,), gone=(2, 3)) == changes(before, after)
    assert Changes(fixed=0, new=2, both=2, changed=(moved,), added=(2, 3), gone=(2,)) == changes(after, before)
    assert Changes(0, 0, 4, (), (), ()) == changes(before, before)


@pytest.mark.parametrize(
    ("was", "now", "is_one"),
    [
        (["", "", "川X010001"], ["", "", "川X010002"], False),
        (["", "", "川X010001"], ["", "", "川X010001"], True),
        (["张三", "519999199003070013", ""], ["张叁", "519999199003070013", ""], True),
        (["张三", "51999919900307001", ""], ["张三", "519999199003070013", ""], True),
        (["张三", "519999199003070013", "川X010001"], ["李四", "519999199003070056", "川X010001"], False),
    ],
)
def test_a_person_is_known_by_what_others_do_not_take_over(was: list[str], now: list[str], is_one: bool) -> None:
    found = changes(pasted([was]), pasted([now]))
    assert (is_one, is_one) == (found.both == 1, found.are_alike)


def test_many_who_came_are_counted_and_the_first_named() -> None:
    before, after = pasted([["某", "", ""]]), pasted([[f"甲{at}", "", f"川X01{at + 1:04}"] for at in range(201)])
    (came, _) = comparison_of("旧", changes(before, after), before, after)["groups"]
    assert (201, "还有 1 人，没有列出来。") == (len(came["lines"]), came["lines"][-1]["text"])
