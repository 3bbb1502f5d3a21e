"""When something is in the way: said in plain Chinese, nothing lost, and mended by one more try."""

import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.browsers import in_worker
from harness.site_server import SiteServer, altered, missing, slow

from .checker_page import CheckerPage
from .faults import (
    BROKEN_IMAGES,
    FAULTS,
    KILL_ALL,
    ON_THE_WAY,
    PARTS,
    PLAIN_PARTS,
    ask_or_try_again,
    expect_mended_by_retry,
    expect_named,
    expect_silence_noticed,
)
from .sharing import shared
from .visits import StartVisit, Visit, unless_frozen


@pytest.mark.parametrize("part", shared(PARTS))
def test_a_bad_part_is_named_and_retry_works(
    visit_at: StartVisit, server: SiteServer, http_address: str, part: str
) -> None:
    checker = CheckerPage(visit_at(http_address))
    for responder, words in FAULTS.values():
        server.clear()
        server.override(f"runtime/{part}.*.bin", responder)
        ask_or_try_again(checker)
        expect_named(checker, words, PARTS[part])
        assert any(path.startswith(f"runtime/{part}.") for path in server.requested)
    server.clear()
    expect_mended_by_retry(checker)


def test_a_failure_is_final_until_somebody_tries_again(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    server.override("runtime/quick-core.*", missing)
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
    server.override("runtime/quick-wasm.*.bin", slow(3600))
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("正在取自查工具")
    visit.page.clock.fast_forward(31_000)
    expect(checker.status).to_contain_text("很久没有动静")
    server.clear()
    visit.page.clock.resume()
    expect_mended_by_retry(checker)


def test_a_killed_worker_is_noticed_and_replaced(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(KILL_ALL)
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.number.focus()
    expect(checker.status).to_contain_text("已就绪")
    visit.page.evaluate("killAll()")
    expect_silence_noticed(checker)


def test_too_little_memory_is_said(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(in_worker("WebAssembly.Memory = function () { throw new RangeError('out of memory') };"))
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("内存")


@pytest.mark.thorough
def test_a_bad_part_of_the_plain_way_is_named_too(visit_at: StartVisit, server: SiteServer, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES["a wrong answer"])
    checker = CheckerPage(visit)
    for part, name in PLAIN_PARTS.items():
        server.clear()
        server.override(f"runtime/{part}.*.bin", altered)
        ask_or_try_again(checker)
        expect_named(checker, "内容和原来的不一样", name)
    server.clear()
    expect_mended_by_retry(checker)


def cut(text: str) -> str:
    """The first half, as after copying was broken off."""
    return text[: len(text) // 2]


def shortened(text: str) -> str:
    """A script in order whose content is too short."""
    return text[:10_000] + '";'


def flipped(text: str) -> str:
    """One character of the content is another."""
    middle = len(text) // 2
    return text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]


FILE_FAULTS: dict[str, tuple[Callable[[str], str] | None, str]] = {
    "missing": (None, "没有取到"),
    "cut": (cut, "内容和原来的不一样"),
    "shortened": (shortened, "没有取完整"),
    "flipped": (flipped, "内容和原来的不一样"),
    "a login page": (lambda _: "<h1>请登录</h1>", "内容和原来的不一样"),
}


@pytest.mark.parametrize(("part", "fault"), shared(zip(cycle(["asm", "image"]), FILE_FAULTS, strict=False)))
def test_a_bad_file_on_a_share_is_named_and_retry_works(
    visit_at: StartVisit, site: Path, tmp_path: Path, part: str, fault: str
) -> None:
    share = shutil.copytree(site, tmp_path / "site")
    (file,) = (share / "runtime").glob(f"{part}.*.bin.js")
    change, words = FILE_FAULTS[fault]
    right = file.read_text(encoding="ascii")

    def go_through(visit: Visit) -> None:
        file.unlink(missing_ok=True)
        if change:
            file.write_text(change(right), encoding="utf-8")
        checker = CheckerPage(visit)
        checker.ask({"number": "川X010099"})
        expect_named(checker, words, PARTS[part])
        file.write_text(right, encoding="ascii")
        expect_mended_by_retry(checker)

    unless_frozen(lambda: visit_at(share.as_uri() + "/"), go_through)


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
    expect_silence_noticed(checker)


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
