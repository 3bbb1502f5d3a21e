"""How the engine holds together: what breaks stops nothing else, and nothing reaches outside."""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import create_model

from tests.doors import ClosedDoorError, closed_doors
from tests.small_checkers import FORM_CHECKER, TwoFields, small_checker
from validators.engine import check
from validators.model import Headline, Outcome, Verdict
from validators.normalise import normalise
from validators.rules import Checker, Find, Hit, Judged, Part, Prepared

TODAY = datetime.date(2026, 3, 1)


def breaks() -> Iterator[Hit]:
    """Breaks after it has found something."""
    yield Hit()
    raise RuntimeError("broken")


def hits_no_place() -> Iterator[Hit]:
    """Finds something at a place that is none."""
    yield Hit(at=("here", "there"))  # type: ignore[arg-type]


def takes_what_is_not_there(middle: str) -> Iterator[Hit]:
    """Takes a fact that nobody prepares."""
    yield Hit(values={"middle": middle})


def finds() -> Iterator[Hit]:
    """Always finds something."""
    yield Hit()


def finds_left(left: str) -> Iterator[Hit]:
    """Finds the left field."""
    yield Hit((0, len(left)), field="left")


def finds_right(right: str) -> Iterator[Hit]:
    """Finds the right field."""
    yield Hit((0, len(right)), field="right")


def finds_right_without_left(right: str, left: str | None = None) -> Iterator[Hit]:
    """Finds the right field if the left one is missing."""
    if left is None:
        yield Hit((0, len(right)), field="right")


def fails_to_prepare(values: TwoFields, today: datetime.date) -> Prepared:
    raise RuntimeError("broken")


def rules_of(verdict: Verdict) -> list[str]:
    return [finding.rule for finding in verdict.findings]


@pytest.mark.parametrize("broken", [breaks, hits_no_place, takes_what_is_not_there], ids=lambda find: find.__name__)
def test_a_rule_that_breaks_leaves_a_doubt_and_the_others_run(broken: Find) -> None:
    verdict = check(small_checker(finds_left, broken, finds_right), {"left": "甲", "right": "乙"}, TODAY)
    expected = ["engine/rule-failed", "small/finds_left", "small/finds_right"]
    assert expected == rules_of(verdict)
    assert verdict.outcome is Outcome.UNSURE
    assert f"small/{broken.__name__}" in verdict.findings[0].message


def test_a_message_without_its_value_counts_as_a_broken_rule() -> None:
    expected = ["engine/rule-failed"]
    assert expected == rules_of(check(small_checker(finds, message="这里是“{value}”。"), {}, TODAY))


def test_a_prepare_that_breaks_leaves_a_doubt_beside_what_the_engine_finds() -> None:
    verdict = check(small_checker(finds, prepare=fails_to_prepare), {"middle": "丙"}, TODAY)
    expected = ["engine/unknown-field", "engine/rule-failed"]
    assert expected == rules_of(verdict)
    assert "small/prepare" in verdict.findings[1].message
    assert not verdict.details


def test_a_headline_that_breaks_leaves_a_doubt_and_all_that_was_found() -> None:
    def breaks_too(judged: Judged) -> Headline:
        raise RuntimeError("broken")

    verdict = check(small_checker(finds_left, headline=breaks_too), {"left": "甲"}, TODAY)
    assert ["engine/rule-failed", "small/finds_left"] == rules_of(verdict)
    assert "small/headline" in verdict.findings[0].message
    assert (Outcome.UNSURE, "要核实") == (verdict.outcome, verdict.headline.text)


def test_only_a_broken_prepare_is_a_doubt() -> None:
    assert check(small_checker(prepare=fails_to_prepare), {}, TODAY).outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"left": "甲"}, ["small/finds_left"]),
        ({"right": "乙"}, ["small/finds_right", "small/finds_right_without_left"]),
        ({"left": "甲", "right": "乙"}, ["small/finds_left", "small/finds_right"]),
    ],
    ids=str,
)
def test_a_rule_is_skipped_while_what_it_needs_is_missing(values: dict[str, str], expected: list[str]) -> None:
    checker = small_checker(finds_left, finds_right, finds_right_without_left)
    assert expected == rules_of(check(checker, values, TODAY))


