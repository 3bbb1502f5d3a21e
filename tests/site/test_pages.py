"""What holds for every built page, 404.html included: valid HTML, links that lead somewhere, little to load."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from harness import ROOT
from site_hooks.markers import with_markers_filled

SITE = ROOT / "site"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
ADDRESSES = Path(__file__).with_name("addresses.txt")
LIGHT = 150 * 1024
# The theme's hidden switches: no label, and told to keep nothing, which the standard does not foresee for them; and
# the form around its switch of colours, which there is nothing to submit of; the search box, which answers as one
# types, and the icon that opens it.
THEME = re.compile(
    r"#__(drawer|search|toc)$|html > body > header > nav > (form|label:nth-child\(7\)|div:nth-child\(8\) > div > form)$"
)

each_page = pytest.mark.parametrize("page", PAGES)


@cache
def read(page: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / page).read_text(encoding="utf-8"), "html.parser")


@cache
def ids_of(page: str) -> frozenset[str]:
    return frozenset(str(element["id"]) for element in read(page).select("[id]"))


def resolved(address: str, page: str) -> str:
    """The site's file that an address on a page stands for; on 404.html, which is shown anywhere, from the root."""
    if page == "404.html":
        assert address.startswith("/"), address
        return normpath(address.removeprefix("/"))
    return normpath(join(dirname(page), unquote(address))) if address else page


def test_every_page_was_built() -> None:
    documents = {
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    assert documents | {"404.html"} == set(PAGES)


def validate(pages: list[Path], report: Path) -> list[dict[str, Any]]:
    """What html-validate has to say, each message with its page; by way of a file, because it cuts a pipe short."""
    command: list[str | Path] = [
        ROOT / ".venv/bin/node",
        ROOT / "tests/node_modules/html-validate/bin/html-validate.mjs",
    ]
    options: list[str | Path] = [
        "--config",
        Path(__file__).with_name("html_validate.mjs"),
        "--formatter",
        f"json={report}",
    ]
    subprocess.run([*command, *options, *pages], check=False)
    results = json.loads(report.read_text(encoding="utf-8"))
    return [{**message, "page": result["filePath"]} for result in results for message in result["messages"]]


def test_the_html_is_valid(tmp_path: Path) -> None:
    found = [
        f"{message['page']}:{message['line']}:{message['column']} {message['ruleId']}: {message['message']}"
        for message in validate([SITE / page for page in PAGES], tmp_path / "report.json")
        if not THEME.search(message["selector"] or "")
    ]
    assert [] == found


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p id=a><p id=a><img src=x>", encoding="utf-8")
    found = validate([tmp_path / "page.html"], tmp_path / "report.json")
    assert {"no-dup-id", "missing-doctype"} <= {message["ruleId"] for message in found}


@each_page
def test_every_link_leads_to_a_file_and_a_place_that_are_there(page: str) -> None:
    broken = set()
    for element in read(page).select("[href], [src]"):
        address = str(element.get("href") or element.get("src"))
        if re.match("[a-z]+:", address):
            continue
        path, _, anchor = address.partition("#")
        file = resolved(path, page)
        if not (SITE / file).is_file() or (anchor and file.endswith(".html") and unquote(anchor) not in ids_of(file)):
            broken.add(address)
    assert set() == broken


@each_page
def test_a_page_has_no_address_of_its_own_server(page: str) -> None:
    """None is known when the site is built without SITE_URL, so any would be wrong."""
    assert [] == read(page).select("link[rel=canonical], meta[property^=og], base")


@each_page
def test_the_guide_is_cited_in_full(page: str) -> None:
    # Of 第二、三问 only the half would become a link.
    text = read(page).get_text()
    assert [] == re.findall("[一二三四五六七八九十]+、[一二三四五六七八九十]+问|流程第[1-6]", text)


def test_there_is_no_list_of_addresses_without_a_server() -> None:
    assert [] == list(SITE.glob("sitemap*"))


@each_page
def test_a_page_is_light_with_everything_that_it_loads(page: str) -> None:
    loaded = {page} | {
        resolved(str(element.get("href") or element.get("src")), page)
        for element in read(page).select("link[rel=stylesheet], link[rel=icon], script[src], img[src]")
    }
    sizes = {name: len(gzip.compress((SITE / name).read_bytes(), 6)) for name in loaded}
    assert len(sizes) > 5
    assert sum(sizes.values()) <= LIGHT, sizes


@pytest.mark.parametrize("marker", ["flwo", "Flow", "flow:photo", "checker", "checker:phto", "rules", "codes:all"])
def test_a_mistyped_marker_stops_the_build(marker: str) -> None:
    page: Any = SimpleNamespace(url="guide/flow.html", file=SimpleNamespace(src_uri="guide/flow.md"))
    with pytest.raises(PluginError, match=r"guide/flow\.md"):
        with_markers_filled(f"<p>[[{marker}]]</p>", page, MkDocsConfig())


def test_an_address_that_was_given_out_stays() -> None:
    """addresses.txt: one address a line; what is in it is in documents, bookmarks and on paper."""
    gone = []
    for address in ADDRESSES.read_text(encoding="ascii").split():
        page, _, anchor = address.partition("#")
        if page not in PAGES or (anchor and anchor not in ids_of(page)):
            gone.append(address)
    assert [] == gone


def test_every_page_is_among_the_addresses_that_stay() -> None:
    listed = {line.partition("#")[0] for line in ADDRESSES.read_text(encoding="ascii").split()}
    assert set() == set(PAGES) - {"404.html"} - listed, "请把新的页面写进 tests/site/addresses.txt"
