"""What holds for any two names: found with generated inputs, the same ones on every run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome, Verdict
from validators.replacement.input import Reform
from validators.replacement.prepare import prepare

names = st.text(st.sampled_from("广安市水务利局和与（）()Ａa⼈人 \u3000\u200b·・<{}"), max_size=12) | st.text(
    max_size=12
)
FIELDS = ("unit_on_certificate", "current_unit")


def compare(old: str, new: str) -> Verdict:
    return check(CHECKERS["replacement"], {FIELDS[0]: old, FIELDS[1]: new}, date(2026, 3, 1))


def read_as(verdict: Verdict, name: str, typed: str) -> str:
    return verdict.normalised[name].to if name in verdict.normalised else typed


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


@given(old=names, new=names)
def test_names_are_the_same_just_if_they_read_alike(old: str, new: str) -> None:
    verdict = compare(old, new)
    assume(verdict.details["diff"])
    alike = read_as(verdict, FIELDS[0], old) == read_as(verdict, FIELDS[1], new)
    assert (Outcome.PASS if alike else Outcome.FAIL) == verdict.outcome
    assert alike is not verdict.details["replace"]


@given(name=st.text(st.sampled_from("广安市水务局A1"), min_size=1, max_size=10), data=st.data())
def test_width_and_white_space_never_make_a_difference(name: str, data: st.DataObject) -> None:
    full_width = {"A": "Ａ", "1": "１"}
    rewritten = "".join(
        data.draw(st.sampled_from([character, full_width.get(character, character)]))
        + data.draw(st.sampled_from(["", " ", "\u3000", "\n", "\u200b"]))
        for character in name
    )
    assert Outcome.PASS == compare(name, rewritten).outcome


@given(name=st.text(st.sampled_from("广安市水务局"), min_size=1, max_size=10), data=st.data())
def test_one_character_is_enough(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name)))
    cut = data.draw(st.integers(0, 1))
    other = f"{name[:place]}{data.draw(st.sampled_from(['利', '与']))}{name[place + cut :]}"
    verdict = compare(name, other)
    assert {"replacement/name-differs", "replacement/enforcement-continues"} == {
        finding.rule for finding in verdict.findings
    }


@pytest.mark.parametrize("reform", [reform.value for reform in Reform])
def test_nothing_is_cancelled_before_a_contradiction_is_checked(reform: str) -> None:
    values = {FIELDS[0]: "广安市水务局", FIELDS[1]: "广安市水利局", "reform": reform}
    findings = {finding.rule: finding for finding in check(CHECKERS["replacement"], values, date(2026, 3, 1)).findings}
    contradicts = "replacement/reform-contradicts-names" in findings
    assert contradicts is findings["replacement/name-differs"].remedy.startswith("先核对")
    assert contradicts is (reform == "none")


def test_the_longest_names_are_compared_at_once() -> None:
    model = CHECKERS["replacement"].input_model
    values = model.model_validate({FIELDS[0]: "字" * 200, FIELDS[1]: "字" * 100 + "学" + "字" * 99})
    details = prepare(values, date(2026, 3, 1)).details  # type: ignore[arg-type]
    assert details
    assert details.model_dump()["replace"]
