"""Whose photo a file is, by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from validators.roster.across import compared
from validators.roster.cells import grid_of
from validators.roster.open import open_rows
from validators.roster.people import People
from validators.roster.submission.file_names import Match, Owners
from validators.roster.written import list_in, written

PEOPLE = [
    ["姓名", "公民身份号码", "证件编号"],
    ["张三", "519999199003070013", "川X010001"],
    ["李四", "51999919900307003X", "川X06010002"],
    ["王小", "519999900307005", ""],  # an old number of 15 digits
    ["王小明", "", "川X010004"],
    ["古丽·买买提", "", ""],
    ["赵六", "519999199003070072", ""],
    ["赵六", "", ""],
    ["", "519999199003070099", "川X010009"],
    ["钱七", "519999199003070101", "川X010009"],
]
OWNERS = Owners(list(compared(People(open_rows(PEOPLE).tables))))


@pytest.mark.parametrize(
    ("path", "person"),
    [
        ("张三.jpg", 0),
        ("张三", 0),
        ("张 三.JPG", 0),
        ("\u200b张三　.jpeg", 0),
        ("01-张三-法规科.jpg", 0),
        ("法规科张三.jpg", 0),
        ("张三白底照片.jpg", 0),
        ("张三一寸照2.png", 0),
        ("张三_川X010001.jpg", 0),
        ("519999199003070013.jpg", 0),
        ("５１９９９９１９９００３０７００１３.jpg", 0),
        ("IMG_51999919900307003x（李四）.jpg", 1),
        ("川x06010002.jpg", 1),
        ("川 X06010002.jpg", 1),
        ("519999900307005.jpg", 2),
        ("王小.jpg", 2),
        ("王小明.jpg", 3),
        ("法规科王小明.jpg", 3),
        ("古丽•买买提.jpg", 4),
        ("赵六519999199003070072.jpg", 5),
        ("照片/张三/DSC_0001.jpg", 0),
        ("李四/张三.jpg", 0),
        ("钱七 川X010009.jpg", 8),  # a number that two people have
    ],
)
def test_a_name_tells_whose_photo_it_is(path: str, person: int) -> None:
    assert person == OWNERS.of(path).person


@pytest.mark.parametrize(
    ("path", "people", "asks"),
    [
        ("赵六.jpg", (5, 6), "叫“赵六”的有 2 个人"),
        ("张三和李四.jpg", (0, 1), "可能有"),
        ("张三 李四.jpg", (0, 1), "不止一个人的姓名"),
        ("张三丰.jpg", (0,), "可能有"),
        ("川X010009.jpg", (7, 8), "不止一个人有"),
        ("张三 川X06010002.jpg", (0, 1), "两个人"),
        ("张三 519999198001010018.jpg", (0,), "不一样"),
        ("张三 川X010077.jpg", (0,), "不一样"),
        ("DSC_0001.jpg", (), ""),
        ("孙八.jpg", (), ""),
        ("照片/DSC_0001.jpg", (), ""),
        (".jpg", (), ""),
        ("", (), ""),
        ("好" * 90, (), ""),
    ],
)
def test_what_is_not_certain_is_asked(path: str, people: tuple[int, ...], asks: str) -> None:
    match = OWNERS.of(path)
    assert (None, people) == (match.person, match.people)
    assert asks in match.asks


def test_any_name_is_answered() -> None:
    assert Match() == OWNERS.of("\ud83d\x00'\"<script>.jpg")


def test_a_number_that_nobody_has_speaks_against_nobody_without_one() -> None:
    assert 4 == OWNERS.of("古丽·买买提 519999198001010018.jpg").person
    assert 4 == OWNERS.of("古丽·买买提 川X010077.jpg").person


MANY = {"number": "519999199003070013", "other": "51999919900307003X"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("张三 519999199003070013", [{"name": "张三", "resident_id": MANY["number"]}]),
        (
            "（1）张三，男，519999199003070013，川X010001，13800138000",
            [
                {
                    "name": "张三",
                    "sex": "男",
                    "resident_id": MANY["number"],
                    "certificate_number": "川X010001",
                    "phone": "13800138000",
                }
            ],
        ),
        (
            "519999199003070013\t张三\n\n李 四、51999919900307003X",
            [
                {"name": "张三", "resident_id": MANY["number"]},
                {"name": "", "resident_id": ""},
                {"name": "李四", "resident_id": MANY["other"]},
            ],
        ),
        ("姓名 公民身份号码\n张三", [{"name": ""}, {"name": "张三"}]),
        ("李川 519999199003070013", [{"name": "李川", "resident_id": MANY["number"]}]),
        ("张三 123", [{"name": "张三", "resident_id": "123"}]),
        (
            "张三 519999199003070013 51999919900307003X",
            [{"name": "张三51999919900307003X", "resident_id": MANY["number"]}],
        ),
    ],
)
def test_people_are_written_one_a_line(text: str, people: list[dict[str, str]]) -> None:
    listed = written(text)
    assert listed
    columns = {name: listed.grid.columns[at] for at, name in listed.fields.items()}
    assert people == [{name: column[row] for name, column in columns.items()} for row in range(listed.grid.height)]


@pytest.mark.parametrize("text", ["", " \n\t\n", "姓名 公民身份号码"])
def test_nobody_is_written(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["张三"], ["李四"]],  # no number
        [["张三 519999199003070013"], ["各单位：请报名单"]],
        [["张三 519999199003070013"]] * 2001,
        [["张三", "科员"], ["李四", "科员"]],
        [["张三 519999199003070013" + " 三" * 20]],
        [["张三", "", "519999199003070013"]],
        [["519999199003070013", "川X010001"]],
    ],
)
def test_what_may_be_no_list_of_people_is_asked_about(rows: list[list[str]]) -> None:
    assert list_in(grid_of(rows)) is None
    assert list_in(grid_of([["张三 519999199003070013"]]))
    assert list_in(replace(grid_of([["张三 519999199003070013"]]), name="表")) is None
