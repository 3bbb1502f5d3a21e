"""Nothing that axe-core can find stands in anybody's way where a page shows more than it opens with."""

from __future__ import annotations

import pytest

from .axe import in_each_way
from .form_page import FormPage
from .visits import Visit


@pytest.mark.in_one_browser("newest")
@pytest.mark.parametrize("checker", ["certificate-number", "eligibility"])
def test_a_verdict_stands_in_nobodys_way(visit: Visit, checker: str) -> None:
    visit.open(f"check/{checker}.html")
    visit.page.locator(".checker-examples button").last.click()
    visit.page.locator(".checker-verdict").wait_for()
    assert [] == in_each_way(visit)


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
