"""The photo checker on hundreds of drawn photos: what is clearly good never fails, what is clearly bad never passes."""

from __future__ import annotations

import pytest

from cases.photos.groups import groups
from cases.photos.judged import Judged, judge
from validators.model import Outcome

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def judged(pytestconfig: pytest.Config) -> list[Judged]:
    """One photo in eight of each group, or all, judged once."""
    return judge(step=1 if pytestconfig.getoption("everywhere") else 8)


def test_there_are_photos_enough() -> None:
    assert sum(len(group.photos) for group in groups()) >= 1100


def test_no_good_photo_is_refused_and_no_bad_one_accepted(judged: list[Judged]) -> None:
    assert [] == [(one.group.name, one.photo, one.rules) for one in judged if one.is_wrong]


def test_what_is_wrong_is_named(judged: list[Judged]) -> None:
    assert [] == [(one.group.name, one.photo, one.rules) for one in judged if one.is_missed]


def test_a_frame_is_told_of_where_it_hides_something(judged: list[Judged]) -> None:
    bad = [one for one in judged if one.group.wrong == Outcome.PASS and "frame" in one.photo]
    assert [] == [(one.photo, one.rules) for one in bad if "framed" not in one.rules]


def test_a_white_frame_round_a_white_wall_is_passed_over(judged: list[Judged]) -> None:
    good = [one for one in judged if one.group.wrong == Outcome.FAIL and "frame" in one.photo]
    assert [] == [(one.photo, one.rules) for one in good if "framed" in one.rules]
    assert sum(bool(one.rules) for one in good) <= len(good) // 20


def test_no_frame_makes_a_white_wall_wrong(judged: list[Judged]) -> None:
    in_doubt = [one for one in judged if one.group.wrong is None and "frame" in one.photo]
    assert in_doubt
    assert [] == [(one.photo, one.rules) for one in in_doubt if one.outcome == Outcome.FAIL]


def test_nothing_is_found_on_a_good_photo(judged: list[Judged]) -> None:
    good = [
        one for one in judged if one.group.wrong == Outcome.FAIL and not {"frame", "remade", "spoilt"} & {*one.photo}
    ]
    assert [] == [(one.photo, one.rules) for one in good if one.rules]
