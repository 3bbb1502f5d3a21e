"""No page is heavy, with all that it brings; the search's index and Python come later and do not count."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

MOST_BYTES = 150_000  # as a server sends them, packed


@cache
def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def brought_by(page: Path) -> set[Path]:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    links = [str(link["href"]) for link in soup.select("link[rel=stylesheet], link[rel=icon]")]
    sources = [str(element["src"]) for element in soup.select("script[src], img[src]")]
    return {(page.parent / address).resolve() for address in (*links, *sources) if ":" not in address}


def test_no_page_is_heavy(site: Path) -> None:
    pages = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    weights = {path.relative_to(site).as_posix(): packed(path) + sum(map(packed, brought_by(path))) for path in pages}
    assert len(weights) == len(pages) > 25
    assert {} == {name: weight for name, weight in weights.items() if weight > MOST_BYTES}


@pytest.mark.parametrize("page", ["index.html", "check/photo.html"])
def test_what_a_page_brings_is_counted(site: Path, page: str) -> None:
    brought = {path.name.split(".")[0] for path in brought_by(site / page)}
    assert {"site", "search", "bundle"} <= brought
    assert ("photo" in brought) is page.startswith("check/")
