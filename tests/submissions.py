"""The month's submission in the words of its tests."""

from __future__ import annotations

import json
from typing import Any

from cases.photos.files import Recipe, file_of
from tests.test_roster_session import chosen, finished, pasted
from validators.browser import OpenFile, open_file, open_submission
from validators.photo.decode import decode
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
