"""What a person still lacks, in the order in which step 1 of the flow collects it (流程第 1 步)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from validators.application_form.words import is_unnumbered, plain
from validators.certificate_kind import CertificateKind
from validators.model import Outcome, Severity, Traits
from validators.roster.checking import Checking
from validators.roster.columns import (
    CERTIFICATE_KIND,
    CERTIFICATE_NUMBER,
    FORM_FIELDS,
    ISSUED_ON,
    LABELS,
    REVIEWED_ON,
    STATUS,
)
from validators.roster.submission.photos import Photo, Told, are_same
from validators.roster.submission.ways import Way
from validators.roster.table import Table

_EXAMS = ("general_exam_date", "general_exam_score", "special_exam_date", "special_exam_score")
_CONDITIONS = ("unit_kind", "staffing", "post")
_OF_A_REVIEW = {"name", "resident_id", CERTIFICATE_NUMBER, ISSUED_ON, REVIEWED_ON, STATUS}
_MOST_LABELS = 4


class Standing(StrEnum):
    """Whether a person can be submitted."""

    READY = "ready"
    LACKING = "lacking"
    ASK = "ask"

    @property
    def label(self) -> str:
        """The words that people read."""
        return {"ready": "可以上报", "lacking": "还差几样", "ask": "先问清"}[self]


@dataclass(frozen=True)
class Need:
    """A thing to collect, and what is to be done about it. `standing` says what it means by itself."""

    label: str
    told: tuple[Told, ...]

    @property
    def standing(self) -> Standing:
        """LACKING if something is wrong or missing, ASK if somebody has to be asked; READY if it is only to look at."""
        severities = {each.severity for each in self.told}
        if Severity.ERROR in severities:
            return Standing.LACKING
        return Standing.ASK if Severity.UNSURE in severities else Standing.READY


@dataclass(frozen=True)
class Tick:
    """Something that only a person can see. `about` distinguishes what it was ticked for: another photo, say."""

    id: str
    label: str
    is_ticked: bool = False


@dataclass(frozen=True)
class Line:
    """A person of the submission: what is done, what is lacking, and what somebody has to see."""

    person: int
    way: Way
    needs: tuple[Need, ...]
    ticks: tuple[Tick, ...]
    photo: Photo | None

    @property
    def standing(self) -> Standing:
        """Whether the person can be submitted. What is wrong comes first, then what is to be asked."""
        standings = {need.standing for need in self.needs}
        for standing in (Standing.LACKING, Standing.ASK):
            if standing in standings:
                return standing
        return Standing.READY if all(tick.is_ticked for tick in self.ticks) else Standing.LACKING

    @property
    def text(self) -> str:
        """The same in words."""
        if self.standing is Standing.LACKING:
            lacking = sum(need.standing is Standing.LACKING for need in self.needs)
            return f"还差 {lacking + sum(not tick.is_ticked for tick in self.ticks)} 样"
        return self.standing.label


@dataclass(frozen=True)
class Pictures:
    """The photos of a person, and those of other people that show the same picture."""

    own: Sequence[Photo]
    same: Sequence[Photo]


def needs_of(checking: Checking, person: int, way: Way, pictures: Pictures, proposed: str) -> tuple[Need, ...]:
    """Return what is to be done about a person. `proposed` is a number for a person without one."""
    if way is Way.NOTHING:
        return ()
    found = _found(checking, person, None if way is not Way.REVIEW else _OF_A_REVIEW)
    if way is Way.UNKNOWN:
        found[_WHAT] = [
            Told(Severity.ERROR, "花名册上看不出这次给这个人办什么。", "请在这一行选：新办、换证、年审，或者这次不报。")
        ]
    number = _number(checking, person, proposed)
    if number:
        found.setdefault(_NUMBER, []).insert(0, number)
    if way is not Way.REVIEW:
        found[_PHOTO] = _of_photos(checking, pictures)
    return tuple(Need(label, tuple(found[label])) for label in _LABELS if found.get(label))


_WHAT, _FORM, _EXAM, _NUMBER, _PHOTO = _LABELS = ("办什么", "信息收集表", "考试", "证件编号", "照片")


def _found(checking: Checking, person: int, fields: set[str] | None) -> dict[str, list[Told]]:
    told: dict[str, list[Told]] = {}
    for rule, hit, name in checking.of_person(person):
        if rule.severity is Severity.NOTE or (fields is not None and name not in fields):
            continue
        label = _EXAM if name in _EXAMS else _NUMBER if name == CERTIFICATE_NUMBER else _FORM
        finding = rule.finding(hit)
        column = f"{LABELS[name]}：" if name in LABELS else ""
        told.setdefault(label, []).append(
            Told(finding.severity, column + finding.message.partition("\n")[0], finding.remedy)
        )
    return told


def _number(checking: Checking, person: int, proposed: str) -> Told | None:
    if not is_unnumbered(checking.people.text(person, CERTIFICATE_NUMBER)):
        return None
    next_one = f"照花名册接着往下排，是 {proposed}。" if proposed else "请照花名册接着往下排。"
    return Told(Severity.ERROR, "还没有证件编号。", f"{next_one}补上这个号，再查一次。")


def _of_photos(checking: Checking, pictures: Pictures) -> list[Told]:
    photos = pictures.own
    if not photos:
        return [Told(Severity.ERROR, "没有照片。", "请把照片拖进来。文件名里写姓名或者号码，就自己对上。")]
    first, *more = photos
    if not all(are_same(first, photo) for photo in more):
        names = "、".join(photo.name for photo in photos)
        return [Told(Severity.ERROR, f"有 {len(photos)} 张照片：{names}。", "请留一张，别的改成“不用这张”。")]
    if first.judged is None:
        unread = Told(Severity.ERROR, "照片读不出来。", "请看看文件还在不在、打不打得开，再拖一次。")
        return [
            unread
            if first.is_unreadable
            else Told(Severity.ERROR, "照片还没有查完。", "请等一等；停下了的，点“继续”。")
        ]
    return [*_same_picture(checking, pictures), *first.judged.told]


def _same_picture(checking: Checking, pictures: Pictures) -> list[Told]:
    people = sorted({photo.person for photo in pictures.same if photo.person is not None})
    if not people:
        return []
    text = f"这张照片和{checking.people.rows_named(people)}那个人的照片是同一张。"
    return [Told(Severity.ERROR, text, "请看清照片上是谁，给另一个人换上本人的照片。")]


def ticks_of(
    checking: Checking, person: int, way: Way, photo: Photo | None, ticked: Mapping[str, str]
) -> tuple[Tick, ...]:
    """Return what somebody has to see of a person. `ticked` are the ids of what was seen, with the labels then."""
    if way in (Way.NOTHING, Way.REVIEW, Way.UNKNOWN):
        return ()
    table, index = checking.people.place(person)
    labels = dict(_labels(table, table.person(index), photo))
    return tuple(Tick(name, label, ticked.get(name) == label) for name, label in labels.items())


def _labels(table: Table, texts: Mapping[str, str], photo: Photo | None) -> list[tuple[str, str]]:
    is_delegated = plain(texts.get(CERTIFICATE_KIND, "")) == CertificateKind.DELEGATED
    absent = [
        name
        for name, info in FORM_FIELDS.items()
        if name not in table.texts and (is_delegated or not Traits.of(info).delegated) and name != CERTIFICATE_NUMBER
    ]
    form = _named([name for name in absent if name not in _EXAMS])
    exams = _named([name for name in absent if name in _EXAMS])
    labels = []
    if any(not texts.get(name, "").strip() for name in _CONDITIONS):
        labels.append(
            ("conditions", "四个条件都符合：单位是行政执法部门，本人正式在编，考试合格，在执法岗位（第四问）")
        )
    if form:
        labels.append(("form", f"信息收集表收齐了，花名册里没有的栏都填了，没有错：{form}"))
    if exams:
        labels.append(("exams", f"看过考试的时间和成绩，通用法律知识是近三年 7 月 20 日考的，60 分以上：{exams}"))
    if photo and photo.judged and photo.judged.outcome is not Outcome.FAIL:
        points = "；".join(photo.judged.points)
        labels.append((f"photo {min(photo.judged.sameness, default='')}", f"照片看过，是本人。{points}"))
    return labels


def _named(names: Sequence[str]) -> str:
    labels = [LABELS[name] for name in names]
    more = f"等 {len(labels)} 栏" if len(labels) > _MOST_LABELS else ""
    return "、".join(labels[:_MOST_LABELS]) + more
