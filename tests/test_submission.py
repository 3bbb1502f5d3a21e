"""The month's submission as the page's worker asks for it: what is done for whom, and what each still lacks."""

from __future__ import annotations

import json

import pytest

from tests.submissions import (
    DONE,
    DUE,
    EVERYBODY,
    HEADER,
    LEFT,
    NEW,
    PHOTO,
    bring,
    checked,
    labels,
    lines,
    opened,
    person,
    say,
    tick_all,
    told,
    whole,
)
from tests.test_roster_session import chosen, pasted, summed_up
from validators.browser import open_submission


def test_the_roster_tells_what_is_done_for_whom() -> None:
    submission = opened(NEW, DUE, DONE, LEFT, ("钱七", "", "川X010005", "2024-03-01", "要换证"))
    found = lines(submission)
    assert [("张三", "new"), ("李四", "review"), ("钱七", "replace")] == [
        (row["name"], row["way"]) for row in found["rows"]
    ]
    assert {"submitted": 3, "new": 1, "replace": 1, "review": 1, "unknown": 0, "nothing": 2} == {
        way["id"]: way["people"] for way in found["ways"]
    }
    rest = lines(submission, way="nothing")["rows"]
    assert [("王五", "这次不报", [], []), ("赵六", "这次不报", [], [])] == [
        (row["name"], row["text"], row["needs"], row["ticks"]) for row in rest
    ]


def test_a_unit_with_another_name_means_another_certificate() -> None:
    session = pasted((*HEADER, "工作单位名称"), (*DONE, "广安市国土资源局"))
    chosen(session, {"unit": "广安市自然资源和规划局"})
    session.step()
    summed_up(session)
    submission = open_submission()
    submission.open(session)
    assert "replace" == person(submission)["way"]


def test_without_a_date_of_issue_somebody_has_to_say() -> None:
    submission = opened(NEW[:3], ("李四", DUE[1], ""), header=HEADER[:3])
    first, second = lines(submission)["rows"]
    assert ("unknown", "办什么", "new") == (first["way"], first["needs"][0]["label"], second["way"])
    say(submission, query={**EVERYBODY, "way": "unknown"}, way="new")
    assert {"new"} == {row["way"] for row in lines(submission)["rows"]}
    say(submission, person=1, way="nothing")
    assert ["张三"] == [row["name"] for row in lines(submission)["rows"]]


def test_what_is_lacking_comes_in_the_order_of_the_flow() -> None:
    submission = whole(公民身份号码="519999199003070019", 通用法律知识考试时间="2020年7月20日", 证件编号="")
    row = person(submission)
    assert ["信息收集表", "考试", "证件编号", "照片"] == labels(row)
    assert ("lacking", "还差 4 样") == (row["standing"], row["text"])
    assert "没有照片" in told(row)
    assert all(each["remedy"] for need in row["needs"] for each in need["told"])
    assert [1, 0] == [len(lines(submission, standing=standing)["rows"]) for standing in ("lacking", "ready")]


def test_what_only_a_person_can_see_is_ticked() -> None:
    submission = opened(("张三", NEW[1], "川X010001", ""), header=HEADER[:4])
    assert ["conditions", "form", "exams"] == [tick["id"] for tick in person(submission)["ticks"]]
    assert "还差 4 样" == person(submission)["text"]
    tick_all(submission)
    assert "还差 1 样" == person(submission)["text"]
    say(submission, person=0, tick="no such tick", isTicked=True)
    assert "还差 1 样" == person(submission)["text"]
    # A column that is there is the rules' to judge, and two more are wanted of who enforces for another body.
    delegated = opened(("张三", "委托行政执法证", ""), header=("姓名", "证件类型", "办证日期"))
    assert "等 17 栏" in person(delegated)["ticks"][1]["label"]


def test_whoever_has_to_be_asked_comes_after_what_is_wrong() -> None:
    submission = whole(受处分情况="2024年受过警告处分")
    assert "lacking" == person(submission)["standing"]
    bring(submission, ("张三.jpg", PHOTO))
    assert ("ask", "先问清") == (person(submission)["standing"], person(submission)["text"])


def test_a_review_needs_neither_form_nor_photo() -> None:
    submission = opened(DUE)
    assert ("可以上报", [], []) == tuple(person(submission)[name] for name in ("text", "needs", "ticks"))
    wrong = opened(("李四", DUE[1], "川X01000", "2024-03-01", ""))
    assert ["证件编号"] == labels(person(wrong))


def test_a_number_is_proposed() -> None:
    submission = opened(DUE, ("张三", NEW[1], "", "", ""))
    assert "川X010003" in json.dumps(person(submission, 1)["needs"], ensure_ascii=False)
    assert "请照花名册接着往下排" in json.dumps(
        person(opened(("张三", NEW[1], "", "", "")))["needs"], ensure_ascii=False
    )


def test_the_forms_of_all_who_are_listed() -> None:
    submission = opened(
        ("张三", "行政执法证 ", "某某局", "", ""),
        ("李四", "委托行政执法证", "某某局", "", ""),
        ("王五", "", "", "川X010003", "2024-03-01"),
        header=("姓名", "证件类型", "委托机关", "证件编号", "办证日期"),
    )
    assert [
        {"certificate_kind": "行政执法证", "name": "张三"},
        {"certificate_kind": "委托行政执法证", "name": "李四", "delegating_body": "某某局"},
    ] == json.loads(submission.forms_json(json.dumps(EVERYBODY)))
    assert (3, 2) == (lines(submission)["people"], lines(submission)["forms"])


@pytest.mark.parametrize(("count", "named"), [(1, "川X9797"), (7, "等 7 个")])
def test_codes_that_nobody_has_settled_are_named_once(count: int, named: str) -> None:
    people = (("甲", "", f"川X{97 + each // 3}{97 + each % 3}0001", "", "") for each in range(count))
    (note,) = lines(opened(*people))["notes"]
    assert named in note
    assert [] == lines(opened(NEW))["notes"]


def test_a_page_has_fifty_people() -> None:
    submission = opened(*(("张三", "", "", "", "") for _ in range(60)))
    assert (50, 2, 60) == (len(lines(submission)["rows"]), lines(submission)["pages"], lines(submission)["people"])
    last = lines(submission, page=9)
    assert (1, 10) == (last["page"], len(last["rows"]))


def test_it_is_prepared_in_pieces() -> None:
    people = 600
    submission = open_submission()
    submission.open(checked(*(("", "", f"川X01{number:04}", "", "") for number in range(1, people + 1))))
    while submission.prepare():
        # What comes meanwhile is not forgotten, and takes part.
        if not submission.photos:
            bring(submission, ("川X010007.jpg", PHOTO))
    assert not submission.prepare()
    found = lines(submission)
    assert people == found["people"]
    assert ["川X010007.jpg"] == [photo["name"] for row in found["rows"] for photo in row["photos"]]


def test_only_who_was_judged_before_a_stop_is_there() -> None:
    people = [("张三", "", "", "", "")] * 600
    session = pasted(HEADER, *people)
    chosen(session)
    session.step()
    summed_up(session)
    submission = open_submission()
    submission.open(session)
    assert 500 == lines(submission)["people"]
