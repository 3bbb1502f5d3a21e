"""What holds for every page of the site."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness import ROOT

from .axe import SCHEMES, in_each_way
from .visits import StartVisit, Visit

PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")
)
# The longest, which show again in the same colours what other pages do.
OF_OTHERS = ("print.html", "reference/rules.html")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_fits_a_phone_and_stands_in_nobodys_way(
    visit: Visit, path: str, is_newest: bool, pytestconfig: pytest.Config
) -> None:
    """Without an error or a foreign request. The newest browser asks axe-core too: one visit serves both."""
    visit.open(path)
    visit.settle()
    expect(visit.page.locator("h1")).to_have_count(1)
    visit.page.set_viewport_size({"width": 360, "height": 800})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.page.evaluate("document.documentElement.style.fontSize = '250%'")  # letters twice as large as the theme's
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.page.evaluate("document.documentElement.style.fontSize = ''")
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == [address for address in visit.requests if not address.startswith((visit.origin, "data:", "blob:"))]
    if is_newest:
        is_brief = path in OF_OTHERS and not pytestconfig.getoption("everywhere")
        assert [] == in_each_way(visit, schemes=["default"] if is_brief else [*SCHEMES])


@pytest.mark.everywhere
def test_a_script_that_the_build_did_not_see_does_not_run(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'ran'";
            document.head.append(script);
        }"""
    )
    assert visit.page.title() != "ran"
    assert any("Content Security Policy" in message for message in visit.console_errors)


def test_no_place_but_this_site_can_be_reached(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.open()
    outcome = visit.page.evaluate("fetch('http://intranet.test/').then(() => 'reached', () => 'refused')")
    assert "refused" == outcome
    assert any("Content Security Policy" in message for message in visit.console_errors)


def test_an_unknown_address_is_answered_in_chinese(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert 'lang="zh"' in text
    assert "<h1>没有这一页</h1>" in text
    for page in ("index.html", "faq.html"):
        assert f'<a href="/{page}">' in text
