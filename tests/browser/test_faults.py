"""When something is in the way: said in plain Chinese, nothing lost, and mended by one more try."""

import re
import shutil
from collections.abc import Callable, Collection
from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.site_server import Responder, SiteServer, altered, as_html, broken_off, login_page, missing, slow

from .checker_page import CheckerPage
from .visits import StartVisit, Visit, in_worker, unless_frozen

PARTS = {
    "pyodide": "启动程序",
    "asm": "启动程序",
    "wasm": "检查工具主程序",
    "core": "检查工具组件",
    "image": "检查工具快速启动文件",
}
PLAIN_PARTS = {"stdlib": "检查工具程序库", "packages": "检查工具组件", "rules": "检查规则"}
FAULTS: dict[str, tuple[Responder, str]] = {
    "missing": (missing, "没有取到"),
    "altered": (altered, "内容和原来的不一样"),
    "as HTML": (as_html, "内容和原来的不一样"),
    "a login page": (login_page, "内容和原来的不一样"),
    "broken off": (broken_off, "没有取完整"),
}


def expect_mended_by_retry(checker: CheckerPage) -> None:
    """One more try answers what was asked before, which still stands in the form."""
    checker.page.get_by_role("button", name="再试一次").click()
    checker.expect_outcome("pass")
    expect(checker.number).to_have_value("川X010099")


def expect_silence_noticed(checker: CheckerPage) -> None:
    """A worker that does not answer a check is given up once its time is over, and replaced on retry."""
    checker.ask({"number": "川X010099"})
    checker.page.clock.fast_forward(21_000)
    expect(checker.status).to_contain_text("很久没有回应")
    checker.page.clock.resume()
    expect_mended_by_retry(checker)


def fully_in(browser: str, parts: Collection[str], faults: Collection[str]) -> list[pytest.ParameterSet]:
    """Each part with each of two faults in one browser; in the others each part and each fault once.

    All parts are fetched alike, so the other pairs are left to `make test-everywhere`.
    """
    some = {*zip(cycle(parts), faults, strict=False)}
    in_one = {*product(parts, [*faults][:2])}

    def param(pair: tuple[str, str]) -> pytest.ParameterSet:
        where = pytest.mark.in_one_browser(browser if pair in in_one else "none")
        return pytest.param(*pair, marks=() if pair in some else where)

    return [param(pair) for pair in product(parts, faults)]


@pytest.mark.parametrize(("part", "fault"), fully_in("newest", PARTS, FAULTS))
def test_a_bad_part_is_named_and_retry_works(
    visit_at: StartVisit, server: SiteServer, http_address: str, part: str, fault: str
) -> None:
    responder, words = FAULTS[fault]
    server.override(f"runtime/{part}.*.bin", responder)
    checker = CheckerPage(visit_at(http_address))
    checker.ask({"number": "川X010099"})
    expect_named(checker, words, PARTS[part])
    server.clear()
    expect_mended_by_retry(checker)


def expect_named(checker: CheckerPage, words: str, part: str) -> None:
    """The status line says what is wrong with which part, and how to go on without it."""
    expect(checker.status).to_contain_text(words)
    expect(checker.status).to_contain_text(part)
    expect(checker.status.get_by_role("link", name="人工核对")).to_be_visible()
    expect(checker.verdict).to_be_hidden()


def test_a_failure_is_final_until_somebody_tries_again(
    visit_at: StartVisit, server: SiteServer, http_address: str
) -> None:
    server.override("runtime/core.*", missing)
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


