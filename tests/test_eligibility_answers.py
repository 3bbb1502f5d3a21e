"""Every combination of answers, missing ones included, against the truth as the guide has it, written down anew."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from validators import CHECKERS
from validators.eligibility.decision import QUESTIONS, Effect
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
    "vertically-managed": "ask",  # 第一问：这份指南只管非垂直管理的
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
EXAMS = {  # 第四问第 3 条；第十四问：最近三年
    "passed-within-three-years": "yes",
    "passed-earlier": "ask",
    "not-passed": "no",
    "unsure": "ask",
    None: "missing",
}
POSTS = {"enforcement": "yes", "other": "no", "unsure": "ask", None: "missing"}  # 第四问第 4 条
SANCTIONS = {"none": "yes", "recorded": "ask", "unsure": "ask", None: "missing"}  # 第五问：不单独决定能不能办

FIELDS = {"unit": UNITS, "staffing": STAFFINGS, "exam": EXAMS, "post": POSTS, "sanctions": SANCTIONS}
DOUBTS = {
    ("unit", "party-organ-with-government-nameplate"): "two-nameplates",
    ("unit", "vertically-managed"): "vertically-managed",
    ("unit", "unsure"): "department-unsure",
    ("staffing", "unsure"): "staffing-unsure",
    ("exam", "passed-earlier"): "exam-not-recent",
    ("exam", "unsure"): "exam-unsure",
    ("post", "unsure"): "post-unsure",
    ("sanctions", "recorded"): "sanction-recorded",
    ("sanctions", "unsure"): "sanctions-unsure",
}
ANSWERS = list(product(*FIELDS.values()))


def test_no_combination_is_left_out() -> None:
    assert len(ANSWERS) == 12 * 8 * 5 * 4 * 4
    kinds = CHECKERS["eligibility"].input_model.model_json_schema()["$defs"]
    offered = {name.lower(): set(kind["enum"]) for name, kind in kinds.items()}
    assert offered == {name: set(answers) - {None} for name, answers in FIELDS.items()}


@pytest.mark.parametrize("unit", UNITS)
def test_every_combination_is_judged_as_the_guide_says(unit: str | None) -> None:
    for answers in (answers for answers in ANSWERS if answers[0] == unit):
        given = {name: answer for name, answer in zip(FIELDS, answers, strict=True) if answer is not None}
        known = {name: kinds[answer] for (name, kinds), answer in zip(FIELDS.items(), answers, strict=True)}
        rules: set[str] = set()
        still_open: list[str] = []
        if "no" in known.values():
            outcome, headline = "fail", "不能申领"
            if known["unit"] == "no":
                rules.add("not-enforcement-department")
            if given.get("staffing") == "support-staff":
                rules.add("support-staff")
            elif known["staffing"] == "no":
                rules.add("not-established-staff")
            if known["exam"] == "no":
                rules.add("exam-not-passed")
            if known["post"] == "no":
                rules.add("not-enforcement-post")
        elif set(known.values()) == {"yes"}:
            outcome, headline = "pass", "可以申领"
            rules.add("all-conditions-met")
        else:
            outcome, headline = "unsure", "还没有答完" if "missing" in known.values() else "先问司法局"
            still_open = [name for name, word in known.items() if word != "yes"]
            rules |= {rule for (name, answer), rule in DOUBTS.items() if given.get(name) == answer}
            if "missing" in known.values():
                rules.add("not-answered")
        certificate = None
        if outcome != "fail" and known["unit"] == "yes":
            certificate = "委托行政执法证" if unit == "delegated-institution" else "行政执法证"

        verdict = check(CHECKERS["eligibility"], given, date(2026, 3, 1))
        assert (outcome, headline, rules, still_open, certificate) == (
            verdict.outcome,
            verdict.headline.text,
            {finding.rule.removeprefix("eligibility/") for finding in verdict.findings},
            list(verdict.details["missing"]),
            verdict.details["certificate"],
        ), answers
        assert ("ask" in known.values() and outcome == "unsure") == (verdict.details["ask"] is not None)
        assert (verdict.details["ask"] is None) == (verdict.details["letter"] is None)


def sections_of_letter(**given: str) -> dict[str, list[str]]:
    letter = check(CHECKERS["eligibility"], given, date(2026, 3, 1)).details["letter"]
    assert "关于能否申领行政执法证的咨询函" == letter["title"]
    return {section["title"]: list(section["items"]) for section in letter["sections"]}


def test_the_letter_asks_what_is_open_and_tells_what_is_known() -> None:
    sections = sections_of_letter(unit="administrative-organ", staffing="unsure", exam="passed-earlier")
    assert {
        "想请问的事": [
            "1. 这位同志的编制，算不算行政执法部门的正式在编人员？",
            "2. 这位同志三年以前通过的考试，现在办证还算不算？",
        ],
        "现在知道的情况": ["所在单位：有执法职能的行政机关"],
        "带来的材料（带了的打勾）": ["□ 能看出本人编制的材料", "□ 本人的公民身份号码", "□ 手里有的考试成绩材料"],
    } == sections


def test_a_letter_with_nothing_known_has_no_place_for_it() -> None:
    assert ["想请问的事", "带来的材料（带了的打勾）"] == list(sections_of_letter(unit="unsure"))


def test_there_is_a_doubt_for_each_answer_that_leaves_one() -> None:
    for question in QUESTIONS:
        asking = {answer for answer, effect in question.effects.items() if effect is Effect.ASK}
        assert asking == set(question.doubts)
