"""The site on servers as there are: every page opens, what it needs arrives, and every checker answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from harness import ROOT
from harness.browsers import NotInstalledError
from harness.nginx import nginx
from harness.site_server import CONTENT_TYPES, HTML, OCTET_STREAM, Habits, SiteServer
from tests.matrix.questions import expect_every_checker_answers

from .test_every_page import PAGES
from .visits import StartVisit

FEW = (".html", ".css", ".js", ".json", ".png", ".svg", ".woff2", ".zip")
FEW_TYPES = {suffix: CONTENT_TYPES[suffix] for suffix in FEW} | {".bin": OCTET_STREAM}
PLACE = "office/certificates/"
SERVERS = {
    "few types": Habits(types=FEW_TYPES, others=None),
    "HTTP/1.0 without a length": Habits(protocol="HTTP/1.0"),
    "packing everything": Habits(zips=True),
}
ONLY_HTML = Habits(types={".html": HTML})


@contextmanager
def running(kind: str, site: Path, work: Path) -> Iterator[str]:
    """The site's address on a server of this kind, in a folder of it."""
    if kind in SERVERS:
        with SiteServer(site, SERVERS[kind], PLACE) as server:
            yield server.address
        return
    folder = work / "root" / PLACE
    folder.parent.mkdir(parents=True)
    folder.symlink_to(site)
    try:
        with nginx(work / "root", work, settings_in_the_guide() if "guide" in kind else "") as address:
            yield address + PLACE
    except NotInstalledError as error:
        pytest.skip(str(error))


def settings_in_the_guide() -> str:
    """What the page about servers says to put into nginx's settings, for the folder of the test."""
    text = (ROOT / "docs/reference/deploy.md").read_text(encoding="utf-8")
    block = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert block
    assert "/zhengjian/" in block[1]
    return block[1].replace("/zhengjian/", f"/{PLACE}")


@pytest.mark.in_one_browser("none")
@pytest.mark.parametrize("kind", [*SERVERS, "nginx as it comes", "nginx as the guide says"])
def test_everything_works_there(visit_at: StartVisit, site: Path, tmp_path: Path, kind: str) -> None:
    with running(kind, site, tmp_path) as address:
        visit = visit_at(address)
        for path in PAGES:
            visit.open(path)
            visit.settle()
        visit.open()
        visit.page.get_by_role("textbox", name="搜索").fill("年审")
        expect(visit.page.locator(".md-search-result__item").first).to_be_visible()
        assert 8 == expect_every_checker_answers(visit.page, address)
    assert [] == visit.failed_requests + visit.console_errors + visit.page_errors


@pytest.mark.in_one_browser("newest")
def test_a_server_that_calls_all_but_pages_octet_stream(visit_at: StartVisit, site: Path) -> None:
    with SiteServer(site, ONLY_HTML) as server:
        visit = visit_at(server.address)
        visit.open()
        expect(visit.page.get_by_text("这一页不完整")).to_be_visible()  # browsers take no such style sheet
        assert 8 == expect_every_checker_answers(visit.page, server.address)


@pytest.mark.in_one_browser("none")
def test_a_server_that_calls_everything_octet_stream_has_its_pages_saved(visit_at: StartVisit, site: Path) -> None:
    refused = pytest.raises(Error, match=r"Download is starting|ERR_ABORTED")  # as new and old browsers say it
    with SiteServer(site, Habits(types={})) as server, refused:
        visit_at(server.address).open()
