"""Every combination of answers, missing ones included, against the truth as 第二至第四问 have it, written down anew."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from validators import CHECKERS
from validators.engine import check

UNITS = {
    # 第二问：这三种是行政执法部门。
    "administrative-organ": "yes",
    "authorised-organisation": "yes",
    "delegated-institution": "yes",
    # 第二问：这四种不是。第四问：市政府办公室没有执法职能，也不是。
    "party-organ": "no",
    "peoples-congress-or-cppcc": "no",
    "court-or-procuratorate": "no",
    "state-owned-enterprise": "no",
    "organ-without-enforcement": "no",
    # 第三问：两块牌子的要区别对待；有疑问的，问同级司法局。
    "party-organ-with-government-nameplate": "ask",
    "unsure": "ask",
    None: "missing",
}
STAFFINGS = {
    # 第四问第 2 条。
    "civil-servant": "yes",
    "civil-servant-equivalent": "yes",
    "institution-cadre": "yes",
    "support-staff": "no",
    "contract": "no",
    "dispatched": "no",
    "unsure": "ask",
    None: "missing",
}
EXAMS = {"passed": "yes", "not-passed": "no", "unsure": "ask", None: "missing"}  # 第四问第 3 条
POSTS = {"enforcement": "yes", "other": "no", "unsure": "ask", None: "missing"}  # 第四问第 4 条

ANSWERS = list(product(UNITS, STAFFINGS, EXAMS, POSTS))


def test_no_combination_is_left_out() -> None:
    assert len(ANSWERS) == 11 * 8 * 4 * 4
    fields = CHECKERS["eligibility"].input_model.model_json_schema()["$defs"]
    offered = {name: set(kind["enum"]) for name, kind in fields.items()}
    assert offered == {
        "Unit": set(UNITS) - {None},
        "Staffing": set(STAFFINGS) - {None},
        "Exam": set(EXAMS) - {None},
        "Post": set(POSTS) - {None},
    }


@pytest.mark.parametrize("unit", UNITS)
def test_every_combination_is_judged_as_the_guide_says(unit: str | None) -> None:
    for answers in (answers for answers in ANSWERS if answers[0] == unit):
        _, staffing, exam, post = answers
        known = (UNITS[unit], STAFFINGS[staffing], EXAMS[exam], POSTS[post])
        names = ("unit", "staffing", "exam", "post")
        given = {name: answer for name, answer in zip(names, answers, strict=True) if answer is not None}
        rules: set[str] = set()
        still_open: list[str] = []
        if "no" in known:
            outcome = "fail"
            if UNITS[unit] == "no":
                rules.add("not-enforcement-department")
            if staffing == "support-staff":
                rules.add("support-staff")
            elif STAFFINGS[staffing] == "no":
                rules.add("not-established-staff")
            if exam == "not-passed":
                rules.add("exam-not-passed")
            if post == "other":
                rules.add("not-enforcement-post")
        elif known == ("yes", "yes", "yes", "yes"):
            outcome = "pass"
            rules.add("all-conditions-met")
        else:
            outcome = "unsure"
            still_open = [name for name, word in zip(names, known, strict=True) if word != "yes"]
            doubts = ("department-unsure", "staffing-unsure", "exam-unsure", "post-unsure")
            rules |= {rule for rule, word in zip(doubts, known, strict=True) if word == "ask"}
            if "missing" in known:
                rules.add("not-answered")
        certificate = None
        if outcome != "fail" and UNITS[unit] == "yes":
            certificate = "委托行政执法证" if unit == "delegated-institution" else "行政执法证"

        verdict = check(CHECKERS["eligibility"], given, date(2026, 3, 1))
        assert (outcome, rules, still_open, certificate) == (
            verdict.outcome,
            {finding.rule.removeprefix("eligibility/") for finding in verdict.findings},
            verdict.details["missing"],
            verdict.details["certificate"],
        ), answers
        assert ("ask" in known and outcome == "unsure") == (verdict.details["ask"] is not None)
        assert (verdict.details["ask"] is None) == (verdict.details["letter"] is None)


def test_the_letter_does_not_point_at_answers_that_are_not_on_it() -> None:
    given = {"unit": "unsure", "staffing": "unsure", "exam": "unsure", "post": "unsure"}
    letter = check(CHECKERS["eligibility"], given, date(2026, 3, 1)).details["letter"]
    (known,) = (section["items"] for section in letter["sections"] if section["title"] == "现在知道的情况")
    assert ["所在单位：拿不准", "本人编制：拿不准", "资格考试：拿不准", "现在的岗位：拿不准"] == known
