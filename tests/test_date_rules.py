"""The rules on how a date is written, declared for fields in which the day has to be written out."""

from __future__ import annotations

from datetime import date

import pytest

from validators.date_rules import DateField, declare_date_rules
from validators.dates import read_date
from validators.model import Finding, Severity
from validators.rules import RuleSet
from validators.sources import guide

TODAY = date(2026, 3, 1)
EXAM = RuleSet("exam")
declare_date_rules(
    EXAM,
    (
        DateField("taken_on", "考试时间", "成绩单", several="一格只写一个。"),
        DateField("valid_until", "有效期", "成绩单", may_lie_ahead=True),
    ),
    guide(14, "application-form", "exam"),
    lenient=False,
    ahead="exam-in-future",
    title="考试时间",
)


def found(**typed: str) -> list[Finding]:
    facts = {"dates": {name: read_date(text) for name, text in typed.items()}, "today": TODAY}
    return [rule.finding(hit) for rule in EXAM.rules for hit in rule.hits(facts)]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("去年考的", "unreadable-date", "“去年考的”里找不到日期。"),
        ("20-07-20", "unreadable-date", "年份只有两位"),
        ("7月20日", "unreadable-date", "没有写年份"),
        ("03/04/2025", "ambiguous-date", "可能是2025年3月4日，也可能是2025年4月3日。"),
        ("2025年", "incomplete-date", "只写了年份。"),
        ("2025年7月", "incomplete-date", "只写了年和月。"),
        ("2025-07-20 2024-07-20", "several-dates", "看不出哪一个是考试时间"),
        ("2025-02-30", "impossible-date", "2025 年 2 月没有 30 日"),
        ("1900/1/0", "placeholder-date", "不是考试时间"),
        ("2025-O7-20", "lookalike-digit", "字母 O 看起来像数字 0"),
        ("45858", "spreadsheet-serial", "就是2025年7月20日（老的苹果电脑做的表格，是2029年7月21日）"),
        ("2026-07-20", "exam-in-future", "考试时间2026年7月20日还没有到，今天是2026年3月1日。"),
    ],
)
def test_what_is_not_a_day_written_out_is_an_error(text: str, rule: str, words: str) -> None:
    (finding,) = found(taken_on=text)
    assert (f"exam/{rule}", Severity.ERROR, "taken_on") == (finding.rule, finding.severity, finding.field)
    assert words in finding.message


def test_a_day_in_another_time_zone_is_only_noted() -> None:
    (finding,) = found(taken_on="2025-07-19T16:00:00Z")
    assert ("exam/other-time-zone", Severity.NOTE) == (finding.rule, finding.severity)


@pytest.mark.parametrize("text", ["", " ", "2025-07-20", "二〇二五年七月二十日", "20/07/2025"])
def test_a_day_that_is_clear_is_not_found(text: str) -> None:
    assert [] == found(taken_on=text)


def test_each_field_is_looked_at_and_called_by_its_title() -> None:
    fields = {finding.field: finding.message for finding in found(taken_on="1900-01-01", valid_until="1970-01-01")}
    assert {"taken_on", "valid_until"} == fields.keys()
    assert "不是有效期" in fields["valid_until"]


def test_only_some_dates_may_lie_ahead() -> None:
    assert ["taken_on"] == [finding.field for finding in found(taken_on="2030-01-01", valid_until="2030-01-01")]
