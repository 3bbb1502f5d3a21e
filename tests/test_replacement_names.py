"""What holds for any two names: found with generated inputs, the same ones on every run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases import cases_of
from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome, Verdict
from validators.replacement.copying import letters
from validators.replacement.input import Reform
from validators.tables.lookalikes import LOOKALIKES, VARIANTS

TODAY = date(2026, 3, 1)
FIELDS = ("unit_on_certificate", "current_unit")
REFORMS = [reform.value for reform in Reform]
UNITS = (
    "武胜县水务局",
    "广安市自然资源和规划局",
    "华蓥市市场监督管理局",
    "岳池县人民政府办公室",
    "前锋区疾病预防控制中心",
)
SHORT_FORMS = {
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "发改委": "发展和改革委员会",
    "发展改革局": "发展和改革局",
    "卫健委": "卫生健康委员会",
    "住建局": "住房和城乡建设局",
    "住房城乡建设局": "住房和城乡建设局",
    "人社局": "人力资源和社会保障局",
    "人力资源社会保障局": "人力资源和社会保障局",
    "城管局": "城市管理局",
    "综合执法局": "综合行政执法局",
    "应急局": "应急管理局",
    "医保局": "医疗保障局",
    "退役军人局": "退役军人事务局",
    "教体局": "教育和体育局",
    "文广旅局": "文化广播电视和旅游局",
    "自规局": "自然资源和规划局",
    "林草局": "林业和草原局",
    "经信局": "经济和信息化局",
    "民宗局": "民族宗教事务局",
    "交运局": "交通运输局",
    "环保局": "环境保护局",
    "河长办": "河长制办公室",
    "人防办": "人民防空办公室",
    "疾控中心": "疾病预防控制中心",
    "国资委": "国有资产监督管理委员会",
    "交警大队": "交通警察大队",
    "市容支队": "市容环境卫生管理支队",
    "街道办": "街道办事处",
}
EXTRAS = (
    "（公章）",
    "盖章",
    "。",
    "单位：",
    "“",
    "”",
    "【",
    "1.",
    "印章",
    "（复印件）",
    "现单位",
    "——",
    "★",
    "2019年5月",
)

names = st.text(st.sampled_from("广安市水务利局和与（）()Ａa⼈人 \u3000\u200b·・<{}章单位:，"), max_size=12) | st.text(
    max_size=12
)
reforms = st.none() | st.sampled_from(REFORMS)
lookalikes = st.sampled_from([group for groups in (VARIANTS, LOOKALIKES) for group in groups.text.split()])


def compare(old: str, new: str, reform: str | None = None) -> Verdict:
    return check(CHECKERS["replacement"], {FIELDS[0]: old, FIELDS[1]: new, "reform": reform}, TODAY)


def read_as(verdict: Verdict, name: str, typed: str) -> str:
    return verdict.normalised[name].to if name in verdict.normalised else typed


def rules_of(verdict: Verdict) -> set[str]:
    return {finding.rule.removeprefix("replacement/") for finding in verdict.findings}


@given(old=names, new=names)
def test_the_pieces_make_both_names_again_and_stand_where_they_say(old: str, new: str) -> None:
    verdict = compare(old, new)
    pieces = verdict.details["diff"]
    assume(pieces)
    for name, typed, left_out in ((FIELDS[0], old, "added"), (FIELDS[1], new, "removed")):
        own = [piece for piece in pieces if piece["kind"] != left_out]
        assert read_as(verdict, name, typed) == "".join(piece["text"] for piece in own)
        places = [piece["at"][name] for piece in own]
        assert places == sorted(places)
        for piece, (start, end) in zip(own, places, strict=True):
            alone = compare(typed[start:end], "x")
            assert piece["text"] == read_as(alone, FIELDS[0], typed[start:end])


@given(old=names, new=names, reform=reforms)
def test_only_names_that_read_alike_need_nothing(old: str, new: str, reform: str | None) -> None:
    verdict = compare(old, new, reform)
    assume(verdict.details["diff"])
    alike = read_as(verdict, FIELDS[0], old) == read_as(verdict, FIELDS[1], new)
    assert alike is (verdict.details["replace"] is False) is ("name-same" in rules_of(verdict))
    if verdict.outcome is Outcome.PASS:
        assert alike
    assert (
        (verdict.details["replace"] is True) is (verdict.outcome is Outcome.FAIL) is (verdict.headline.text == "要换证")
    )


@given(data=st.data(), reform=reforms)
def test_signs_alone_are_a_doubt(reform: str | None, data: st.DataObject) -> None:
    signs = st.text(st.sampled_from("()·-“”。、【"), max_size=2)
    old, new = ("".join(character + data.draw(signs) for character in "水务局") for _ in FIELDS)
    verdict = compare(old, new, reform)
    assert verdict.outcome is not Outcome.FAIL
    assert (verdict.outcome is Outcome.UNSURE) is (old != new or reform in ("merged-new-name", "renamed"))


@given(old=names, new=names, reform=reforms)
def test_a_name_without_letters_is_not_compared(old: str, new: str, reform: str | None) -> None:
    verdict = compare(old, new, reform)
    without = [
        name for name, typed in zip(FIELDS, (old, new), strict=True) if not letters(read_as(verdict, name, typed))
    ]
    assert without == [finding.field for finding in verdict.findings if finding.rule == "replacement/empty"]
    assert (verdict.details["diff"] is None) is bool(without)


@given(name=st.text(st.sampled_from("广安市水务局A1"), min_size=1, max_size=10), data=st.data())
def test_width_and_white_space_never_make_a_difference(name: str, data: st.DataObject) -> None:
    full_width = {"A": "Ａ", "1": "１"}
    rewritten = "".join(
        data.draw(st.sampled_from([character, full_width.get(character, character)]))
        + data.draw(st.sampled_from(["", " ", "\u3000", "\n", "\u200b"]))
        for character in name
    )
    assert Outcome.PASS == compare(name, rewritten).outcome


@given(name=st.sampled_from(UNITS), reform=st.none() | st.sampled_from(REFORMS[:3]), data=st.data())
def test_one_character_inside_is_enough(name: str, reform: str | None, data: st.DataObject) -> None:
    place = data.draw(st.integers(4, len(name) - (3 if name.endswith("中心") else 2)))
    other = f"{name[:place]}{data.draw(st.sampled_from('丑卯'))}{name[place + data.draw(st.integers(0, 1)) :]}"
    verdict = compare(name, other, reform)
    assert ({"name-differs"} if reform is None else {"name-differs", "enforcement-continues"}) == rules_of(verdict)


@given(
    name=st.sampled_from(UNITS),
    front=st.lists(st.sampled_from(EXTRAS), max_size=3),
    behind=st.lists(st.sampled_from(EXTRAS), max_size=3),
    reform=reforms,
)
def test_what_is_copied_along_is_no_renaming(
    name: str, front: list[str], behind: list[str], reform: str | None
) -> None:
    assume(front or behind)
    for pair in ((name, "".join([*front, name, *behind])), ("".join([*front, name, *behind]), name)):
        verdict = compare(*pair, reform)
        assert Outcome.UNSURE == verdict.outcome, verdict.findings
        assert "先核对" == verdict.headline.text


@given(name=st.sampled_from(UNITS), group=lookalikes, reform=reforms, data=st.data())
def test_characters_of_one_group_may_be_a_slip(name: str, group: str, reform: str | None, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name)))
    one, other = data.draw(st.permutations(group))[:2]
    verdict = compare(f"{name[:place]}{one}{name[place:]}", f"{name[:place]}{other}{name[place:]}", reform)
    assume(verdict.details["diff"] and verdict.details["replace"] is not False)
    assert "lookalike-ideograph" in rules_of(verdict)
    assert Outcome.UNSURE == verdict.outcome


@pytest.mark.parametrize("reform", [None, "none"])
@pytest.mark.parametrize("short", SHORT_FORMS)
def test_a_short_form_is_no_renaming(short: str, reform: str | None) -> None:
    for old, new in ((short, SHORT_FORMS[short]), (SHORT_FORMS[short], short)):
        for front, place in (("武胜县", "武胜县"), ("", "武胜县"), ("武胜", "武胜县"), ("广安市", "广安市")):
            verdict = compare(front + old, place + new, reform)
            assert {"abbreviation"} == rules_of(verdict), verdict.findings


@pytest.mark.parametrize("case", cases_of("replacement"), ids=lambda case: case.name)
def test_nothing_is_cancelled_before_somebody_was_asked(case) -> None:  # type: ignore[no-untyped-def]
    for finding in check(CHECKERS["replacement"], case.raw, TODAY).findings:
        before, cancels, _ = finding.remedy.partition("注销")
        assert not cancels or "动手之前先问同级司法局" in before or "动手之前先问" in finding.remedy
        assert before.strip() or not cancels
        assert "先核对证件和公章" in before or not cancels or finding.severity == "note"


@pytest.mark.parametrize("reform", [None, *REFORMS])
def test_the_old_certificate_is_said_to_be_good_only_after_a_reform(reform: str | None) -> None:
    for old, new in (("广安市卫生局", "广安市公安局"), ("广安市水务局", "广安市水利局")):
        verdict = compare(old, new, reform)
        assert ("enforcement-continues" in rules_of(verdict)) is (reform in REFORMS[:3])
        words = "".join(finding.message + finding.remedy for finding in verdict.findings)
        assert ("第五问" in words) is (reform not in REFORMS[:3])


@pytest.mark.parametrize(
    "hostile", ["（" * 200, "局(" * 100, "单位：" * 66, "章" * 200, "市" * 200, "a:" * 100, "局，" * 100]
)
def test_the_longest_names_are_compared(hostile: str) -> None:
    for other in ("武胜县水务局", hostile[::-1], hostile[:-1] + "局"):
        assert compare(hostile, other).headline.text in {"先核对", "要换证", "不用换证", "还不能比较"}
        assert not any(finding.rule.startswith("engine/") for finding in compare(other, hostile).findings)
