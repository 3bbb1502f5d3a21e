"""Nothing that axe-core can find stands in anybody's way where a page shows more than it opens with."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import Case, cases_of
from tests.pages import WITH_A_FORM
from validators import CHECKERS
from validators.model import Outcome

from .axe import in_each_way
from .checker_page import CheckerPage
from .form_page import FormPage
from .photo_page import PhotoPage
from .test_many_at_once import check_lines
from .visits import Visit


def unfolded(visit: Visit) -> list[str]:
    """What it says of a checker with its verdict and all that is folded."""
    visit.page.evaluate("for (const details of document.querySelectorAll('.checker details')) details.open = true")
    return in_each_way(visit, ".checker")


def is_text(case: Case) -> bool:
    """Whether somebody can fill the input in."""
    return isinstance(case.input, dict) and all(isinstance(value, str) for value in case.input.values())


@pytest.mark.in_one_browser("newest")
@pytest.mark.parametrize("checker", [name for name in WITH_A_FORM if name != "application-form"])
def test_a_verdict_stands_in_nobodys_way(visit: Visit, checker: str) -> None:
    page = CheckerPage(visit, f"check/{checker}.html")
    # Those that other pages' tests show come first; some outcomes have none.
    shown = sorted((case for case in cases_of(checker) if is_text(case)), key=lambda case: not case.page)
    for outcome in Outcome:
        case = next((case for case in shown if case.outcome == outcome), None)
        if case is None:
            continue
        page.set_day(case.today)
        page.ask(case.input)
        page.expect_outcome(outcome)
        assert [] == unfolded(visit), case.name
    lines = CHECKERS[checker].lines
    if lines:
        check_lines(visit.page, "\n".join(case.input.get(lines.field, "") for case in shown[:30]))
        visit.page.get_by_label("也看说明").check()
        assert [] == unfolded(visit)


@pytest.mark.in_one_browser("newest")
def test_photos_and_their_verdicts_stand_in_nobodys_way(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    names = {"good.jpg": "pass", "grey.jpg": "fail", "slightly.jpg": "fail", "empty.jpg": "fail"}
    page.bring(*(photos / name for name in names))
    page.expect_all_checked(len(names))
    for name, outcome in names.items():
        page.row(name).get_by_role("button").click()
        page.expect_verdict(name, outcome)
        assert [] == unfolded(visit), name


@pytest.mark.in_one_browser("newest")
def test_a_form_with_all_that_it_shows_stands_in_nobodys_way(visit: Visit) -> None:
    page = FormPage(visit)
    page.example()
    page.press("再填一个人")
    page.choose("certificate_kind", "委托行政执法证")
    page.field("delegating_body").fill("某局")
    page.choose("certificate_kind", "行政执法证")
    page.field("name").fill("张?")
    page.check()
    page.press("打印这张表")
    visit.page.locator(".form-all > summary").click()
    assert [] == in_each_way(visit)


@pytest.mark.in_one_browser("newest")
def test_what_stands_in_the_way_is_found(visit: Visit) -> None:
    visit.open("404.html")
    visit.page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert any("color-contrast" in one for one in in_each_way(visit))