def test_a_killed_worker_is_noticed_and_replaced(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(
        "const Own = Worker, all = []; Worker = class extends Own { constructor(u) { super(u); all.push(this); } };"
        "self.killAll = () => all.forEach((worker) => worker.terminate());"
    )
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


def test_a_part_that_cannot_be_hashed_is_said_at_once(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(
        in_worker("crypto.subtle.digest = () => Promise.reject(new RangeError('allocation failed'));")
    )
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("检查工具出错停下了", timeout=30_000)
    assert [] == visit.page_errors


# What a clock may say in an office: a start that took minutes, a date that was never set, the year 2100.
CLOCKS = [
    "const own = performance.now.bind(performance); performance.now = () => own() + 3e5;",
    "const own = Date.now; Date.now = () => own() % 1e9;",
    "const own = Date.now; Date.now = () => own() + 2.4e12;",
]


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_image_fits_whatever_the_clock_says(visit_at: StartVisit, http_address: str, clock: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(in_worker(clock))
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    checker.expect_outcome("fail")
    assert checker.status.get_attribute("data-image-failure") is None
    expect(checker.status).to_contain_text("检查工具已就绪。")


# What reaches the worker is changed on its way, so that the image, each of whose parts is right, does not work.
BROKEN_IMAGES = {
    "another memory": "message.manifest.memory.fingerprint++",
    "a wrong answer": "message.manifest.known.verdict = '{}'",
    "an exception": "message.manifest.known.checker = 'none'",
}
ON_THE_WAY = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "boot") {
        message = { ...message, manifest: structuredClone(message.manifest) };
        if (message.way === "image") %s;
    }
    post.call(this, message, ...rest);
};"""


@pytest.mark.everywhere
def test_where_the_image_does_not_fit_the_plain_way_answers(visit: Visit) -> None:
    expect_plain_way(visit, "another memory")


@pytest.mark.parametrize("broken", ["a wrong answer", "an exception"])
def test_where_the_image_does_not_work_the_plain_way_answers(visit: Visit, broken: str) -> None:
    expect_plain_way(visit, broken)


def expect_plain_way(visit: Visit, broken: str) -> None:
    """The image is given up, Python starts the plain way, and no part is fetched twice."""
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES[broken])
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    expect(checker.status).to_contain_text("改用普通方式")
    checker.expect_outcome("fail")
    expect(checker.status).to_contain_text("用普通方式启动")
    fetched = [address for address in visit.requests if "/runtime/" in address]
    assert len(set(fetched)) == len(fetched)


# The second worker, which only unpacks, says late that it is able: `held` gives what lets that through.
LATE_SECOND_WORKER = """let hold;
self.held = new Promise((resolve) => { hold = resolve; });
const Own = Worker;
Worker = class extends Own {
    constructor(source) {
        super(source);
        this.addEventListener("message", (event) => {
            if (!this.handsOn || event.data.kind !== "able") return;
            event.stopImmediatePropagation();
            hold(() => this.onmessage(event));
        });
    }
    postMessage(message, ...rest) {
        this.handsOn ||= message.kind === "hand-on";
        super.postMessage(message, ...rest);
    }
};"""


def test_an_image_that_never_answers_makes_way_for_the_plain_one(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(ON_THE_WAY % "message.kind = 'none'")
    visit.page.add_init_script(LATE_SECOND_WORKER)
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    expect(checker.status).to_contain_text("正在启动")
    visit.page.evaluate("held.then((release) => release())")
    visit.page.clock.fast_forward(61_000)
    visit.page.clock.resume()
    checker.expect_outcome("fail")


# A worker that fails in the image's way, and in the plain one imports before its parts are there, and for ever.
ENDLESS_IMPORT = """self.Worker = class extends EventTarget {
    constructor() {
        super();
        this.say({ kind: "able" });
    }
    say(data) {
        setTimeout(() => this.onmessage({ data }));
    }
    postMessage(message) {
        if (message.kind !== "boot") return;
        if (message.way === "plain") this.say({ kind: "stage", stage: "importing" });
        else this.say({ kind: "failed", failure: { kind: "broken", detail: "no image" } });
    }
    terminate() {}
};"""


def test_importing_has_its_own_time_whenever_the_last_part_comes(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(ENDLESS_IMPORT)
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.number.focus()
    visit.page.wait_for_load_state("networkidle")
    expect(checker.status).to_contain_text("正在载入检查规则")
    visit.page.clock.fast_forward(61_000)
    expect(checker.status).to_contain_text("正在载入检查规则")
    visit.page.clock.fast_forward(60_000)
    expect(checker.status).to_contain_text("很久没有回应")


# From a share: a part of the image's way comes when that was given up, before the plain way has a worker.
LATE_PART = """const append = Element.prototype.append;
let part, hold;
const released = new Promise((resolve) => { hold = resolve; });
HTMLHeadElement.prototype.append = function (...nodes) {
    if (part || !String(nodes[0]?.src).includes("/wasm.")) return append.apply(this, nodes);
    part = nodes[0];
};
const Own = Worker;
let isGivenUp = false;
self.Worker = class extends Own {
    isLater = isGivenUp;
    set onmessage(hear) {
        super.onmessage = (event) => (this.isLater ? released.then(() => hear(event)) : hear(event));
    }
    terminate() {
        super.terminate();
        if (isGivenUp) return;
        isGivenUp = true;
        part.addEventListener("load", hold);
        setTimeout(() => append.call(document.head, part));
    }
};"""


def test_a_part_that_comes_too_late_is_brought_again(visit_at: StartVisit, file_address: str) -> None:
    visit = visit_at(file_address)
    visit.page.add_init_script(LATE_PART)
    visit.page.add_init_script(ON_THE_WAY % "message.manifest.memory = {}")
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    checker.expect_outcome("fail")
    assert [] == visit.page_errors


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
    expect(checker.status).to_contain_text(re.compile(r"正在取检查工具……[1-9]\.\d / \d+\.\d MB"))
    expect(checker.status).to_contain_text("已就绪")
    heard = visit.page.evaluate("heard")
    assert len(set(heard)) == len(heard)
    assert [] == [text for text in heard if "MB" in text]
    assert any("正在取检查工具" in text for text in heard)


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
    server.override("runtime/core.*", missing)
    checker = CheckerPage(visit_at(http_address))
    checker.ask({"number": "川X010099"})
    expect(checker.status).to_contain_text("没有取到")
    server.override("runtime/core.*", lambda reply: slow(2)(altered(reply)))
    retry = checker.page.get_by_role("button", name="再试一次")
    retry.press("Enter")
    expect(checker.status).to_be_focused()
    expect(retry).to_be_focused()
    server.clear()
    server.override("runtime/core.*", slow(2))
    retry.press("Enter")
    checker.number.focus()
    checker.expect_outcome("pass")
    expect(checker.number).to_be_focused()


@pytest.mark.everywhere
def test_no_address_of_an_object_outlives_its_use(visit: Visit) -> None:
    visit.page.add_init_script(
        """self.addresses = new Set();
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (object) => {
            const address = createObjectURL(object);
            addresses.add(address);
            return address;
        };
        URL.revokeObjectURL = (address) => {
            addresses.delete(address);
            revokeObjectURL(address);
        };"""
    )
    checker = CheckerPage(visit)
    visit.page.evaluate("addresses.clear()")  # the search keeps one for the theme
    checker.ask({"number": "川X010099"})
    checker.expect_outcome("pass")
    assert [] == visit.page.evaluate("[...addresses]")


@pytest.mark.parametrize("part", PLAIN_PARTS)
def test_a_bad_part_of_the_plain_way_is_named_too(
    visit_at: StartVisit, server: SiteServer, http_address: str, part: str
) -> None:
    server.override(f"runtime/{part}.*.bin", altered)
    visit = visit_at(http_address)
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES["a wrong answer"])
    checker = CheckerPage(visit)
    checker.ask({"number": "川X010099"})
    expect_named(checker, "内容和原来的不一样", PLAIN_PARTS[part])
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


@pytest.mark.parametrize(("part", "fault"), fully_in("oldest", ["asm", "image"], FILE_FAULTS))
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
