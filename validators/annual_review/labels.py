"""Words next to a date that say which date it is, and words that say whether a certificate was reviewed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from validators.normalise import LETTERS_AND_DIGITS

SIGNS = f"[^{LETTERS_AND_DIGITS}]*"
_WORD = f"[{LETTERS_AND_DIGITS}_]"
_WHEN = "(?:日期|时间|年月日?|年份|日)"


class LabelKind(StrEnum):
    """The kind of date that a label names."""

    ISSUED = "issued"
    VALID_UNTIL = "valid_until"
    REVIEWED = "reviewed"
    OTHER = "other"


_WORDS = {
    # A replacement is a new certificate with its own date; which of the two counts is unknown here.
    LabelKind.ISSUED: rf"(?:[办发领制颁换补]证|[签颁核换补]发|初领){_WHEN}?|(?:办理|发卡|发放|领取|取得){_WHEN}",
    LabelKind.VALID_UNTIL: (
        rf"有效(?:期限?)?(?:截[止至]|[至到止])?{_WHEN}?|(?:到期|失效|截止|终止|期满|届满){_WHEN}?|(?<!{_WORD})至"
    ),
    LabelKind.REVIEWED: rf"(?:年[审检]|审验|已经?年?审(?:过|验)?)(?:{_WHEN}|于|通过|合格|完成)?",
    LabelKind.OTHER: (
        rf"出生(?:{_WHEN}|于)?|生日|生于|考试{_WHEN}?|截至"
        rf"|(?:考核|培训|工作|入职|任职|上岗|入党|退休|填表|制表|打印|导出|统计){_WHEN}"
    ),
}
# These words are labels only after a date: 1990年3月7日生, 2018年12月31日办.
_WORDS_BEHIND = {LabelKind.ISSUED: "[办发领]", LabelKind.VALID_UNTIL: "前有效|止", LabelKind.OTHER: "生"}


def _any_of(words: Mapping[LabelKind, str]) -> str:
    return "(?:" + "|".join(f"(?P<{kind}>{each})" for kind, each in words.items()) + ")"


_BEFORE = re.compile(rf"{_any_of(_WORDS)}[为是在自从]?{SIGNS}$")
_ALL_BEHIND = {kind: f"{words}|{_WORDS_BEHIND.get(kind, words)}" for kind, words in _WORDS.items()}
_BEHIND = re.compile(rf"{SIGNS}{_any_of(_ALL_BEHIND)}(?!{_WORD})")
_UP_TO = re.compile(rf"{SIGNS}[至到\-\u2010-\u2015~～]{SIGNS}")

# 审批, 审核 and the like are not 年审.
_REVIEW = "[审检](?![批核定计查议理])"
_STATE = rf"年[审检](?:情况|状态|结果)?{SIGNS}"
_STATED = re.compile(
    rf"(?:(?P<year>20[0-9]{{2}})年?度?|(?P<before>去年|上年|上一年)度?)?{SIGNS}(?:"
    rf"(?P<asked>是否(?:已经?)?年?审?|{_REVIEW}过?没)"
    rf"|(?P<no>(?:未|没有?|尚未|待)(?:参加|通过|办理|进行|做)?年?{_REVIEW}|{_STATE}(?:否|未|无|没|×|✗|✘))"
    rf"|(?P<yes>已经?(?:参加|通过|办理|进行|完成|做)?年?{_REVIEW}|{_REVIEW}过|{_STATE}(?:是(?!否)|已|有|√|✓|✔|合格|通过|完成)))"
)
_YEAR_OF_REVIEW = re.compile(rf"度?{SIGNS}(?:已|未|没|待|年?{_REVIEW})")


@dataclass(frozen=True)
class Label:
    """A label next to a date: its kind, its words, and the text next to the date without it."""

    kind: LabelKind
    words: str
    rest: str


def label_before(text: str) -> Label | None:
    """Find the label at the end of the text before a date."""
    match = _BEFORE.search(text)
    return _label(match, text[: match.start()]) if match else None


def label_behind(text: str) -> Label | None:
    """Find the label at the start of the text after a date."""
    match = _BEHIND.match(text)
    return _label(match, text[match.end() :]) if match else None


def label_within(text: str) -> Label | None:
    """Find the label of the date before, right behind it, if the text goes on to something else: 办证，年审."""
    label = label_behind(text)
    return label if label and label.rest and text.startswith(label.words) else None


def _label(match: re.Match[str], rest: str) -> Label:
    kind = LabelKind(str(match.lastgroup))
    return Label(kind, match[kind], rest)


def is_up_to(text: str) -> bool:
    """Tell whether the text between two dates makes them the first and the last day of a period."""
    return _UP_TO.fullmatch(text) is not None


def label_of_year(behind: str) -> Label | None:
    """Find out from the text after a year whether it is the year of a review: 2026年已审."""
    return Label(LabelKind.REVIEWED, "年审", behind) if _YEAR_OF_REVIEW.match(behind) else None


def reviewed_in(year: int, text: str) -> bool | None:
    """Read whether the certificate was reviewed in `year`: 已审, 未审; None if the text says neither or both."""
    answers = {
        bool(match["yes"])
        for match in _STATED.finditer(text)
        if not match["asked"] and not match["before"] and match["year"] in (None, str(year))
    }
    return answers.pop() if len(answers) == 1 else None
