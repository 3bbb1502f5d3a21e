"""A small share of what `make fuzz` tries, and whether it would find anything."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fuzz.__main__ import rounds
from fuzz.choosing import AtRandom, FromBytes
from fuzz.everywhere import differing
from fuzz.files import damaged, damaged_inside, hostile_photos
from fuzz.inputs import Generated, generated, seeds_of
from fuzz.limits import targets_of, texts, time_of
from fuzz.trying import Record, faults_of, number, tried, try_all
from validators import CHECKERS
from validators.engine import check
from validators.rules import Hit, RulesByFacts

pytestmark = pytest.mark.no_cover  # nothing that the other tests do not reach

_COUNT = {"roster": 30, "photo": 60}  # they take longer


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_generated_inputs_get_good_verdicts(checker: str) -> None:
    faults = {
        count: found for count in range(_COUNT.get(checker, 120)) if (found := faults_of(number(checker, count))[0])
    }
    assert {} == faults


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_the_same_decisions_make_the_same_input(checker: str) -> None:
    assert repr(generated(checker, AtRandom("7")).raw) == repr(generated(checker, AtRandom("7")).raw)
    assert len({repr(number(checker, count).raw) for count in range(20)}) > 10
    assert generated(checker, FromBytes(b"")).raw


def breaking(facts: object = None) -> Iterator[Hit]:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"find": breaking}, "a rule failed"),
        ({"find": lambda *_: [Hit((0, 99))]}, "at (0, 99) of 1"),
        ({"find": lambda *_: [Hit()], "message": "\u202e"}, "U+202E in what people read"),
        ({"find": lambda *_: [Hit()], "message": "长" * 2000}, "2000 characters"),
    ],
    ids=["a rule breaks", "outside the text", "invisible", "long"],
)
def test_a_bad_verdict_is_found(changes: Any, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = CHECKERS["certificate-number"]
    rule = replace(checker.rules[0], field="number", takes=(), needs=(), **changes)
    monkeypatch.setattr(checker, "by_facts", RulesByFacts([rule]))
    given = replace(number("certificate-number", 0), raw={"number": "1"})
    (found,) = faults_of(given)[0]
    assert fault in found


def test_a_run_goes_on_where_the_last_one_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record(tmp_path, "eligibility")
    monkeypatch.setattr(CHECKERS["eligibility"], "headline", breaking)
    record.add(try_all("eligibility", range(1)), 1)
    again = Record(tmp_path, "eligibility")
    assert (1, ["0"]) == (again.count, [*again.all.faults])


def test_the_checkers_take_turns_until_enough_of_each_is_tried() -> None:
    turns = [*rounds({"eligibility": 0, "roster": 950, "photo": 1000}, 1000)]
    assert [("eligibility", range(500)), ("roster", range(950, 1000)), ("eligibility", range(500, 1000))] == turns


@pytest.mark.slow
def test_all_that_takes_text_is_filled_to_its_limit() -> None:
    checker = CHECKERS["certificate-number"]
    limits = {target.name: target.limit for target in targets_of(checker)}
    assert {
        "number": 2000,
        "region": 50,
        "department": 50,
        "headcount": 50,
        "all fields": 2000,
        "all fields, unlike": 2000,
    } == limits
    tried = [*texts(50)]
    assert {50} == {len(text) for text in tried}
    assert {"0" * 50, "(" * 25 + ")" * 25, "川X01009" * 7 + "!"} <= {*tried}
    number_too_long = check(checker, {"number": "1" * 2001}, number("certificate-number", 0).day)
    assert "engine/too-long" in [finding.rule for finding in number_too_long.findings]


@pytest.mark.parametrize("name", ["a cell of general_exam_date", "a heading", "the name of a photo"])
def test_cells_headings_and_names_of_files_are_filled_too(name: str) -> None:
    (target,) = (target for target in targets_of(CHECKERS["roster"]) if target.name == name)
    assert 0 <= time_of(target, "年1" * 40)


def test_a_file_is_cut_and_changed_at_each_place() -> None:
    assert {b"", b"A", b"\xc1B", b"\xbeB", b"@B", b"A\xc2", b"A\xbd", b"AC"} == {*damaged(b"AB", 1)}


def test_a_zip_is_damaged_in_each_of_its_parts() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("one", "A")
        archive.writestr("other", "B")
    inside = [zipfile.ZipFile(io.BytesIO(each)) for each in damaged_inside(whole.getvalue(), 1)]
    assert 8 == len(inside)
    assert {(b"", b"B"), (b"A", b"")} < {(each.read("one"), each.read("other")) for each in inside}


@pytest.mark.slow
def test_photos_that_lie_about_themselves_get_good_verdicts() -> None:
    photos = dict(hostile_photos(seeds_of("photo").files[0]))
    assert len(photos) > 12
    given = {name: Generated("photo", {"name": "x.jpg", "data": data}, "2026-03-01") for name, data in photos.items()}
    assert {} == {name: faults for name, each in given.items() if (faults := tried(each)[0])}


def test_characters_that_editions_disagree_on_are_found() -> None:
    assert ["\1"] == differing([[7, 7, 7], [7, 8, 7]])
