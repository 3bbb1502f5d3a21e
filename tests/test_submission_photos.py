"""Photos beside the people of the month's submission: whose each is, what it lacks, and what is taken away."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from openpyxl import load_workbook
from PIL import Image

from cases.photos.files import Recipe, file_of
from tests.submissions import (
    DONE,
    DUE,
    EVERYBODY,
    GREY,
    NEW,
    OTHER,
    PHOTO,
    TODAY,
    bring,
    checked,
    labels,
    lines,
    looked_at,
    opened,
    person,
    say,
    tick_all,
    told,
    whole,
)
from validators.browser import open_submission, unread_file_json
from validators.photo.pixels import MOST_BYTES


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


def test_of_a_photo_that_is_only_too_large_it_says_that_it_is_made_to_fit() -> None:
    submission = whole()
    bring(submission, ("张三.jpg", file_of(Recipe(size=(1400, 1730), quality=97, noise=6.0))))
    [told_of_photo] = person(submission)["needs"][0]["told"]
    assert "超过了 100 KB" in told_of_photo["text"]
    assert "“下载这些人的照片（zip）”" in told_of_photo["remedy"]


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
