"""The annual review, day by day: the guide's sentence held against a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators import CHECKERS
from validators.dates import read_date
from validators.engine import check
from validators.model import Outcome, Verdict

ANNUAL_REVIEW = CHECKERS["annual-review"]
FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y%m%d",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    *(f"%Y{sign}%m{sign}%d" for sign in "。、·• \\∕_:一"),
    "%Y-%m-%dT08:00:00+08:00",
)

TALLIES = {
    "不用审": Outcome.PASS,
    "要审": Outcome.PASS,
    "请核实": Outcome.UNSURE,
    "日期不明": Outcome.UNSURE,
    "逾期没审": Outcome.FAIL,
    "证件过期": Outcome.FAIL,
    "日期有误": Outcome.FAIL,
}

days = st.dates(date(2011, 1, 1), date(2040, 12, 31))
answers = st.sampled_from(["yes", "no", None])
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def written(day: date, how: str) -> str:
    return how.format(day) if "{" in how else day.strftime(how)


def judge(issued_on: str, today: date, reviewed: str | None = None) -> Verdict:
    answer = {} if reviewed is None else {"reviewed_this_year": reviewed}
    return check(ANNUAL_REVIEW, {"issued_on": issued_on, **answer}, today)


def rules_of(verdict: Verdict) -> list[str]:
    return [finding.rule.removeprefix("annual-review/") for finding in verdict.findings]


@given(issued=days, today=days, reviewed=answers)
def test_every_day_gets_the_answer_of_the_guide(issued: date, today: date, reviewed: str | None) -> None:
    verdict = judge(issued.isoformat(), today, reviewed)
    if issued > today:
        expected = ["issued-in-future"]
    elif issued.year == today.year:
        expected = ["not-due", "reviewed-too-early"] if reviewed == "yes" else ["not-due"]
    elif reviewed == "yes":
        expected = ["reviewed"]
    elif (today.month, today.day) <= (3, 31):
        expected = ["due"]
    else:
        expected = ["overdue" if reviewed == "no" else "review-unknown"]
    assert expected == rules_of(verdict)


@given(issued=days, today=days, reviewed=answers)
def test_the_days_left_lead_to_the_deadline(issued: date, today: date, reviewed: str | None) -> None:
    details = judge(issued.isoformat(), today, reviewed).details
    if details["deadline"]:
        assert date.fromisoformat(details["deadline"]) == today + timedelta(details["days_left"])
    if details["next_deadline"]:
        following = date.fromisoformat(details["next_deadline"])
        assert (3, 31) == (following.month, following.day)
        assert following >= today
        assert details["reminder"]["on"] == details["next_deadline"]


@given(issued=days, today=days)
def test_a_certificate_that_was_reviewed_is_never_called_overdue(issued: date, today: date) -> None:
    if issued <= today:
        assert Outcome.FAIL != judge(issued.isoformat(), today, "yes").outcome


lines = st.lists(
    st.sampled_from(["2018-12-31", "2018年", "43465", "44562", "03/04/2018", "2026-02-01", "2030-01-01", "1899-12-30"])
    | st.sampled_from(["发证日期", "有效期至", "年审", "至", "已审", "未审", "张三", "，", "2O18-2-3O", "2018-02-30"])
    | st.text(max_size=3),
    max_size=6,
).map(" ".join)


@given(line=lines, valid_until=st.none() | lines, today=days, reviewed=answers)
def test_a_batch_counts_each_outcome_in_words_of_its_own(
    line: str, valid_until: str | None, today: date, reviewed: str | None
) -> None:
    values = {"issued_on": line, "valid_until": valid_until, "reviewed_this_year": reviewed}
    verdict = check(ANNUAL_REVIEW, values, today)
    assert verdict.outcome == TALLIES[verdict.headline.tally]


@pytest.mark.parametrize("how", FORMATS)
@given(
    day=days, before=st.sampled_from(["", "张三 ", "川X010001\t", "川X06210010，", "办证日期："]), wide=st.booleans()
)
def test_a_date_is_read_however_it_is_written(how: str, day: date, before: str, wide: bool) -> None:
    text = written(day, how)
    reading = read_date(before + (text.translate(FULL_WIDTH) if wide else text))
    assert day == reading.value
    assert before.strip(" \t，：") == reading.around


@given(text=st.text(st.sampled_from("0123456789-/.年月日 :T张　２") | st.characters(), max_size=40))
def test_a_text_is_read_as_one_thing_only(text: str) -> None:
    reading = read_date(text)
    kinds = [reading.written, reading.several, reading.unread]
    assert sum(kind is not None for kind in kinds) == (1 if reading.typed.text.strip() else 0)
