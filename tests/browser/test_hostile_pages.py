"""What links bring, and what other pages have left in the browser: nothing of it runs, and no page breaks of it."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from .checker_page import NUMBER_PAGE, CheckerPage
from .visits import Visit

MARKUP = "<img src=x onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\">"
FRAGMENTS = [
    MARKUP,
    quote(MARKUP),
    f"number={MARKUP}",
    f"number={quote(MARKUP)}&region={quote(MARKUP)}",
    "__proto__=x&constructor=y&toString=z&number=%00%0a",
    "number=%E0%A4%A&number=%",
    '"] , [x="',
    "by-hand'\"><script>document.title='ran'</script>",
    "javascript:document.title='ran'",
    ":~:text=" + quote(MARKUP),
    "number=" + "张" * 10_000,
]
KEYS = ["certificate-checks.unit", "letters", "$.__palette", "$.__tabs", "$.__announce", "$.__consent"]
POISONS = [
    "no JSON",
    "null",
    "[]",
    "5",
    '"text"',
    json.dumps(MARKUP),
    json.dumps({"region": MARKUP, "number": MARKUP, "index": MARKUP, "color": {MARKUP: MARKUP}}),
    json.dumps({"index": 9, "color": {"media": "(prefers-color-scheme)", "scheme": "none", "on load": "x"}}),
    '{"__proto__": {"region": "x", "color": {}}, "constructor": {"prototype": {"index": 1}}, "region": {}, "color": 5}',
    json.dumps({"region": "长" * 100_000, "index": "x" * 100_000}),
]
POISON = """([keys, poison]) => keys.forEach((key) => {
    for (const storage of [localStorage, sessionStorage]) {
        storage.setItem(key.replace("$", __md_scope.pathname), poison);
    }
})"""
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(self, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""


def expect_search(visit: Visit) -> None:
    """The theme's search works, and with it all that the theme does to a page."""
    visit.page.locator("[data-md-component=search-query]").fill("年审")
    expect(visit.page.locator(".md-search-result__item").first).to_be_attached()


def expect_unharmed(visit: Visit, title: str) -> None:
    assert title == visit.page.title()
    assert [] == visit.page_errors + [error for error in visit.console_errors if "Content Security" not in error]
    assert 0 == visit.page.locator("img[src=x], svg[onload]").count()


@pytest.mark.in_one_browser("newest")
def test_no_link_runs_anything_or_breaks_the_page(visit: Visit) -> None:
    visit.open(NUMBER_PAGE)
    title = visit.page.title()
    checker = CheckerPage(visit)
    for fragment in FRAGMENTS:
        visit.page.goto("about:blank")  # another fragment alone would only scroll
        visit.open(f"{NUMBER_PAGE}#{fragment}")
        visit.settle()
        expect_search(visit)
        expect_unharmed(visit, title)
    checker.expect_outcome("fail")
    visit.page.evaluate("link => { location.hash = link; }", f"number={quote(MARKUP)}")
    expect(checker.verdict.locator(".checker-typed").first).to_have_text(MARKUP)
    expect_unharmed(visit, title)


@pytest.mark.in_one_browser("oldest")
@pytest.mark.parametrize("has_storage", [True, False], ids=["poisoned", "none"])
def test_a_browser_that_keeps_something_else_or_nothing_will_do(visit: Visit, has_storage: bool) -> None:
    if not has_storage:
        visit.page.add_init_script(NO_STORAGE)
    visit.open(NUMBER_PAGE)
    title = visit.page.title()
    checker = CheckerPage(visit)
    for poison in POISONS if has_storage else [""]:
        if has_storage:
            visit.page.evaluate(POISON, [KEYS, poison])
        visit.open(NUMBER_PAGE)
        visit.settle()
        expect_search(visit)
        expect_unharmed(visit, title)
    visit.open(NUMBER_PAGE)  # without the search's list, which covers the rest
    visit.page.locator(".md-header__option label:visible").click()
    visit.page.locator("[data-size-switch]").click()
    visit.page.locator("[data-keep-all]").evaluate("box => box.click()")
    checker.ask({"number": "川X010099"})
    checker.expect_outcome("pass")
    expect_unharmed(visit, title)
