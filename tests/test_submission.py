"""The month's submission as the page's worker asks for it: people with their photos, and what each still lacks."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from cases.photos.files import Recipe, file_of
from tests.test_roster_session import chosen, finished, pasted, rows, summed_up
from validators.browser import OpenFile, open_file, open_roster, open_submission, unread_file_json
from validators.photo.decode import decode
from validators.photo.pixels import MOST_BYTES
from validators.roster.session import Session
from validators.roster.submission.session import Submission

TODAY = "2026-11-27"
HEADER = ("姓名", "公民身份号码", "证件编号", "办证日期", "状态")
NEW = ("张三", "519999199003070013", "川X010001", "", "")
DUE = ("李四", "51999919900307003X", "川X010002", "2024-03-01", "")
DONE = ("王五", "519999199003070056", "川X010003", "2026-03-01", "")
LEFT = ("赵六", "519999199003070072", "川X010004", "2024-03-01", "调离")
EVERYBODY = {"page": 0, "way": "submitted", "standing": "all"}
# All that the form has, so that nothing is left for a person to look up on paper.
WHOLE = {
    "办理的证件类型": "行政执法证",
    "姓名": "张三",
    "性别": "男",
    "公民身份号码": "519999199003070013",
    "政治面貌": "群众",
    "受教育程度": "大学本科",
    "工作单位机构性质": "行政机关",
    "工作单位名称": "广安市某某局",
    "本人编制情况": "公务员",
    "委托机关": "",
    "委托机关性质": "",
    "现任职务": "四级主任科员",
    "执法岗位": "行政执法",
    "执法区域": "广安市",
    "执法类别": "综合执法",
    "通用法律知识考试时间": "2025年7月20日",
    "通用法律知识考试成绩": "86",
    "专业法律知识考试时间": "2025年9月10日",
    "专业法律知识考试成绩": "90",
    "上年度考核情况": "称职",
    "受处分情况": "无",
    "行政执法过错追究情况": "无",
    "主要执法依据": "《中华人民共和国行政处罚法》",
    "证件编号": "川X010099",
    "办证日期": "",
}
PHOTO = file_of(Recipe())
OTHER = file_of(Recipe(hair="white"))
GREY = file_of(Recipe(background="#808080"))


def checked(*people: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Session:
    session = pasted(header, *people)
    assert chosen(session)["verdict"] is None
    finished(session, len(people))
    return session


def opened(*people: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Submission:
    submission = open_submission()
    submission.open(checked(*people, header=header))
    return submission


def whole(**other: str) -> Submission:
    return opened(tuple((WHOLE | other).values()), header=tuple(WHOLE))


def looked_at(content: bytes, name: str = "photo.jpg") -> tuple[str, OpenFile]:
    file = open_file("photo", name, content)
    pixels = decode(content)
    assert pixels
    verdict = file.check_json(TODAY, pixels=pixels.data, width=pixels.width, height=pixels.height)
    return verdict, file


def bring(submission: Submission, *files: tuple[str, bytes | None]) -> None:
    """Add files, numbered from 0, and judge those that have a content."""
    submission.add_json(json.dumps([{"id": number, "path": path} for number, (path, _) in enumerate(files)]))
    for number, (_, content) in enumerate(files):
        if content:
            submission.judged(number, *looked_at(content))


def say(submission: Submission, **said: object) -> None:
    submission.say_json(json.dumps(said))


def lines(submission: Submission, **query: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(submission.lines_json(json.dumps({**EVERYBODY, **query})))
    return answer


def person(submission: Submission, number: int = 0) -> dict[str, Any]:
    return next(row for row in lines(submission, way="submitted")["rows"] if row["person"] == number)


def labels(row: dict[str, Any]) -> list[str]:
    return [need["label"] for need in row["needs"]]


def told(row: dict[str, Any]) -> str:
    return " ".join(each["text"] for need in row["needs"] for each in need["told"])


def tick_all(submission: Submission, number: int = 0) -> None:
    for tick in person(submission, number)["ticks"]:
        say(submission, person=number, tick=tick["id"], isTicked=True)


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


def test_a_whole_person_is_ready_once_the_photo_was_looked_at() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", PHOTO))
    row = person(submission)
    assert ("还差 1 样", []) == (row["text"], [label for label in labels(row) if label != "照片"])
    assert ["照片看过"] == [tick["label"][:4] for tick in row["ticks"]]
    assert "没有戴帽子" in row["ticks"][0]["label"]
    tick_all(submission)
    assert ("ready", "可以上报") == (person(submission)["standing"], person(submission)["text"])
    say(submission, person=0, tick=row["ticks"][0]["id"], isTicked=False)
    assert "还差 1 样" == person(submission)["text"]


def test_what_was_said_is_taken_up_by_one_that_takes_its_place() -> None:
    people = (NEW, DUE, DONE)
    files: list[tuple[str, bytes | None]] = [("DSC_1.jpg", PHOTO), ("李四.jpg", OTHER)]
    submission = opened(*people)
    bring(submission, *files)
    say(submission, photo=0, person=0)
    say(submission, photo=1, person=-1)
    say(submission, person=1, way="replace")
    tick_all(submission)
    before = lines(submission)
    said = submission.say_json(json.dumps({"person": 2, "way": "nothing"}))
    other = open_submission()
    other.take_up_json(said)
    # The roster comes again in another order, and the photos after it.
    other.open(checked(DUE, NEW, DONE))
    bring(other, *files)
    after = lines(other)
    assert ["DSC_1.jpg"] == [photo["name"] for photo in person(other, 1)["photos"]]
    assert before["unused"] == after["unused"] != []
    told = ("name", "way", "text", "ticks")
    assert {row["name"]: [row[key] for key in told] for row in before["rows"] if row["name"] != "王五"} == {
        row["name"]: [row[key] for key in told] for row in after["rows"]
    }
    # What was said here is newer.
    say(other, person=0, way="nothing")
    other.take_up_json(said)
    assert "李四" not in [row["name"] for row in lines(other)["rows"]]


def test_what_was_seen_of_one_photo_is_not_seen_of_another() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", PHOTO), ("DSC_1.jpg", OTHER))
    tick_all(submission)
    submission.judged(0, *looked_at(OTHER))  # the same photo, made to fit
    assert "可以上报" == person(submission)["text"]
    say(submission, photo=0, person=-1)
    say(submission, photo=1, person=0)
    assert "还差 1 样" == person(submission)["text"]


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


def test_photos_may_come_before_the_roster() -> None:
    submission = open_submission()
    bring(submission, ("张三.jpg", PHOTO))
    assert 1 == submission.photos
    submission.open(checked(NEW))
    assert ["张三.jpg"] == [photo["name"] for photo in person(submission)["photos"]]


def test_a_photo_that_is_not_right_is_lacking() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", GREY))
    row = person(submission)
    assert ("还差 1 样", ["照片"], []) == (row["text"], labels(row), row["ticks"])
    assert "背景" in told(row)


def test_a_photo_that_nobody_has_judged_is_lacking() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", None))
    assert "还没有查完" in told(person(submission))
    submission.unreadable(0)
    assert "读不出来" in told(person(submission))
    too_large = unread_file_json("photo", "张三.jpg", MOST_BYTES + 1, TODAY)
    assert too_large
    submission.judged(0, too_large)
    assert "MB" in told(person(submission))
    submission.judged(7, too_large)  # cleared meanwhile
    submission.unreadable(7)
    assert 1 == lines(submission)["photos"]


def test_one_picture_of_two_people_is_an_error_for_both() -> None:
    submission = opened(NEW, ("王五", DONE[1], "川X010003", "", ""), DUE)
    remade = io.BytesIO()
    with Image.open(io.BytesIO(PHOTO)) as image:
        image.save(remade, "PNG")
    bring(submission, ("张三.jpg", PHOTO), ("王五.png", remade.getvalue()), ("随便.jpg", PHOTO))
    assert "和第 3 行那个人的照片是同一张" in told(person(submission, 0))
    assert "和第 2 行那个人的照片是同一张" in told(person(submission, 1))
    say(submission, photo=1, person=-1)
    assert "同一张" not in told(person(submission, 0)) + told(person(submission, 1))


def test_two_photos_of_one_person_have_to_be_decided() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", PHOTO), ("张三2.jpg", OTHER), ("张三3.jpg", PHOTO))
    say(submission, photo=2, person=-1)
    assert "有 2 张照片：张三.jpg、张三2.jpg" in told(person(submission))
    say(submission, photo=1, person=-1)
    assert "有 2 张" not in told(person(submission))
    assert ["张三2.jpg", "张三3.jpg"] == [photo["name"] for photo in lines(submission)["unused"]]
    say(submission, photo=2, person=None)
    assert "有 2 张" not in told(person(submission)), "the same picture twice is one photo"


def test_whose_a_photo_is_can_be_said() -> None:
    submission = opened(NEW, ("张三", "", "", "", ""))
    bring(submission, ("张三.jpg", PHOTO), ("DSC_1.jpg", OTHER))
    found = lines(submission)
    assert ["叫“张三”的有 2 个人，看不出是哪一个。", "文件名里没有花名册上的姓名和号码。"] == [
        photo["asks"] for photo in found["open"]
    ]
    assert ["张三（第 2 行）", "张三（第 3 行）"] == [each["words"] for each in found["open"][0]["people"]]
    assert [0, 1] == [each["person"] for each in found["offered"]]
    say(submission, photo=0, person=1)
    say(submission, photo=1, person=0)
    assert [["DSC_1.jpg"], ["张三.jpg"]] == [
        [photo["name"] for photo in row["photos"]] for row in lines(submission)["rows"]
    ]
    assert ([], []) == (lines(submission)["open"], lines(submission)["offered"])


def test_what_was_said_outlasts_the_roster() -> None:
    submission = opened(NEW, ("", "", "川X010007", "", ""))
    bring(submission, ("张三.jpg", PHOTO), ("DSC_1.jpg", OTHER), ("DSC_2.jpg", GREY))
    say(submission, photo=1, person=0)
    say(submission, photo=2, person=1)
    say(submission, photo=0, person=-1)
    say(submission, person=1, way="replace")
    tick_all(submission)
    before = person(submission)
    submission.open(checked(DUE, NEW))
    after = person(submission, 1)
    assert {name: before[name] for name in ("text", "needs", "ticks", "photos")} == {
        name: after[name] for name in ("text", "needs", "ticks", "photos")
    }
    assert ["DSC_2.jpg"] == [photo["name"] for photo in lines(submission)["open"]]
    assert ["张三.jpg"] == [photo["name"] for photo in lines(submission)["unused"]]


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


def test_photos_are_called_as_the_unit_wants_them() -> None:
    submission = opened(
        NEW, ("王 五", "", "", "", ""), ("钱七", DONE[1], "川X010003", "", ""), ("孙八", "", "", "", "")
    )
    bring(submission, ("张三.png", PHOTO), ("王五.jpg", OTHER), ("钱七.jpg", GREY), ("孙八.jpg", None))

    def names(by: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(submission.names_json(json.dumps(EVERYBODY), by))
        return found

    assert [(0, "张三_川X010001.jpg", True), (1, "王五.jpg", True), (2, "钱七_川X010003.jpg", False)] == [
        (file["id"], file["name"], file["isRight"]) for file in names("name-number")
    ]
    assert ["519999199003070013.jpg", "王五.jpg"] == [file["name"] for file in names("resident-id")[:2]]
    nameless = opened(("", "", "川X010003", "", ""))
    bring(nameless, ("川X010003.jpg", PHOTO))
    assert "川X010003.jpg" == json.loads(nameless.names_json(json.dumps(EVERYBODY), "name-number"))[0]["name"]
    assert "川X010003.jpg" == json.loads(nameless.names_json(json.dumps(EVERYBODY), "resident-id"))[0]["name"]


def test_the_result_says_what_there_is_to_say_of_photos() -> None:
    session = checked(NEW, DUE, ("王五", DONE[1], "川X010003", "", ""))
    submission = open_submission()
    submission.open(session)
    assert "照片" not in session.csv().decode("utf-8-sig")
    bring(submission, ("张三.jpg", PHOTO), ("王五.jpg", GREY), ("张三 2.jpg", None))
    rows = list(csv.reader(io.StringIO(session.csv().decode("utf-8-sig"))))
    assert "照片" == rows[0][-1]
    assert ["张三.jpg：合格\n张三 2.jpg：没有查", ""] == [row[-1] for row in rows[1:3]]
    assert rows[3][-1].startswith("王五.jpg：不合格（")
    sheet = load_workbook(io.BytesIO(session.xlsx("1")))["核验结果"]
    assert ["照片", "张三.jpg：合格\n张三 2.jpg：没有查"] == [sheet.cell(row, sheet.max_column).value for row in (1, 2)]


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


def test_people_are_written_without_a_roster() -> None:
    session = open_roster("写的人", None, TODAY)
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
    assert described["told"].endswith("2 人；另外写了 2 人；写的人里有 2 个花名册里已经有了，没有再加。")
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
    assert described["told"].endswith("2 人；写的人里有 1 个花名册里已经有了，没有再加。")
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
