"""The door for the page: JSON text in, the verdict as JSON text out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.small_checkers import small_checker
from validators import CHECKERS
from validators.browser import check_json
from validators.engine import check


@pytest.mark.parametrize("values", [{"number": "川x018888", "region": "川X06"}, {"number": 7}, {}, [], None], ids=str)
def test_the_page_gets_the_verdict_of_the_engine(values: object) -> None:
    verdict = check(CHECKERS["certificate-number"], values, date(2026, 3, 1))
    answer = check_json("certificate-number", json.dumps(values), "2026-03-01")
    assert verdict.model_dump(mode="json") == json.loads(answer)


def test_the_answer_has_the_one_shape() -> None:
    answer = json.loads(check_json("certificate-number", '{"number": "川x01009"}', "2026-03-01"))
    finding = answer["findings"][0]
    assert {"checker", "outcome", "findings", "normalised", "details"} == set(answer)
    assert {"rule", "severity", "field", "at", "message", "remedy", "citation"} == set(finding)
    assert {"source", "href"} == set(finding["citation"])
    expected = {"number": {"from": "川x01009", "to": "川X01009", "changes": ["小写字母改为大写"]}}
    assert expected == answer["normalised"]


def test_half_a_surrogate_pair_is_answered_too() -> None:
    answer = json.loads(check_json("certificate-number", r'{"number": "\ud83d"}', "2026-03-01"))
    expected = ["engine/wrong-type"]
    assert expected == [finding["rule"] for finding in answer["findings"]]


def test_the_day_is_the_one_on_the_users_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKERS, "small", small_checker())
    expected = {"today": "2024-02-29"}
    assert expected == json.loads(check_json("small", "{}", expected["today"]))["details"]


@pytest.mark.parametrize(
    ("checker", "values_json", "today", "error"),
    [
        ("passport", "{}", "2026-03-01", KeyError),
        ("certificate-number", "{", "2026-03-01", json.JSONDecodeError),
        ("certificate-number", "{}", "2026-02-30", ValueError),
    ],
    ids=["checker", "JSON", "day"],
)
def test_a_mistake_of_the_page_itself_is_raised(
    checker: str, values_json: str, today: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        check_json(checker, values_json, today)
