"""People of the month's submission who are written one a line, beside a roster or instead of one."""

from __future__ import annotations

import json

import pytest

from tests.submissions import (
    DUE,
    EVERYBODY,
    HEADER,
    NEW,
    TODAY,
    lines,
)
from tests.test_roster_session import chosen, finished, pasted, rows
from validators.browser import open_roster, open_submission


def test_people_are_written_without_a_roster() -> None:
    session = open_roster("写在框里的人", None, TODAY)
    described = chosen(session, added="张三 519999199003070013\n\n李四，51999919900307003X")
    assert ("写了 2 人。", []) == (described["told"], described["columns"])
    assert "照片和收集表还差什么，看“本月要报的人”。" == finished(session, 2)["verdict"]["headline"]["sentence"]
    submission = open_submission()
    submission.open(session)
    assert [("张三", "第 1 行"), ("李四", "第 3 行")] == [
        (row["name"], row["row"]) for row in lines(submission)["rows"]
    ]
    chosen(session, added="张三 519999199003070014")
    finished(session, 1)
    assert ["", "公民身份号码"] == [rows(session)["rows"][0]["findings"][0][name] for name in ("cell", "label")]
    assert (2, 0) == (submission.count_written("张三\n \n李四"), submission.count_written("姓名"))


def test_people_are_written_beside_a_roster() -> None:
    session = pasted(HEADER, NEW, DUE)
    added = "王五 519999199003070056\n张三 519999199003070013\n李四\n李四 519999199003070099"
    described = chosen(session, added=added)
    assert described["told"].endswith("2 人；另外写了 2 人；写在框里的人有 2 个花名册里已经有了，没有再加。")
    finished(session, 4)
    submission = open_submission()
    submission.open(session)
    seen = lines(submission, way="all")
    submission.say_json(json.dumps({"query": {**EVERYBODY, "way": "all"}, "way": "new"}))
    assert {
        "张三": ["“花名册”第 2 行"],
        "李四": ["“花名册”第 3 行", "“另外写的人”第 4 行"],
        "王五": ["“另外写的人”第 1 行"],
    } == {
        name: [row["row"] for row in lines(submission)["rows"] if row["name"] == name]
        for name in ("张三", "李四", "王五")
    }
    assert seen["people"] <= 4
    assert "王五" in session.csv().decode()
    described = chosen(session, added="张三 519999199003070013")
    assert described["told"].endswith("2 人；写在框里的人有 1 个花名册里已经有了，没有再加。")
    assert 2 == finished(session, 2)["judged"]


def test_who_is_written_waits_for_a_roster_that_cannot_be_read_yet() -> None:
    session = open_roster("空.csv", b"", TODAY)
    described = chosen(session, added="张三 519999199003070013")
    assert ("空.csv", "roster/empty-file") == (described["told"], described["verdict"]["findings"][0]["rule"])


@pytest.mark.parametrize(
    ("came", "number", "said"),
    [
        ("file", "519999199003070014", "存盘，再查一次"),
        ("pasted", "519999199003070014", "再复制、粘贴一次"),
        ("forms", "519999199003070014", "回到信息收集表那一页"),
        ("forms", "519999199003070013", "可以照这些表报。"),
    ],
)
def test_the_headline_says_where_to_put_it_right(came: str, number: str, said: str) -> None:
    session = pasted(HEADER, ("张三", number, "川X010001", "", ""))
    chosen(session, origin=came)
    assert said in finished(session, 1)["verdict"]["headline"]["sentence"]
