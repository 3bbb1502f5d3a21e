"""What comes out of the printer: a page's text and nothing to press, the form on one sheet, the guide as a whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, ViewportSize, expect

from validators.application_form.input import TITLE, ApplicationFormInput
from validators.certificate_kind import CertificateKind
from validators.model import Traits

from .test_every_page import PAGES
from .visits import TIMEOUT

FORM = "guide/blank-form.html"
BOOK = "print.html"
SHEET: ViewportSize = {"width": 680, "height": 1000}  # what A4 has between its margins, in CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCREEN_ONLY = (
    ".md-header, .md-sidebar, .md-footer, .md-path, .md-top, .md-skip, .md-source-file, .headerlink, .screen-only"
)


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=SHEET)
    page.set_default_timeout(TIMEOUT)
    page.emulate_media(media="print")
    yield page
    page.close()


def sheets(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


@pytest.mark.in_one_browser("oldest")
def test_every_page_is_text_alone_in_black_on_white(paper: Page, file_address: str) -> None:
    for path in PAGES:
        paper.emulate_media(color_scheme="light")
        paper.goto(file_address + path)
        expect(paper.locator(".md-content")).to_be_visible()
        shown = paper.locator(SCREEN_ONLY).evaluate_all("all => all.filter(one => one.getClientRects().length).length")
        assert 0 == shown, path
        assert paper.evaluate("document.documentElement.scrollWidth") <= SHEET["width"], path
        for scheme in SCHEMES:
            paper.emulate_media(color_scheme=scheme)
            ink, sheet = paper.locator(".md-content p, .md-content h2").first.evaluate(
                "text => [getComputedStyle(text).color, getComputedStyle(document.body).backgroundColor]"
            )
            assert re.match(r"rgba?\(0, 0, 0", ink), (path, scheme)
            assert sheet in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), (path, scheme)


def test_what_is_folded_is_open_on_paper(paper: Page, file_address: str) -> None:
    paper.emulate_media(media="screen")
    paper.goto(file_address + "check/certificate-number.html")
    folded = paper.locator("#by-hand").locator("xpath=ancestor::details").locator("> ol")
    expect(folded).to_be_hidden()
    paper.emulate_media(media="print")
    paper.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a person's printing does, for the theme
    expect(folded).to_be_visible()


def test_a_link_says_on_paper_where_it_leads(paper: Page, file_address: str) -> None:
    paper.goto(file_address + "guide/certificate-number.html")
    said = "link => getComputedStyle(link, '::after').content"
    link = paper.locator(".md-content a[href='../reference/about.html#own-conventions']")
    assert '"（见“" "本站依据和约定" "”）"' == link.evaluate(said) or "（见“本站依据和约定”）" in link.evaluate(said)


def test_the_form_fills_one_sheet(paper: Page, file_address: str) -> None:
    paper.goto(file_address + FORM)
    assert 1 == sheets(paper)
    form = paper.locator(".blank-form")
    expect(form).to_have_css("color", "rgba(0, 0, 0, 0.87)")
    # Half of the edge lies outside the table.
    assert form.locator("table").evaluate("table => table.getBoundingClientRect().right") < SHEET["width"]


def test_the_contents_of_the_book_have_the_numbers_of_the_sheets(paper: Page, file_address: str) -> None:
    paper.emulate_media(media="null")
    paper.goto(file_address + BOOK)
    paper.wait_for_selector("iframe[data-dressed]", state="attached")
    pdf = paper.pdf(prefer_css_page_size=True)
    numbers = paper.locator("[data-page-of]").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.dataset.pageOf, Number(one.textContent)]))"
    )
    order = re.findall(rb"(\d+) 0 obj\s*<<\s*/Type /Page\b(?!s)", pdf)
    places = {name.decode(): order.index(sheet) + 1 for name, sheet in re.findall(rb"/([\w-]+) \[(\d+) 0 R /XYZ", pdf)}
    assert len(numbers) > 10
    assert {name: places[name] for name in numbers} == numbers


def test_the_form_has_every_field_of_the_original(site: Path) -> None:
    table = BeautifulSoup((site / FORM).read_text(encoding="utf-8"), "html.parser").select(".blank-form table")[0]
    labels = [label.get_text() for label in table.select("th")][1:]
    _, *fields = ApplicationFormInput.model_fields.values()
    for field, label in zip(fields, labels, strict=True):
        assert f"{field.title}{'（行政执法证不填）' if Traits.of(field).delegated else ''}" == label
    assert "".join(f"□ {kind.label}" for kind in CertificateKind) == table.select("td")[0].get_text()
    assert "川X" == table.select("td")[-1].get_text()
    assert TITLE == table.select("caption")[0].get_text()


def test_the_book_has_every_page_of_the_guide_in_order(site: Path) -> None:
    book = BeautifulSoup((site / BOOK).read_text(encoding="utf-8"), "html.parser")
    links = book.select(".md-nav--primary a[href^='guide/'], .md-nav--primary a[href='faq.html']")
    expected = [str(link["href"]).removesuffix(".html").replace("/", "-") for link in links]
    expected.sort(key=lambda name: name == "guide-blank-form")  # a sheet of its own, behind all others
    assert len(expected) > 10
    assert expected == [str(chapter["id"]) for chapter in book.select(".book-page")]
    assert 1 == len(book.select("h1"))
    for name in expected:
        original = BeautifulSoup((site / f"{name.replace('-', '/', 1)}.html").read_text("utf-8"), "html.parser")
        headings = {str(heading["id"]) for heading in original.select(".md-content h2[id], .md-content h3[id]")}
        assert {f"{name}-{heading}" for heading in headings} <= {str(found["id"]) for found in book.select("[id]")}


def test_links_among_the_books_pages_stay_in_the_book(site: Path) -> None:
    book = BeautifulSoup((site / BOOK).read_text(encoding="utf-8"), "html.parser")
    ids = {str(element["id"]) for element in book.select("[id]")}
    links = [str(link["href"]) for link in book.select(".book-page a, .book-contents a")]
    assert [] == [link for link in links if link.startswith(("guide/", "../", "faq.html"))]
    assert set() == {link[1:] for link in links if link.startswith("#")} - ids
