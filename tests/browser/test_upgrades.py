"""The site is replaced while somebody has a page open, or only in part: said, and nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from harness.next_version import make_next_version
from harness.site_server import Reply, SiteServer, missing
from tests.matrix.questions import expect_every_checker_answers

from .checker_page import CheckerPage
from .form_page import FormPage
from .test_roster_page import PEOPLE, RosterPage
from .visits import StartVisit, Visit

PERSON = "519999199003070013"


def kept_for_an_hour(reply: Reply) -> Reply:
    """A server that lets browsers keep everything, pages too."""
    return replace(reply, headers={**reply.headers, "Cache-Control": "max-age=3600"})


@pytest.fixture(scope="session")
def next_version(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_next_version(site, tmp_path_factory.mktemp("next") / "site")


@pytest.fixture
def changing(site: Path) -> Iterator[SiteServer]:
    """A server of its own, whose folder a test may change."""
    with SiteServer(site) as server:
        server.override("*", kept_for_an_hour)
        yield server


def renewed(page: Page) -> Page:
    """The new version's window, which the old page opens."""
    status = page.locator(".checker-status")
    expect(status).to_contain_text("网站换了新版，这一页还是旧的")
    with page.expect_popup() as opened:
        status.get_by_role("button", name="打开新版").click()
    expect(status).to_contain_text("新版已经在新窗口打开")
    return opened.value


def ask_number(visit: Visit, change: Callable[[], object]) -> Page:
    """Check a number on an old page, then on the new one."""
    checker = CheckerPage(visit)
    visit.open()  # the browser keeps both pages
    visit.page.locator("main").get_by_role("link", name="编号自查").first.click()
    expect(checker.status).to_have_attribute("data-stage", "idle")  # the page's script is there
    change()
    visit.page.locator(".checker-lines > summary").click()
    visit.page.locator(".checker-lines textarea").fill("川X010001\n川X010002")
    checker.ask({"number": "川X010099"})
    page = renewed(visit.page)
    expect(checker.number).to_have_value("川X010099")
    expect(page.get_by_label("证件编号", exact=True)).to_have_value("川X010099")
    expect(page.locator(".checker-verdict")).to_have_attribute("data-outcome", "pass")
    expect(page.locator(".checker-lines textarea")).to_have_value("川X010001\n川X010002")
    return page


@pytest.mark.in_one_browser("newest")
def test_an_old_page_hands_over_to_the_new_one(visit_at: StartVisit, changing: SiteServer, next_version: Path) -> None:
    visit = visit_at(changing.address)

    def change() -> None:
        changing.folder = next_version

    ask_number(visit, change).close()
    # One reload does it too.
    visit.page.on("dialog", lambda dialog: dialog.accept())
    visit.page.reload()
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    checker.expect_outcome("pass")
    assert [] == visit.page_errors


@pytest.mark.in_one_browser("none")
def test_a_persons_number_is_handed_over(visit_at: StartVisit, changing: SiteServer, next_version: Path) -> None:
    visit = visit_at(changing.address)
    checker = CheckerPage(visit, "check/resident-id.html")
    changing.folder = next_version
    checker.ask({"number": PERSON})
    page = renewed(visit.page)
    expect(page.locator("[data-field=number]")).to_have_value(PERSON)
    expect(page.locator(".checker-verdict")).to_have_attribute("data-outcome", "pass")


@pytest.mark.in_one_browser("none")
def test_everybodys_form_is_handed_over(visit_at: StartVisit, changing: SiteServer, next_version: Path) -> None:
    visit = visit_at(changing.address)
    form = FormPage(visit)
    changing.folder = next_version
    form.field("name").fill("张某")
    form.press("再填一个人")
    form.field("name").fill("李某")
    page = renewed(visit.page)
    expect(page.locator(".form-people-name")).to_have_text(["张某"])
    expect(page.locator("[data-field=name]")).to_have_value("李某")


@pytest.mark.in_one_browser("none")
def test_pasted_rows_are_handed_over(visit_at: StartVisit, changing: SiteServer, next_version: Path) -> None:
    visit = visit_at(changing.address)
    roster = RosterPage(visit)
    changing.folder = next_version
    roster.paste(*PEOPLE)
    expect(renewed(visit.page).locator(".roster-progress")).to_contain_text("2 人查完了")


@pytest.mark.in_one_browser("none")
def test_a_folder_that_was_replaced(visit_at: StartVisit, site: Path, next_version: Path, tmp_path: Path) -> None:
    share = shutil.copytree(site, tmp_path / "share")
    visit = visit_at(share.as_uri() + "/")

    def change() -> None:
        shutil.rmtree(share)
        shutil.copytree(next_version, share)

    ask_number(visit, change)
    assert [] == visit.page_errors


@pytest.mark.in_one_browser("none")
def test_half_of_the_new_version_is_there(visit_at: StartVisit, changing: SiteServer) -> None:
    visit = visit_at(changing.address)
    # The pages have come, and the checkers' parts have not.
    changing.override("runtime/*", missing)
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("网站正在更新的，过几分钟再试")
    # The sheet and the scripts have not come either.
    changing.override("assets/*", missing)
    visit = visit_at(changing.address)
    visit.open("check/certificate-number.html")
    expect(visit.page.get_by_text("这一页不完整")).to_be_visible()
    # The sheet has, the scripts have not.
    changing.clear()
    changing.override("assets/*.js", missing)
    visit.page.reload()
    expect(visit.page.get_by_text("这一页不完整")).to_be_hidden()
    expect(visit.page.locator(".checker-status")).to_contain_text("没有反应，请刷新网页再试")
    # All is there: one reload.
    changing.clear()
    assert 8 == expect_every_checker_answers(visit.page, changing.address)
