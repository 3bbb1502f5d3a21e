"""What axe-core finds to stand in somebody's way: WCAG 2.2 AA and its best practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness import ROOT

from .visits import Visit

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1366, 360)
# A colour on its way to another is none that a page has.
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition: none !important }");
    document.adoptedStyleSheets = [sheet];
}"""


# What a rule says of a dark page may differ from what it says of a light one for these alone.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
SCHEMES = {"default": RULES, "slate": OF_COLOUR}


def in_each_way(visit: Visit, within: str = "html", *, schemes: Sequence[str] = tuple(SCHEMES)) -> list[str]:
    """What axe-core says of the page, or of a part, as it is shown: on a wide screen and on a phone, light and dark."""
    visit.page.evaluate(AXE)
    visit.page.evaluate(AT_ONCE)
    said = []
    for scheme in schemes:
        visit.page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 768})
            visit.settle()  # the theme's script looks anew what can be scrolled
            said += [f"{scheme}, {width}: {one}" for one in _violations(visit, within, SCHEMES[scheme])]
    visit.page.set_viewport_size({"width": WIDTHS[0], "height": 768})
    return said


def _violations(visit: Visit, within: str, rules: list[str]) -> list[str]:
    found: list[dict[str, Any]] = visit.page.evaluate(
        """([within, rules]) =>
            axe.run(within, { runOnly: rules, resultTypes: ["violations"] }).then(({ violations }) => violations)""",
        [within, rules],
    )
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]
