"""The search box as administrators use it: over HTTP and from a folder, in each browser."""

import re
import tomllib
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from harness import ROOT
from harness.site_server import SiteServer, missing

from .firefox import Firefox
from .visits import StartVisit, Visit

QUERIES = tomllib.loads((ROOT / "tests" / "site" / "search.toml").read_text(encoding="utf-8"))["query"]
ANSWERED = [query for query in QUERIES if "pages" in query]
INDEX = "search/search_index.js"
SAMPLE = 20  # every twentieth query: tests/site asks them all, of the same script
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "+-*:~^ +年审 -title:",
    "年审" * 5000,
    "\u0000\ud83d\ude00",
    "__proto__ constructor toString",
]


class SearchBox:
    """The search box of a page."""

    def __init__(self, visit: Visit, path: str = "index.html") -> None:
        visit.open(path)
        self.visit = visit
        self.page: Page = visit.page
        self.box = self.page.get_by_role("textbox", name="搜索")
        self.said = self.page.locator(".md-search-result__meta")
        self.items = self.page.locator(".md-search-result__item")

    def ask(self, words: str) -> None:
        """Put the words into the box and wait for an answer. The words come as from an input method: without a key."""
        self.box.fill("")
        expect(self.said).not_to_contain_text("结果")
        self.box.fill(words)
        expect(self.said).to_contain_text("结果")

    def pages(self) -> list[str]:
        """The pages found, best first, by their path within the site."""
        links = self.items.evaluate_all("items => items.map(item => item.querySelector('a').href.split('#')[0])")
        return [unquote(link.removeprefix(self.visit.origin)) for link in links]


def test_the_box_shows_what_the_search_finds(visit: Visit) -> None:
    search = SearchBox(visit)
    for query in ANSWERED[::SAMPLE]:
        search.ask(query["words"])
        assert set(search.pages()[:3]) & set(query["pages"]), query["words"]
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests


MARKS = {
    "证书编号": "证件编号",  # the last character counts, and a word that stands for another
    "编号": "编号",  # inside a longer word
    "审": "审",  # a single character
    "川x01 0099": "川X",  # capitals and spaces do not matter
    "ＩＣ卡": "IC",  # full-width letters
    "上级单位怎么填": "上级单位",
}


def test_what_was_found_is_marked(visit: Visit) -> None:
    search = SearchBox(visit)
    for words, mark in MARKS.items():
        search.ask(words)
        assert mark in search.items.locator("mark").all_text_contents(), words


def test_the_keyboard_is_enough(visit: Visit) -> None:
    search = SearchBox(visit)
    is_open = search.page.locator("#__search")  # the theme notes a moment after the box has the focus that it has
    sought = search.page.locator(".md-search .sought a").first
    for key in ("/", "s", "f"):
        search.page.keyboard.press(key)
        expect(search.box).to_be_focused()
        expect(is_open).to_be_checked()
        expect(sought).to_be_visible()
        search.page.keyboard.press("Escape")
        expect(search.box).not_to_be_focused()
        expect(is_open).not_to_be_checked()
        expect(sought).to_be_hidden()  # or it would lie over the page, and open what nobody wanted
        search.page.wait_for_timeout(50)
    search.page.keyboard.press(key)
    search.page.keyboard.insert_text("年审")
    expect(search.items.first).to_be_visible()
    search.page.keyboard.press("ArrowDown")
    expect(search.items.first.locator("a").first).to_be_focused()
    search.page.keyboard.press("Enter")
    expect(search.page.locator("h1")).to_contain_text("年审")
    assert [] == visit.console_errors + visit.page_errors


def test_enter_opens_the_best_result(visit: Visit) -> None:
    search = SearchBox(visit, "check/photo.html")
    search.ask("工会主席")
    search.box.press("Enter")
    expect(search.page.locator("h1")).to_contain_text("谁能办证")


def test_nothing_that_was_typed_runs_or_breaks_it(visit: Visit) -> None:
    search = SearchBox(visit)
    for words in HOSTILE:
        search.box.fill(words)
        search.page.wait_for_timeout(100)
    search.ask("年审")
    # What was found for the words before stands there until then.
    expect(search.items.first.locator("a").first).to_have_attribute("href", re.compile("guide/annual-review"))
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests


def test_it_says_so_when_the_guide_does_not_tell(visit: Visit) -> None:
    search = SearchBox(visit)
    for words in ("鱻麤龘", "营业执照怎么办"):
        search.box.fill(words)
        expect(search.items.first).to_contain_text(f"指南没有讲到“{words}”，请问同级司法局")
        search.box.press("Enter")
        expect(search.box).to_be_focused()
    assert visit.page.url.endswith("index.html")
    sought = search.page.locator(".md-search .sought a")
    assert ["忘记密码", "证件丢了", "年审", "换证", "照片太大", "空白表"] == sought.all_text_contents()
    search.items.first.locator("a").click()
    expect(search.page.locator("h1")).to_contain_text("找谁问")


def test_results_fit_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.open("guide/photo.html")
    visit.page.locator("header label[for=__search]").first.click()
    search = visit.page.get_by_role("textbox", name="搜索")
    search.fill("照片多大")
    link = visit.page.locator(".md-search-result__link").first
    expect(link).to_be_in_viewport(ratio=1)  # it slides in
    assert link.evaluate("link => link.getBoundingClientRect().width") > 300
    expect(visit.page.locator("html")).to_have_js_property("scrollWidth", 360)


def test_the_index_is_fetched_when_it_is_wanted_and_once(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    search = SearchBox(visit_at(http_address))
    search.box.focus()
    search.visit.settle()
    assert INDEX not in server.requested
    search.ask("年审")
    search.ask("照片")
    assert 1 == server.requested.count(INDEX)


def test_a_missing_index_is_told_and_asked_for_again(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    server.override(INDEX, missing)
    search = SearchBox(visit_at(http_address))
    search.box.fill("年审")
    expect(search.items).to_contain_text("搜索暂时用不了")
    server.clear()
    search.ask("年审")
    assert "guide/annual-review.html" == search.pages()[0]


@pytest.mark.thorough
@pytest.mark.parametrize("way", ["http_address", "file_address"])
def test_firefox_finds_the_page(firefox: Firefox, request: pytest.FixtureRequest, way: str) -> None:
    address = request.getfixturevalue(way)
    (answer,) = firefox.answers("--search", "年审什么时候", f"{address}index.html")
    assert unquote(answer["found"][0]).startswith(f"{unquote(address)}guide/annual-review.html")