@pytest.mark.parametrize("value", [7, 1.5, True, b"text", ["text"], {"text": "text"}, "\ud800"], ids=repr)
def test_a_field_of_a_wrong_type_does_not_stop_the_rules_on_the_others(value: Any) -> None:
    verdict = check(small_checker(finds_left, finds_right), {"left": value, "right": "乙"}, TODAY)
    expected = [("engine/wrong-type", "left", None), ("small/finds_right", "right", (0, 1))]
    assert expected == [(finding.rule, finding.field, finding.at) for finding in verdict.findings]


def test_a_rule_on_a_field_that_could_not_be_read_is_skipped() -> None:
    expected = ["engine/wrong-type"]
    assert expected == rules_of(check(small_checker(finds, field="left"), {"left": 7}, TODAY))


def test_an_unknown_field_is_named_and_the_known_ones_are_offered() -> None:
    verdict = check(small_checker(finds_left), {"left": "甲", "midd\nle": "丙"}, TODAY)
    expected = ["engine/unknown-field", "small/finds_left"]
    assert expected == rules_of(verdict)
    assert "midd le" in verdict.findings[0].message
    assert "left（左边）、right（右边）" in verdict.findings[0].remedy


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("green", "“green”"),
        ("红色", "“红色”"),
        ("RED", "“RED”"),
        ("re\nd", "“re d”"),
        (7, "给的内容"),
    ],
)
def test_an_answer_that_is_not_offered_is_told_which_are(value: Any, named: str) -> None:
    verdict = check(FORM_CHECKER, {"radio": value, "select": "dark-blue"}, TODAY)
    expected = [("engine/unknown-choice", "radio", f"{named}不在这一项可以选的答案里。")]
    assert expected == [(finding.rule, finding.field, finding.message) for finding in verdict.findings]
    assert "red（红色）、dark-blue（深蓝色）" in verdict.findings[0].remedy
    assert (None, "dark-blue") == (verdict.details["answers"]["radio"], verdict.details["answers"]["select"])


@pytest.mark.parametrize("blank", ["", " ", "\t\u3000\n"], ids=repr)
def test_a_blank_answer_is_none(blank: str) -> None:
    verdict = check(FORM_CHECKER, {"text": blank, "radio": blank, "select": "dark-blue"}, TODAY)
    assert [] == rules_of(verdict)
    assert (blank, None, "dark-blue") == tuple(verdict.details["answers"][name] for name in ("text", "radio", "select"))


def test_a_field_with_a_long_name_keeps_its_place() -> None:
    name = "a_name_of_more_than_twenty_four_characters"
    fields: Any = {name: (str | None, None)}
    checker = small_checker(input_model=create_model("Long", __base__=TwoFields, **fields))
    findings = check(checker, {name: 7}, TODAY).findings
    assert [("engine/wrong-type", name)] == [(finding.rule, finding.field) for finding in findings]


def test_a_rule_is_told_which_fields_were_refused() -> None:
    def refused_fields(refused: frozenset[str]) -> Iterator[Hit]:
        """Names them."""
        yield Hit(values={"names": sorted(refused)})

    raw = {"left": 7, "right": "乙", "middle": "丙"}
    verdict = check(small_checker(refused_fields, message="{names}"), raw, TODAY)
    assert "['left']" == verdict.findings[-1].message


def finds_thousands(right: str) -> Iterator[Hit]:
    """Finds every character."""
    for place in range(1000 * len(right)):
        yield Hit((place, place + 1), field="right")


def test_of_a_kind_only_the_first_are_named_and_the_others_counted() -> None:
    raw: dict[str, Any] = {**{f"field {count}": None for count in range(20_000)}, "right": "乙"}
    verdict = check(small_checker(finds_thousands, finds_left), raw, TODAY)
    expected = ["engine/unknown-field"] * 20 + ["engine/more-of-a-kind"] * 2 + ["small/finds_thousands"] * 20
    assert expected == rules_of(verdict)
    expected = ["“有东西”还有 980 处，这里没有列出。", "“有不认识的项目”还有 19980 处，这里没有列出。"]
    assert expected == [finding.message for finding in verdict.findings[20:22]]


