"""What makes pages fit for paper: links that say where they lead, and the whole guide as one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath

from bs4 import BeautifulSoup, Tag
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from site_hooks.bundles import PAPER_SHEET, bundle_uri
from site_hooks.citations import CITATION
from site_hooks.templates import TEMPLATES

BOOK = "<p>[[print]]</p>"
_BLANK_FORM = "guide/blank-form.html"
_LINK = re.compile(r'<a href="([^"]+)"([^>]*)>(.*?)</a>', re.DOTALL)
_TAG = re.compile("<[^>]*>")
# The scripts take the same: numbers of certificates and telephones, days, counts and sizes.
_WHOLE = (Path(__file__).parent / "browser" / "whole.txt").read_text(encoding="utf-8").strip()
_NUMBER = re.compile(rf"(<[^>]*>)|(?<![\w-])({_WHOLE})(?![\w-])", re.ASCII)
_REFERENCES = ("for", "headers", "aria-controls", "aria-describedby", "aria-labelledby")  # attributes that name ids


def with_leads(html: str, page: Page, files: Files) -> str:
    """The page's content, its links with what paper needs to follow them, unless their text says it already.

    That is `data-leads-to`, the title of another page, or `data-address`, an address outside the site.
    """
    titles = {file.url: str(file.page.title) for file in files.documentation_pages() if file.page}

    def with_lead(match: re.Match[str]) -> str:
        href, attributes, text = match.groups()
        is_outside = href.startswith(("http:", "https:"))
        lead = unescape(href) if is_outside else titles.get(_from_root(href.partition("#")[0], page.url))
        words = unescape(_TAG.sub("", text))
        if href.startswith("#") or not lead or lead in words or re.fullmatch(CITATION, words):
            return match[0]
        name = "data-address" if is_outside else "data-leads-to"
        return f'<a href="{href}"{attributes} {name}="{escape(lead)}">{text}</a>'

    return _LINK.sub(with_lead, html)


def with_whole_numbers(html: str) -> str:
    """The page's content with numbers, days, counts and sizes that stay on one line."""
    return _NUMBER.sub(lambda match: match[1] or f'<span class="whole">{match[2]}</span>', html)


def render_book(first: Page | None, page_url: str, site_name: str) -> str:
    """The guide's pages, from `first` on in the order of the navigation, as one, to stand in the page at this address.

    The blank form, which has a sheet of its own, comes last, so that it leaves no other one half empty.

    Ids get their page's name in front, so that each is there once, and links among the pages lead to places in it.
    """
    pages = [page for page in _onwards(first) if page.url.startswith("guide/") or page.url == "faq.html"]
    pages.sort(key=lambda page: page.url == _BLANK_FORM)
    chapters = [_chapter(page, pages, page_url) for page in pages]
    sheet = get_relative_url(bundle_uri(PAPER_SHEET), page_url)
    return TEMPLATES.get_template("book.html").render(chapters=chapters, site_name=site_name, sheet=sheet)


def _onwards(page: Page | None) -> Iterator[Page]:
    while page:
        yield page
        page = page.next_page


def _prefix(url: str) -> str:
    return url.removesuffix(".html").replace("/", "-")


def _from_root(path: str, page_url: str) -> str:
    return normpath(join(dirname(page_url), path))


def _chapter(page: Page, pages: Sequence[Page], book_url: str) -> dict[str, object]:
    """A page as the template wants it: its id, its title, the headings under it, its HTML."""
    soup = BeautifulSoup(page.content or "", "html.parser")
    prefix, urls = _prefix(page.url), {each.url for each in pages}
    for needless in soup.select(".headerlink, .screen-only:not(h1)"):
        needless.decompose()
    for element in soup.find_all(True):
        _rename(element, prefix)
        for name in ("href", "src"):
            if name in element.attrs:
                element[name] = _moved(str(element[name]), page.url, urls, book_url)
    for details in soup.find_all("details"):
        details["open"] = ""
    for level in (5, 4, 3, 2, 1):
        for heading in soup.find_all(f"h{level}"):
            heading.name = f"h{level + 1}"
    title = soup.find("h2")
    if isinstance(title, Tag):
        title.attrs = {name: value for name, value in title.attrs.items() if name == "class"}
    for svg in soup.find_all("svg"):
        svg["viewBox"] = svg.attrs.pop("viewbox")  # HTML's parser knows no capitals
    return {
        "id": prefix,
        "title": title.get_text() if isinstance(title, Tag) else page.title,
        "headings": [(heading["id"], heading.get_text()) for heading in soup.find_all("h3", id=True)],
        "html": str(soup),
    }


def _rename(element: Tag, prefix: str) -> None:
    if "id" in element.attrs:
        element["id"] = f"{prefix}-{element['id']}"
    for name in _REFERENCES:
        if name in element.attrs:
            element[name] = " ".join(f"{prefix}-{each}" for each in str(element[name]).split())


def _moved(address: str, page_url: str, in_book: set[str], book_url: str) -> str:
    """An address as it was on its page, as it is in the book."""
    path, _, anchor = address.partition("#")
    if re.match("[a-z]+:", path):
        return address
    url = _from_root(path, page_url) if path else page_url
    if url in in_book:
        return f"#{_prefix(url)}{f'-{anchor}' if anchor else ''}"
    return f"{get_relative_url(url, book_url)}{f'#{anchor}' if anchor else ''}"
