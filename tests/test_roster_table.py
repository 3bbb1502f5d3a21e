"""From rows of cells to people: the header, the columns, the rows that are none, and what stands in the cells."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from cases.rosters.people import CODE, people
from validators.roster import open as opening
from validators.roster.cells import day_of_number, grid_of, text_of, value_of
from validators.roster.columns import fields_of, tidy
from validators.roster.grid import Filled, Value
from validators.roster.open import open_rows
from validators.roster.table import Choices, Table
from validators.roster.understand import pasted, understand

HEADER = ["姓名", "公民身份号码", "证件编号"]
PEOPLE = [[str(row[name]) for name in ("name", "resident_id", "certificate_number")] for row in people(4)]
IDS = [row[1] for row in PEOPLE]


def fields(table: Table) -> list[str | None]:
    return [column.field for column in table.columns]


def whys(table: Table) -> dict[int, str]:
    return {each.row: each.why for each in table.left_out}


@pytest.mark.parametrize(
    ("cell", "value", "text"),
    [
        ("文字", "文字", "文字"),
        (True, "TRUE", "TRUE"),
        (False, "FALSE", "FALSE"),
        (1, 1.0, "1"),
        (10006.0, 10006.0, "10006"),
        (85.5, 85.5, "85.5"),
        (0.1 + 0.2, 0.1 + 0.2, "0.3"),
        (519999700101001.0, 519999700101001.0, "519999700101001"),
        (519999197001010000.0, 519999197001010000.0, "5.19999197001010E+17"),
        (float("inf"), float("inf"), "inf"),
        (date(2026, 7, 20), "2026-07-20", "2026-07-20"),
        (datetime(2026, 7, 20), "2026-07-20", "2026-07-20"),
        (datetime(2026, 7, 20, 8, 30), "2026-07-20 08:30", "2026-07-20 08:30"),
        (time(8, 30), "08:30:00", "08:30:00"),
        ('="007"', '="007"', "007"),
        ('=HYPERLINK("x","y")', '=HYPERLINK("x","y")', '=HYPERLINK("x","y")'),
    ],
)
def test_what_a_cell_holds(cell: object, value: Value, text: str) -> None:
    assert value_of(cell) == value
    assert text_of(value_of(cell)) == text


@pytest.mark.parametrize(
    ("value", "from_1904", "day"),
    [
        (46223.0, False, "2026-07-20"),
        ("46223", False, "2026-07-20"),
        (44761.0, True, "2026-07-20"),
        (36525.0, False, None),
        (54790.0, False, None),
        (46223.5, False, None),
        ("2026", False, None),
        ("", False, None),
    ],
)
def test_a_number_in_a_column_of_dates(value: Value, from_1904: bool, day: str | None) -> None:
    assert day_of_number(value, from_1904=from_1904) == day


def test_a_sheet_keeps_each_value_once() -> None:
    grid = grid_of([["甲", 1.0], [], ["乙", True, "末"], ["甲", "", "", ""], []])
    assert grid.height == 4
    assert [column.distinct for column in grid.columns] == [("", "甲", "乙"), ("", 1.0, "TRUE"), ("", "末")]
    assert grid.row(3) == ("乙", "TRUE", "末")
    column = grid.columns[0]
    assert list(column) == ["甲", "", "乙", "甲"]
    assert isinstance(column[1:], Filled)
    assert list(column[2:]) == ["乙", "甲"]
    assert len(column[2:]) == 2


def test_a_date_and_the_same_as_text_are_one_value() -> None:
    [column] = grid_of([["2026-07-20"], [date(2026, 7, 20)]]).columns
    assert (column.distinct, list(column.places)) == (("", "2026-07-20"), [1, 1])


def test_a_large_sheet_is_collected_in_blocks() -> None:
    grid = grid_of([[str(number)] if number % 2 else [] for number in range(2500)])
    assert grid.height == 2500
    assert grid.row(2500) == ("2499",)
    assert grid.row(2499) == ("",)


@pytest.mark.parametrize(
    ("label", "left", "expected"),
    [
        ("姓 名", None, ("name",)),
        ("*身份证号\n（18 位）：", None, ("resident_id",)),
        ("ＮＯ.", None, ("ordinal",)),
        ("编号", None, ("certificate_number", "ordinal")),
        ("考试成绩", "general_exam_date", ("general_exam_score",)),
        ("考试成绩", "special_exam_date", ("special_exam_score",)),
        ("考试成绩", None, ()),
        ("政治面貌" * 20, None, ()),
        ("指标", None, ()),
    ],
)
def test_what_a_header_stands_for(label: str, left: str | None, expected: tuple[str, ...]) -> None:
    assert fields_of(tidy(label), left) == expected


def test_people_are_known_by_field() -> None:
    table = pasted([HEADER, *PEOPLE])
    assert table.person(0) == {"name": PEOPLE[0][0], "resident_id": IDS[0], "certificate_number": f"{CODE}0001"}
    assert table.cell(3, "resident_id") == "B5"
    assert not table.is_spoilt(0, "name")
    assert table.sheet is None


def test_a_failed_formula_as_text_is_no_content() -> None:
    table = pasted([HEADER, [PEOPLE[0][0], "#N/A", f"{CODE}0001"], PEOPLE[1]])
    assert table.person(0)["resident_id"] == ""
    assert table.is_spoilt(0, "resident_id")
    assert not table.is_spoilt(1, "resident_id")
    [notice] = table.notices
    assert (notice.rule, notice.cells, table.grid.errors) == ("error-in-cell", ((2, 1),), {(2, 1): "#N/A"})


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["合计", "4 人", ""], "合计"),
        (["", "总 计：4", ""], "总计"),
        (["共 4 人", "", ""], "合计"),
        (["备注：以上为在编人员", "", ""], "备注"),
        (["制表人：某某", "", ""], "制表人"),
        (["单位负责人（签字）：", "", "年   月   日"], "单位负责人"),
        (["共计4人", "", ""], "共计"),
        (["合计四人", "", ""], "合计"),
        (["（1）注：", "", ""], "注"),
        (["2026年11月27日", "", ""], "日期"),
        (["※ 以上人员同意上报", "", ""], "说明"),
        (["广安市水务局（盖章）", "", ""], "说明"),
        (["广安市水务局", "", ""], "单位名称"),
        (["——", "/", ""], "空行"),
        (["第 3 页", "", ""], "第 3 页"),
        (["示例", "519999197001010018", "川X010001"], "示例"),
        (["姓名", "公民身份号码", "证件编号"], "又一次表头"),
        (["", "", "", "", "在别的栏里"], "没有姓名和号码"),
        ([" ", "\u3000", ""], "空行"),
        (["总计科", "519999197001010018", ""], None),
        (["合计", "519999197001010018", ""], None),
        (["合计", "", "川X010009"], None),
        (["张三", "", ""], None),
        (["姓名：张三", "", ""], None),
        (["王建科", "", ""], None),
        (["热依木·麦麦提团", "", ""], None),
    ],
)
def test_which_rows_are_people(row: list[str], why: str | None) -> None:
    table = pasted([HEADER, PEOPLE[0], row, PEOPLE[1]])
    assert whys(table).get(3) == why
    assert (3 in table.rows) is (why is None)


def test_the_last_row_may_be_anything() -> None:
    assert whys(pasted([["姓名", "单位"], ["张三", "甲"], ["", "没有人"]])) == {3: "没有姓名和号码"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # The name says it, and the content does not matter.
        ([["姓名", "身份证号"], ["张三", "不知道"]], ["name", "resident_id"]),
        # One column has what belongs there, the other has not.
        ([["姓名", "身份证号", "身份证号码"], *([name, "无", number] for name, number, _ in PEOPLE)], 2),
        # Both have the same.
        ([["姓名", "身份证号", "身份证号码"], *([name, number, number] for name, number, _ in PEOPLE)], 1),
        # One is empty.
        ([["姓名", "身份证号", "身份证号码"], *([name, "", number] for name, number, _ in PEOPLE)], 2),
        # Nobody judges a remark.
        ([["姓名", "备注", "说明"], ["张三", "甲", "乙"]], ["name", "remark", None]),
        # A name of several meanings, with nothing in it, or with nothing that tells.
        ([["姓名", "编号"], ["张三", ""]], ["name", "certificate_number"]),
        ([["姓名", "编号"], ["张三", "甲-3"]], ["name", None]),
        # What the name may stand for is there already.
        (
            [["姓名", "序号", "证件编号", "编号"], ["张三", "1", "川X010001", "7"]],
            ["name", "ordinal", "certificate_number", None],
        ),
        ([["姓名", "号码"], ["张三", "13800000000"]], ["name", "phone"]),
        ([["姓名", "号码"], ["张三", IDS[0]]], ["name", "resident_id"]),
    ],
)
def test_what_each_column_is(rows: list[list[str]], expected: list[str | None] | int) -> None:
    found = fields(pasted(rows))
    assert found == expected if isinstance(expected, list) else found.index("resident_id") == expected


def test_a_guess_without_a_header() -> None:
    rows = [
        [str(at), "男", "广安市司法局", "0826-1234567", name, number, "科员"]
        for at, (name, number, _) in enumerate(PEOPLE, 1)
    ]
    table = pasted(rows)
    assert fields(table) == ["ordinal", "sex", "unit_name", "phone", "name", "resident_id", None]
    assert table.problem
    assert table.problem.rule == "header-to-choose"


def test_an_ordinal_counts_up() -> None:
    by_department = [["编号", "姓名"], *([str(number), "张三"] for number in (1, 2, 3, 4, 5, 1, 2, 3, 4))]
    assert fields(pasted(by_department))[0] == "ordinal"
    assert fields(pasted([["编号", "姓名"], ["1", "张三"]]))[0] == "ordinal"
    assert fields(pasted([["编号", "姓名"], ["7", "张三"]]))[0] is None
    assert fields(pasted([["编号", "姓名"], ["9", "张三"], ["3", "李四"]]))[0] is None


def test_merged_cells_end_with_the_table() -> None:
    table = pasted([["单位", "姓名"], ["甲局", "张三"], ["", "李四"]])
    assert [table.person(at)["unit_name"] for at in (0, 1)] == ["甲局", ""]


@pytest.mark.parametrize(
    ("rows", "choices", "problem"),
    [
        ([], Choices(), "empty-file"),
        ([["说明"], ["没有表"]], Choices(), "no-table"),
        ([HEADER], Choices(), "no-people"),
        ([HEADER, *PEOPLE], Choices(header=(9,)), "no-such-row"),
        ([HEADER, *PEOPLE], Choices(sheets=("甲",)), "no-such-sheet"),
        ([["单位"], ["甲局"], ["乙局"]], Choices(without_header=True, columns={0: "unit_name"}), "no-table"),
    ],
)
def test_what_stops_it(rows: list[list[str]], choices: Choices, problem: str) -> None:
    roster = open_rows(rows, choices)
    assert roster.problem
    assert roster.problem.rule == problem


def test_too_many_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PEOPLE", 3)
    roster = open_rows([HEADER, *PEOPLE])
    assert roster.problem
    assert roster.problem.rule == "too-large"


def test_a_person_says_where_the_header_is_and_what_columns_are() -> None:
    rows = [["名单"], ["甲", "乙", "丙"], *PEOPLE]
    table = understand(grid_of(rows), Choices(header=(2,), columns={0: "name", 1: "resident_id", 9: "sex"}))
    assert table.header == (2,)
    assert fields(table) == ["name", "resident_id", None]
    assert len(table.rows) == 4
