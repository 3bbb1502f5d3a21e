"""What the style sheets owe to old browsers, and how few of them a page brings."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from harness import ROOT

SITE = ROOT / "site"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
BUNDLED = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.css"))
SOURCES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "assets").rglob("*.css"))
UNSPOKEN = re.compile(r'content: ?("[^"]*") / "";?')


@pytest.mark.parametrize("sheet", [*SOURCES, *(f"site/{sheet}" for sheet in BUNDLED)])
def test_a_mark_that_is_not_read_out_shows_in_old_browsers_too(sheet: str) -> None:
    # Firefox before 128 drops a declaration with an alternative text; 115 is the last one for Windows 7.
    for rule in re.findall(r"{([^{}]*)}", (ROOT / sheet).read_text(encoding="utf-8")):
        for mark in UNSPOKEN.findall(rule):
            assert re.search(f"content: ?{re.escape(mark)};", rule)


def test_each_sheet_is_named_by_its_content() -> None:
    assert {"application-form", "paper", "photo", "roster", "site", "start-here"} == {
        sheet.removeprefix("assets/").split(".")[0] for sheet in BUNDLED
    }
    assert all(re.fullmatch(r"assets/[a-z-]+\.[0-9a-f]{12}\.css", sheet) for sheet in BUNDLED)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_brings_one_sheet_and_some_one_of_their_own(page: str) -> None:
    soup = BeautifulSoup((SITE / page).read_text(encoding="utf-8"), "html.parser")
    brought = [str(link["href"]).rpartition("/")[2].split(".")[0] for link in soup.select("link[rel=stylesheet]")]
    own = [path for path in ("application-form", "photo", "roster") if page == f"check/{path}.html"]
    assert ["site", *own] == brought
