"""The door for the page: JSON text in, the verdict as JSON text out."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cases.photos.files import photo_input
from tests.small_checkers import small_checker
from validators import CHECKERS
from validators.browser import check_json, open_file, unread_file_json
from validators.engine import check
from validators.photo.pixels import LONGEST_SIDE, MOST_BYTES


@pytest.mark.parametrize("values", [{"number": "川x018888", "region": "川X06"}, {"number": 7}, {}, [], None], ids=str)
def test_the_page_gets_the_verdict_of_the_engine(values: object) -> None:
    verdict = check(CHECKERS["certificate-number"], values, date(2026, 3, 1))
    answer = check_json("certificate-number", json.dumps(values), "2026-03-01")
    assert verdict.model_dump(mode="json") == json.loads(answer)


def test_the_answer_has_the_one_shape() -> None:
    answer = json.loads(check_json("certificate-number", '{"number": "川x01009"}', "2026-03-01"))
    finding = answer["findings"][0]
    assert {"checker", "outcome", "findings", "headline", "normalised", "details"} == set(answer)
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


def test_a_checker_that_comes_later_is_found_once_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    roster = CHECKERS["roster"]
    monkeypatch.delitem(CHECKERS, "roster")
    assert "roster" not in list(CHECKERS)
    assert roster is CHECKERS["roster"]


class Uint8Array:
    """What Pyodide shows of JavaScript's array of that name."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def to_bytes(self) -> bytes:
        return self._data


@pytest.mark.parametrize("photo", [{}, {"background": "#438edb"}, {"mode": "L", "trailing": 9}], ids=str)
@pytest.mark.parametrize("buffer", [bytes, Uint8Array])
def test_a_photo_gets_the_verdict_of_the_engine(buffer: Any, photo: dict[str, Any]) -> None:
    given = photo_input(photo)
    pixels = given["pixels"]
    verdict = check(CHECKERS["photo"], given, date(2026, 3, 1)).model_dump(mode="json")
    opened = open_file("photo", given["name"], buffer(given["data"]))
    answer = opened.check_json("2026-03-01", pixels=buffer(pixels.data), width=pixels.width, height=pixels.height)
    assert verdict == json.loads(answer)


def test_a_photo_that_was_not_decoded_is_judged_by_its_file() -> None:
    given = photo_input({})
    verdict = check(CHECKERS["photo"], {**given, "pixels": None}, date(2026, 3, 1)).model_dump(mode="json")
    assert verdict == json.loads(open_file("photo", given["name"], given["data"]).check_json("2026-03-01"))


@pytest.mark.parametrize("photo", [{}, {"content": "%PDF"}], ids=str)
def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch, photo: dict[str, Any]) -> None:
    given = photo_input(photo)
    opened = open_file("photo", given["name"], given["data"])
    monkeypatch.setattr("validators.photo.file.look", pytest.fail)
    opened.wants_json()
    assert json.loads(opened.check_json("2026-03-01"))["checker"] == "photo"


def test_a_checker_without_files_opens_none() -> None:
    with pytest.raises(ValueError, match="no file"):
        open_file("certificate-number", "a.txt", b"")


def test_a_file_that_is_too_large_is_judged_unread() -> None:
    given = {"name": "a.jpg", "size": MOST_BYTES + 1}
    verdict = check(CHECKERS["photo"], given, date(2026, 3, 1)).model_dump(mode="json")
    assert verdict == json.loads(unread_file_json("photo", "a.jpg", MOST_BYTES + 1, "2026-03-01") or "")
    assert unread_file_json("photo", "a.jpg", MOST_BYTES, "2026-03-01") is None


def test_a_file_that_was_to_be_read_is_not_judged_by_its_size() -> None:
    verdict = check(CHECKERS["photo"], {"name": "a.jpg", "size": MOST_BYTES}, date(2026, 3, 1))
    assert ["photo/no-file"] == [finding.rule for finding in verdict.findings]


@pytest.mark.parametrize(
    ("photo", "expected"),
    [
        ({}, {"format": "JPEG", "decode": True}),
        ({"orientation": 6}, {"format": "JPEG", "decode": True}),
        ({"keep": 0.5}, {"format": "JPEG", "decode": False}),
        (
            {"spoilt": "endless"},
            {"format": "JPEG", "decode": True, "ending": [0xFF, 0xD9]},
        ),
        ({"content": "%PDF"}, {"format": None, "decode": False}),
        ({"format": "TIFF"}, {"format": "TIFF", "decode": False}),
        (
            {"format": "PNG", "claims": (9000, 9000)},
            {"format": "PNG", "decode": False},
        ),
    ],
    ids=str,
)
def test_the_page_is_told_whether_to_decode(photo: dict[str, Any], expected: dict[str, Any]) -> None:
    answer = json.loads(open_file("photo", "a.jpg", Uint8Array(photo_input(photo)["data"])).wants_json())
    assert {"ending": [], **expected, "longest_side": LONGEST_SIDE} == answer


def test_details_lay_the_masks_over_the_pixels() -> None:
    given = photo_input({"background": "across:255:180"})
    pixels = given["pixels"]
    details = check(CHECKERS["photo"], given, date(2026, 3, 1)).details
    background = details["background"]
    assert (pixels.width, pixels.height) == (background["width"], background["height"])
    expected = {"background": pixels.width * pixels.height, "not_white": pixels.width * pixels.height}
    assert expected == {name: sum(runs) for name, runs in background["runs"].items()}
    inside = {name: sum(runs[1::2]) for name, runs in background["runs"].items()}
    assert 0 < inside["not_white"] < inside["background"]


def test_inside_of_a_frame_the_masks_lie_where_the_background_is() -> None:
    given = photo_input({"background": "#808080", "frame": 5})
    width, height = given["pixels"].width, given["pixels"].height
    runs = check(CHECKERS["photo"], given, date(2026, 3, 1)).details["background"]["runs"]["background"]
    ones = b"".join(bytes([index % 2]) * run for index, run in enumerate(runs))
    assert width * height == len(ones)
    rows = [ones[at : at + width] for at in range(0, len(ones), width)]
    framed = round(0.05 * width)
    assert not any(map(any, rows[:framed]))
    assert {0} == {row[0] for row in rows} | {row[framed - 1] for row in rows} | {row[-framed] for row in rows}
    beyond = framed + 5
    assert {1} == {*rows[beyond][beyond:-beyond]} | {rows[height // 4][side] for side in (beyond, -beyond - 1)}


def test_every_measure_says_what_it_measures() -> None:
    details = check(CHECKERS["photo"], photo_input({"background": "shadow:70:0.01"}), date(2026, 3, 1)).details
    shapes = {tuple(measure) for measure in details["measures"]}
    assert {("name", "label", "value", "unit", "threshold", "ok")} == shapes
    assert {True, None} == {measure["ok"] for measure in details["measures"]}


@pytest.mark.parametrize(("width", "height"), [(0, 0), (207, 256), (512, 128)])
def test_pixels_of_another_size_are_a_mistake_of_the_page(width: int, height: int) -> None:
    given = photo_input({})
    opened = open_file("photo", given["name"], given["data"])
    with pytest.raises(ValueError, match="pixels"):
        opened.check_json("2026-03-01", pixels=given["pixels"].data, width=width, height=height)
