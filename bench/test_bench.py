"""What the measuring says of what it found."""

from __future__ import annotations

from typing import Any

import pytest

from bench.goals import Goal
from bench.long_use import Held, Used
from bench.memory import Workers
from bench.photo_confusion import report
from cases.photos.groups import Group
from cases.photos.judged import Judged
from validators.model import Outcome


@pytest.mark.parametrize(
    ("value", "limit", "shown"),
    [
        (2.004, 2, ["≤ 2 s", "2.004 s", "**未达到 / not met**"]),
        (2, 2, ["≤ 2 s", "2 s", "达到 / met"]),
        (1.9994, 2, ["≤ 2 s", "1.999 s", "达到 / met"]),
        (0.30123, 0.5, ["≤ 0.5 s", "0.3 s", "达到 / met"]),
        (10, 2.5, ["≤ 2.5 s", "10 s", "**未达到 / not met**"]),
    ],
)
def test_a_value_is_told_apart_from_its_limit(value: float, limit: float, shown: list[str]) -> None:
    assert ["x", *shown] == Goal("x", value, limit, " s").row()


def test_what_a_worker_refuses_is_said() -> None:
    workers: Any = Workers.__new__(Workers)
    workers._answers = {7: {"id": 7, "error": {"code": -32601, "message": "'Heap.none' wasn't found"}}}
    with pytest.raises(RuntimeError, match=r"'Heap\.none' wasn't found"):
        workers._answer(7)


def test_growth_is_the_most_above_the_first_look() -> None:
    scene: Any = None
    used = Used(scene, held=[Held(at, size, 1, 1) for at, size in enumerate([100, 90, 120, 110])])
    assert 20 == pytest.approx(used.growth(lambda held: held.process))
    assert 0 == used.growth(lambda held: held.page)


def test_the_table_of_photos_counts_each_and_names_what_is_wrong() -> None:
    good, blue = Group("good", (), Outcome.FAIL), Group("blue", (), Outcome.PASS, frozenset({"tinted"}))
    judged = [
        Judged(good, {}, Outcome.PASS, frozenset(), 1),
        Judged(good, {}, Outcome.FAIL, frozenset({"tinted"}), 1),
        Judged(blue, {}, Outcome.FAIL, frozenset({"tinted"}), 1),
        Judged(blue, {}, Outcome.PASS, frozenset({"tiny"}), 1),
    ]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in report(judged) if line.startswith("| ")]
    assert ["good", "2", "1", "1", "0", "1"] in rows
    assert ["blue", "2", "1", "1", "0", "1"] in rows
    assert ["tinted", "2", "1", "1", "1", "0"] in rows
    assert ["tiny", "0", "0", "0", "0", "1"] in rows