def test_as_many_as_are_named_are_named_without_a_count() -> None:
    verdict = check(small_checker(), {f"field {count}": None for count in range(20)}, TODAY)
    assert ["engine/unknown-field"] * 20 == rules_of(verdict)


@pytest.mark.parametrize("raw", [None, 7, True, "川X010099", b"{}", [], [{}], ()], ids=repr)
def test_what_is_no_object_is_not_judged(raw: Any) -> None:
    verdict = check(small_checker(finds), raw, TODAY)
    expected = ["engine/not-an-object"]
    assert expected == rules_of(verdict)
    assert verdict.outcome is Outcome.FAIL


def test_a_value_nested_beyond_all_measure_is_just_of_a_wrong_type() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    expected = ["engine/wrong-type"]
    assert expected == rules_of(check(small_checker(), {"left": nested}, TODAY))


def test_the_day_reaches_prepare() -> None:
    expected = {"today": TODAY.isoformat()}
    assert expected == check(small_checker(), {}, TODAY).details


def normalises_left(values: TwoFields, today: datetime.date) -> Prepared:
    """The left field, in half width."""
    return Prepared({"left": values.left, "right": values.right}, {"left": normalise(values.left or "")})


def with_part(*finds: Find, fields: dict[str, str] | None = None, **kwargs: Any) -> Checker:
    """A checker that knows as `right` what its only part, with these rules, knows as `left`."""
    part = Part(
        small_checker(*finds, prepare=kwargs.pop("prepare", normalises_left)), fields or {"right": "left"}, **kwargs
    )
    return small_checker(parts=(part,))


def test_a_part_speaks_of_the_fields_of_the_checker_under_its_own_rules() -> None:
    verdict = check(with_part(finds_left), {"right": "ａｂ"}, TODAY)
    found = [(finding.rule, finding.field, finding.at) for finding in verdict.findings]
    assert [("small/finds_left", "right", (0, 2))] == found
    assert {"right": "AB"} == {name: normalised.to for name, normalised in verdict.normalised.items()}


def test_of_a_part_only_the_rules_that_are_wanted_speak() -> None:
    assert [] == rules_of(check(with_part(finds_left, silent=("small/finds_left",)), {"right": "甲"}, TODAY))
    named = small_checker(finds, field="right")
    parts = (Part(named, {"left": "left"}), Part(named, {"left": "right"}))
    verdict = check(small_checker(parts=parts), {"left": "甲"}, TODAY)
    assert [("small/finds", "left")] == [(finding.rule, finding.field) for finding in verdict.findings]


def test_a_part_may_read_the_input_in_its_own_way() -> None:
    def read(values: TwoFields) -> dict[str, object]:
        return {"left": values.right and values.right * 3}

    found = check(with_part(finds_left, read=read), {"right": "甲"}, TODAY).findings
    assert [(0, 3)] == [finding.at for finding in found]
    assert ["engine/rule-failed"] == rules_of(check(with_part(finds, read=lambda _: {"left": 7}), {}, TODAY))


def test_a_part_that_breaks_leaves_a_doubt_and_the_others_run() -> None:
    broken = Part(small_checker(finds, prepare=fails_to_prepare), {"left": "left"})
    whole = Part(small_checker(finds_right, breaks), {"left": "right"})
    verdict = check(small_checker(finds_left, parts=(broken, whole)), {"left": "甲"}, TODAY)
    expected = ["engine/rule-failed", "engine/rule-failed", "small/finds_left", "small/finds_right"]
    assert expected == rules_of(verdict)


def test_a_part_says_nothing_of_a_field_that_could_not_be_read_and_is_told_so() -> None:
    def refused_fields(refused: frozenset[str]) -> Iterator[Hit]:
        """Names them."""
        yield Hit(values={"names": sorted(refused)})

    part = Part(small_checker(refused_fields, finds_left, message="{names}"), {"right": "left"})
    verdict = check(small_checker(parts=(part,)), {"right": 7, "left": 7}, TODAY)
    assert ["engine/wrong-type"] * 2 + ["small/refused_fields"] == rules_of(verdict)
    assert "['left']" == verdict.findings[-1].message


def test_the_doors_are_closed_meanwhile() -> None:
    with closed_doors():
        for door in (Path(__file__).read_text, socket.socket, time.time, datetime.date.today):
            with pytest.raises(ClosedDoorError):
                door()
