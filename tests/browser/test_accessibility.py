"""Nothing that axe-core can find stands in anybody's way: WCAG 2.2 AA and its best practice, on every page."""

from __future__ import annotations

from typing import Any

import pytest

from harness import ROOT

from .test_every_page import PAGES
from .visits import Visit

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1366, 360)
SCHEMES = ("default", "slate")
# A colour on its way to another is none that a page has.
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition: none !important }");
    document.adoptedStyleSheets = [sheet];
}"""


def violations(visit: Visit) -> list[str]:
    """What axe-core says of the page as it is shown."""
    found: list[dict[str, Any]] = visit.page.evaluate(
        "rules => axe.run({ runOnly: rules, resultTypes: ['violations'] }).then(({ violations }) => violations)", RULES
    )
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def in_each_way(visit: Visit) -> list[str]:
    """What it says on a wide screen and on a phone, light and dark."""
    visit.page.evaluate(AXE)
    visit.page.evaluate(AT_ONCE)
    said = []
    for scheme in SCHEMES:
        visit.page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 768})
            said += [f"{scheme}, {width}: {one}" for one in violations(visit)]
    return said


@pytest.mark.in_one_browser("newest")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_in_nobodys_way(visit: Visit, path: str) -> None:
    visit.open(path)
    assert [] == in_each_way(visit)


@pytest.mark.in_one_browser("newest")
@pytest.mark.parametrize("checker", ["certificate-number", "eligibility"])
def test_a_verdict_stands_in_nobodys_way(visit: Visit, checker: str) -> None:
    visit.open(f"check/{checker}.html")
    visit.page.locator(".checker-examples button").last.click()
    visit.page.locator(".checker-verdict").wait_for()
    assert [] == in_each_way(visit)


@pytest.mark.in_one_browser("newest")
def test_what_stands_in_the_way_is_found(visit: Visit) -> None:
    visit.open("404.html")
    visit.page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert any("color-contrast" in one for one in in_each_way(visit))
