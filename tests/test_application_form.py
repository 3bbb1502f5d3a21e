"""The application form: what its words mean, and what holds whatever stands in it."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators import CHECKERS
from validators.application_form import words
from validators.application_form.input import ApplicationFormInput
from validators.eligibility.input import Post, Staffing, Unit
from validators.engine import check
from validators.exam_days import latest_exam_days
from validators.model import Traits, Verdict, column_of
from validators.resident_id.input import Sex

CHECKER = CHECKERS["application-form"]
FIELDS = ApplicationFormInput.model_fields
TODAY = date(2026, 3, 1)
RIGHT = dict(CHECKER.examples[0].values)
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

likely = st.sampled_from("无没有未受过任何处分/-—川X0123456789年月日.·•?？□ \u3000\n张三\ue000{}合格分")
texts = st.text(likely | st.characters(), max_size=40)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


def verdict_on(**changed: Any) -> Verdict:
    return check(CHECKER, {**RIGHT, **changed}, TODAY)


def rules_of(verdict: Verdict) -> list[str]:
    return [finding.rule for finding in verdict.findings]


@given(st.sampled_from(sorted(FIELDS)), texts)
def test_whatever_stands_in_a_field_a_verdict_comes_out(field: str, typed: str) -> None:
    verdict = verdict_on(**{field: typed})
    assert "engine/rule-failed" not in rules_of(verdict)
    for finding in verdict.findings:
        assert finding.field in {*FIELDS, None}
        if finding.at:
            start, end = finding.at
            assert 0 <= start < end <= len({**RIGHT, field: typed}[str(finding.field)])
        shown = {unicodedata.category(character) for character in finding.message + finding.remedy}
        assert set() == shown & UNSEEN


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), texts), days)
def test_whatever_stands_in_the_form_a_verdict_comes_out_on_every_day(raw: dict[str, str], today: date) -> None:
    verdict = check(CHECKER, raw, today)
    assert "engine/rule-failed" not in rules_of(verdict)
    assert 24 >= sum(section["filled"] for section in verdict.details["sections"])


@given(days)
def test_just_the_days_that_are_listed_may_be_told(today: date) -> None:
    for day in latest_exam_days(today):
        for near in {day, day - timedelta(days=1), day + timedelta(days=1)}:
            raw = {**RIGHT, "general_exam_date": f"{near.year:04}-{near.month:02}-{near.day:02}"}
            found = check(CHECKER, raw, today).findings
            assert (near == day) == ("general_exam_date" not in {finding.field for finding in found})


@given(st.sampled_from(["张三", "阿依古丽·买买提", "王\U0002cb4e"]), st.data())
def test_spaces_for_alignment_change_nothing_in_a_name(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name)))
    spaced = name[:place] + data.draw(st.sampled_from([" ", "\u3000", "\u00a0\u2003"])) + name[place:]
    assert rules_of(verdict_on()) == rules_of(verdict_on(name=spaced))


@pytest.mark.parametrize("number", ["519999199003070013", "519999199003070010", "5199991990030700"])
def test_no_message_quotes_the_resident_identity_number(number: str) -> None:
    said = "".join(finding.message + finding.remedy for finding in verdict_on(resident_id=number).findings)
    assert number[:6] not in said
    assert number[-6:] not in said


@pytest.mark.parametrize(
    ("typed", "staffing"),
    [
        ("公务员", Staffing.CIVIL_SERVANT),
        ("行政公务员", Staffing.CIVIL_SERVANT),
        ("参公", Staffing.CIVIL_SERVANT_EQUIVALENT),
        ("参照公务员法管理", Staffing.CIVIL_SERVANT_EQUIVALENT),
        (" 事业 干部。", Staffing.INSTITUTION_CADRE),
        ("工勤", Staffing.SUPPORT_STAFF),
        ("机关工勤", Staffing.SUPPORT_STAFF),
        ("合同制", Staffing.CONTRACT),
        ("聘用", Staffing.CONTRACT),
        ("临聘", Staffing.CONTRACT),
        ("编外", Staffing.CONTRACT),
        ("派遣", Staffing.DISPATCHED),
        ("事业编制", None),
        ("行政编制", None),
        ("在编", None),
        ("非公务员", None),
        ("聘用制公务员", None),
        ("原是合同制，现为公务员", None),
        ("", None),
        (None, None),
    ],
)
def test_staffing_is_told_by_whole_answers_alone(typed: str | None, staffing: Staffing | None) -> None:
    assert staffing == words.staffing_of(typed)


@pytest.mark.parametrize("staffing", Staffing)
def test_the_words_of_eligibility_mean_the_same_here(staffing: Staffing) -> None:
    assert (None if staffing is Staffing.UNSURE else staffing) == words.staffing_of(staffing.label)


def test_what_is_suggested_is_understood() -> None:
    suggested = {name: Traits.of(info).suggestions for name, info in FIELDS.items()}
    assert all(words.staffing_of(word) for word in suggested["staffing"])
    assert all(words.unit_of(word) for word in suggested["unit_kind"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("男", Sex.MALE), ("男性", Sex.MALE), ("女 ", Sex.FEMALE), ("女性", Sex.FEMALE), ("未知", None)],
)
def test_the_sex_is_told_by_its_words(typed: str, meant: Sex | None) -> None:
    assert meant == words.sex_of(typed)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("法律、法规授权的组织", Unit.AUTHORISED_ORGANISATION),
        ("事业单位", None),
        ("市政府办公室", None),
        ("某某党委", None),
    ],
)
def test_the_kind_of_unit_is_told_by_whole_answers_alone(typed: str, unit: Unit | None) -> None:
    assert unit == words.unit_of(typed)


@pytest.mark.parametrize(("typed", "post"), [("无", Post.OTHER), ("工会主席", Post.OTHER), ("工会主席、执法", None)])
def test_only_what_is_no_enforcement_post_is_told(typed: str, post: Post | None) -> None:
    assert post == words.post_of(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "无",
        "没有。",
        "否",
        "无不良记录",
        "未受到党纪政务处分",
        "未因执法过错被追究",
        "至今未受过纪律处分，无刑事处罚",
        "未受处分",
        "未受过任何处分",
        "从未受过党纪政纪处分",
        "无违纪违法记录",
        "没有受到过处罚",
        "暂无",
        "/",
    ],
)
def test_the_answer_that_there_was_none_is_understood(typed: str) -> None:
    assert words.is_none_recorded(typed)


@pytest.mark.parametrize(
    "typed", ["有", "警告", "未受处分，正在调查", "无故旷工受警告", "没有按时归队受处分", "无 2020年记过"]
)
def test_what_goes_on_after_none_is_no_such_answer(typed: str) -> None:
    assert not words.is_none_recorded(typed)


def test_the_fields_are_those_of_the_paper_and_none_is_kept_or_put_into_a_link() -> None:
    traits = {name: Traits.of(info) for name, info in FIELDS.items()}
    assert 24 == len(traits)
    assert [] == [name for name, each in traits.items() if each.keep or each.link]
    personal = {name for name, each in traits.items() if each.personal}
    assert {"name", "resident_id", "sex", "certificate_number", "sanctions", "fault_accountability"} == personal


def test_no_two_columns_have_the_same_name() -> None:
    columns = [column_of(info) for info in FIELDS.values()]
    named = [name for info in FIELDS.values() for name in (column_of(info), *Traits.of(info).column_names)]
    assert len(columns) == len(set(columns))
    assert len(named) == len(set(named))


def test_what_the_form_takes_its_parts_take_too() -> None:
    ours = CHECKER.input_model.model_json_schema()["properties"]
    for part in CHECKER.parts:
        theirs = part.checker.input_model.model_json_schema()["properties"]
        for name, known_as in part.fields.items():
            limits = [fields["anyOf"][0].get("maxLength", 0) for fields in (ours[name], theirs[known_as])]
            assert part.read or limits[0] <= limits[1], name


def test_a_part_is_silent_only_about_rules_that_it_has() -> None:
    for part in CHECKER.parts:
        assert set(part.silent) <= {rule.id for rule in part.checker.rules}
        assert set(part.fields) <= set(FIELDS)
