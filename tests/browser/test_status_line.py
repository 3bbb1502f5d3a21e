"""The status line: each stage is said once, and nobody who reads it or uses it is disturbed."""

import re

import pytest
from playwright.sync_api import expect

from harness.site_server import SiteServer, altered, missing, slow

from .checker_page import CheckerPage
from .faults import (
    BROKEN_IMAGES,
    ON_THE_WAY,
)
from .visits import StartVisit

# What a screen reader hears of the status line: every text that is put there and is not hidden from it.
HEARD = """self.heard = [];
document.addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector(".checker-status");
    const text = () => {
        const copy = line.cloneNode(true);
        for (const hidden of copy.querySelectorAll("[aria-hidden=true], [hidden]")) hidden.remove();
        return copy.textContent;
    };
    new MutationObserver((changes) => {
        const isHidden = ({ target }) => target.closest?.("[aria-hidden=true]");
        if (!changes.every(isHidden)) heard.push(text());
    }).observe(line, { childList: true, characterData: true, subtree: true });
});"""


def test_each_stage_is_said_once(visit_at: StartVisit, server: SiteServer, http_address: str) -> None:
    server.override("runtime/image.*.bin", slow(4))
    visit = visit_at(http_address)
    visit.page.add_init_script(HEARD)
    checker = CheckerPage(visit)
    checker.number.focus()
    expect(checker.status).to_contain_text(re.compile(r"正在取自查工具……[1-9]\.\d / \d+\.\d MB"))
    expect(checker.status).to_contain_text("已就绪")
    heard = visit.page.evaluate("heard")
    assert len(set(heard)) == len(heard)
    assert [] == [text for text in heard if "MB" in text]
    assert any("正在取自查工具" in text for text in heard)


@pytest.mark.in_one_browser("newest")
def test_details_stay_open_while_the_plain_way_goes_on(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    server.override("runtime/packages.*.bin", slow(4))
    visit = visit_at(http_address)
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES["a wrong answer"])
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    summary = checker.status.locator("summary")
    expect(summary).to_be_visible()
    summary.press("Enter")
    checker.expect_outcome("fail")
    expect(checker.status).to_contain_text("用普通方式启动")
    expect(checker.status.locator("details")).to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_the_focus_stays_where_one_tries_again(visit_at: StartVisit, server: SiteServer, http_address: str) -> None:
    server.override("runtime/quick-core.*", missing)
    checker = CheckerPage(visit_at(http_address))
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("没有取到")
    server.override("runtime/quick-core.*", lambda reply: slow(2)(altered(reply)))
    retry = checker.page.get_by_role("button", name="再试一次")
    retry.press("Enter")
    expect(checker.status).to_be_focused()
    expect(retry).to_be_focused()
    server.clear()
    server.override("runtime/quick-core.*", slow(2))
    retry.press("Enter")
    checker.number.focus()
    checker.expect_outcome("pass")
    expect(checker.number).to_be_focused()
