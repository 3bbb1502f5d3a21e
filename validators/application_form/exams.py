"""Rules on the two exams: when they were, and what came out (第十四问)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from validators import sources
from validators.application_form.entries import fields_as_typed
from validators.application_form.input import ApplicationFormInput
from validators.application_form.reading import Score
from validators.date_rules import DateField, declare_date_rules
from validators.dates import in_words
from validators.exam_days import DAY, MONTH
from validators.model import Severity, column_of
from validators.rules import Hit, RuleSet

EXAMS = RuleSet("application-form")

_GENERAL_DATE, _GENERAL, _SPECIAL = "general_exam_date", "general_exam_score", "special_exam_score"
_PASS_MARK, _FULL_MARK = 60, 100
_EXAM = sources.guide(14, "application-form", "exam")

declare_date_rules(
    EXAMS,
    tuple(
        DateField(name, column_of(ApplicationFormInput.model_fields[name]), "考试成绩的材料")
        for name in (_GENERAL_DATE, "special_exam_date")
    ),
    _EXAM,
    lenient=False,
    ahead="exam-in-future",
    title="考试时间",
)


@EXAMS.rule(
    "no-exam",
    field=None,
    severity=Severity.ERROR,
    finds="没有考过通用法律知识",
    message="{label}写的是“{text}”，要填考过的那一次。",
    remedy="没有考过的，先不要报：考过了再填。考过的，请照考试成绩的材料填。拿不准，问同级司法局。",
    citation=_EXAM,
)
def no_exam(no_exam: Mapping[str, str]) -> Iterator[Hit]:
    """第十四问：通用法律知识考试要写明近三年的哪一次、多少分。没有考的，不能随便填一个。"""
    yield from fields_as_typed(no_exam)


@EXAMS.rule(
    "exam-not-on-20-july",
    field=_GENERAL_DATE,
    severity=Severity.ERROR,
    finds="通用法律知识考试不在 7 月 20 日",
    message="填的是{day}，通用法律知识考试是 7 月 20 日。",
    remedy="请照考试成绩的材料改成那一年的 7 月 20 日。材料上写的就是别的日子，问同级司法局。",
    citation=_EXAM,
)
def exam_not_on_20_july(general_exam: date) -> Iterator[Hit]:
    """第十四问写明：通用法律知识考试的时间填近三年的 7 月 20 日。"""
    if (general_exam.month, general_exam.day) != (MONTH, DAY):
        yield Hit(values={"day": in_words(general_exam)})


@EXAMS.rule(
    "exam-too-long-ago",
    field=_GENERAL_DATE,
    severity=Severity.ERROR,
    finds="通用法律知识考试不在近三年",
    message="{day}不在近三年里。今天看，可以填的是 {days}。",
    remedy="请看年份有没有写错。近三年没有考的，不要随便填一个，先问同级司法局。",
    citation=sources.own_convention(14, "近三年从哪天算起"),
)
def exam_too_long_ago(general_exam: date, exam_days: tuple[date, ...]) -> Iterator[Hit]:
    """第十四问要的是近三年的 7 月 20 日。从哪天算起它没有写；本站从填表的今天往回数三个，当天也算。"""
    is_20_july = (general_exam.month, general_exam.day) == (MONTH, DAY)
    if is_20_july and general_exam not in exam_days:
        yield Hit(values={"day": in_words(general_exam), "days": "、".join(in_words(day) for day in exam_days)})


@EXAMS.rule(
    "unreadable-score",
    field=None,
    severity=Severity.ERROR,
    finds="考试成绩看不出是多少分",
    message="“{text}”看不出是多少分。",
    remedy="请照考试成绩的材料，用阿拉伯数字写，中间不要空格，如 86。材料上没有分数的，先问同级司法局。",
    citation=_EXAM,
)
def unreadable_score(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """通用法律知识要 60 分以上，看不出分数，就不知道够不够。专业法律知识由各部门自己定，不写分数的不算错。"""
    for name, score in scores.items():
        is_wanted = name == _GENERAL or score.has_digits
        if is_wanted and score.number is None and score.passed is None:
            yield Hit(score.at, {"text": score.text}, field=name)


@EXAMS.rule(
    "score-in-words",
    field=_GENERAL,
    severity=Severity.WARNING,
    finds="通用法律知识考试成绩没有写分数",
    message="写的是“{text}”，看不出有没有 60 分。",
    remedy="请照考试成绩的材料写分数，如 86。",
    citation=_EXAM,
)
def score_in_words(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """第十四问要 60 分以上，写分数才看得出来。"""
    score = scores.get(_GENERAL)
    if score and score.passed:
        yield Hit(score.at, {"text": score.text})


@EXAMS.rule(
    "score-below-60",
    field=_GENERAL,
    severity=Severity.ERROR,
    finds="通用法律知识考试不到 60 分",
    message="通用法律知识考试成绩是“{text}”，要 60 分以上。",
    remedy="请对照考试成绩的材料。分数没有写错的，先不要报：考过了再填；拿不准，问同级司法局。",
    citation=_EXAM,
)
def score_below_60(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """第十四问：通用法律知识考试成绩要 60 分以上。正好 60 分也算，是本站的理解。"""
    score = scores.get(_GENERAL)
    if score and (score.passed is False or (score.number is not None and score.number < _PASS_MARK)):
        yield Hit(score.at, {"text": score.text})


@EXAMS.rule(
    "score-above-100",
    field=None,
    severity=Severity.WARNING,
    finds="考试成绩超过 100 分",
    message="“{text}”超过了 100 分。",
    remedy="请看是不是多打了一位。满分本来就不止 100 分的，不用改。",
    citation=sources.OWN_CONVENTIONS,
)
def score_above_100(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """考试多是百分制。指南没有说满分是多少，所以只请人看一眼。"""
    for name, score in scores.items():
        if score.number is not None and score.number > _FULL_MARK:
            yield Hit(score.at, {"text": score.text}, field=name)


@EXAMS.rule(
    "special-exam-failed",
    field=_SPECIAL,
    severity=Severity.UNSURE,
    finds="专业法律知识考试没有通过",
    message="专业法律知识考试成绩写的是“{text}”。",
    remedy="请对照考试成绩的材料。没有写错的，先不要报：补考过了再填；本部门不看这一门的，问同级司法局。",
    citation=_EXAM,
)
def special_exam_failed(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """通过了资格考试才能办证。专业法律知识由各部门自己考，没有通过怎么办，指南没有说，所以先问。"""
    score = scores.get(_SPECIAL)
    if score and score.passed is False:
        yield Hit(score.at, {"text": score.text})


@EXAMS.rule(
    "special-score-low",
    field=_SPECIAL,
    severity=Severity.WARNING,
    finds="专业法律知识考试不到 60 分",
    message="专业法律知识考试成绩是“{text}”，不到 60 分。",
    remedy="请看本部门定的是多少分及格：及格了的，不用改；没有及格的，先不要报。",
    citation=sources.OWN_CONVENTIONS,
)
def special_score_low(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """专业法律知识多少分及格，由各部门自己定，指南没有说。本站约定：不到 60 分的，请人看一眼。"""
    score = scores.get(_SPECIAL)
    if score and score.number is not None and score.number < _PASS_MARK:
        yield Hit(score.at, {"text": score.text})


@EXAMS.rule(
    "archive-papers",
    field=_SPECIAL,
    severity=Severity.NOTE,
    finds="专业法律知识考试的试卷要存档",
    message="专业法律知识考试是部门自己组织的，试卷和成绩都要存档。",
    remedy="请看看试卷和成绩存好了没有，备着别人来查。",
    citation=_EXAM,
)
def archive_papers(scores: Mapping[str, Score]) -> Iterator[Hit]:
    """第十四问：专业法律知识暂时由各部门自己考，试卷和成绩要存档。多少分算及格，指南没有说。"""
    if _SPECIAL in scores:
        yield Hit()
