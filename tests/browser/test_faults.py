"""When something is in the way: said in plain Chinese, nothing lost, and mended by one more try."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .browsers import Visit
from .checker_page import CheckerPage
from .site_server import Responder, SiteServer, altered, as_html, broken_off, login_page, missing, slow

PARTS = {
    "pyodide": "启动程序",
    "asm": "启动程序",
    "wasm": "Python 主程序",
    "stdlib": "Python 标准库",
    "packages": "Python 组件",
    "rules": "检查规则",
}
FAULTS: dict[str, tuple[Responder, str]] = {
    "missing": (missing, "没有取到"),
    "altered": (altered, "内容和原来的不一样"),
    "as HTML": (as_html, "内容和原来的不一样"),
    "a login page": (login_page, "内容和原来的不一样"),
    "broken off": (broken_off, "没有取完整"),
}

StartVisit = Callable[[str], Visit]


def expect_mended_by_retry(checker: CheckerPage) -> None:
    """One more try answers what was asked before, which still stands in the form."""
    checker.page.get_by_role("button", name="再试一次").click()
    checker.expect_outcome("pass")
    expect(checker.number).to_have_value("川X010099")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_part_is_named_and_retry_works(
    visit_at: StartVisit, server: SiteServer, http_address: str, part: str, fault: str
) -> None:
    responder, words = FAULTS[fault]
    server.override(f"runtime/{part}.*.bin", responder)
    checker = CheckerPage(visit_at(http_address))
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text(words)
    expect(checker.status).to_contain_text(PARTS[part])
    expect(checker.status.get_by_role("link", name="人工核对")).to_be_visible()
    expect(checker.verdict).to_be_hidden()
    server.clear()
    if (part, fault) in {("wasm", "altered"), ("rules", "missing"), ("stdlib", "broken off")}:
        expect_mended_by_retry(checker)


def test_a_failure_is_final_until_somebody_tries_again(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    server.override("runtime/rules.*", missing)
    checker = CheckerPage(visit_at(http_address))
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("没有取到")
    asked = len(server.requested)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("没有取到")
    assert asked == len(server.requested)


@pytest.mark.parametrize(
    ("feature", "take_away"),
    [
        ("DecompressionStream", "delete self.DecompressionStream"),
        ("WebAssembly", "delete self.WebAssembly"),
        ("reference types", "WebAssembly.validate = bytes => !bytes.includes(0x6f) && !bytes.includes(0xd0)"),
        ("import() in a Blob worker", "self.Worker = class { constructor() { throw new Error('off') } }"),
    ],
)
def test_a_browser_that_cannot_is_told_before_anything_is_fetched(
    visit_at: StartVisit, server: SiteServer, http_address: str, feature: str, take_away: str
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(take_away)
    checker = CheckerPage(visit)
    checker.number.focus()
    expect(checker.status).to_contain_text("这个浏览器太旧")
    expect(checker.status).to_contain_text(feature)
    assert [] == [path for path in server.requested if path.startswith("runtime/")]


def test_a_slow_share_is_given_up_with_a_word(visit_at: StartVisit, server: SiteServer, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.clock.install()
    server.override("runtime/wasm.*.bin", slow(3600))
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("正在取检查工具")
    visit.page.clock.fast_forward(31_000)
    expect(checker.status).to_contain_text("很久没有动静")
    server.clear()
    visit.page.clock.resume()
    expect_mended_by_retry(checker)


def test_a_rule_that_never_ends_is_stopped(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    # The worker swallows the first check; the page's clock then runs out of patience.
    visit.page.add_init_script(
        """const post = Worker.prototype.postMessage;
        let swallowed = false;
        Worker.prototype.postMessage = function (message, ...rest) {
            if (message.kind === "check" && !swallowed) swallowed = true;
            else post.call(this, message, ...rest);
        };"""
    )
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.number.focus()
    expect(checker.status).to_contain_text("已就绪")
    checker.ask({"number": "川X010099"})
    visit.page.clock.fast_forward(21_000)
    expect(checker.status).to_contain_text("很久没有回应")
    visit.page.clock.resume()
    expect_mended_by_retry(checker)


def test_an_intranet_address_without_encryption_will_do(visit_at: StartVisit, intranet_address: str) -> None:
    visit = visit_at(intranet_address)
    checker = CheckerPage(visit)
    assert visit.page.evaluate("isSecureContext") is False
    checker.ask({"number": "川X010099"})
    checker.expect_outcome("pass")


def test_without_javascript_everything_can_be_read(visit_at: StartVisit, file_address: str) -> None:
    page = visit_at(file_address).page
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{file_address}check/certificate-number.html")
    expect(plain.locator(".checker-status")).to_contain_text("人工核对")
    expect(plain.locator("#by-hand")).to_be_visible()
    expect(plain.get_by_label("证件编号", exact=True)).to_be_visible()
    context.close()
