"""What can be in the way of a check, and how a page that copes with it looks."""

from playwright.sync_api import expect

from harness.site_server import Responder, altered, as_html, broken_off, login_page, missing

from .checker_page import CheckerPage

PARTS = {
    "pyodide": "启动程序",
    "asm": "启动程序",
    "quick-wasm": "自查工具主程序",
    "quick-core": "自查工具组件",
    "image": "自查工具快速启动文件",
}
PLAIN_PARTS = {"stdlib": "自查工具程序库", "packages": "自查工具组件", "rules": "检查规则"}
FAULTS: dict[str, tuple[Responder, str]] = {
    "missing": (missing, "没有取到"),
    "altered": (altered, "内容和原来的不一样"),
    "as HTML": (as_html, "内容和原来的不一样"),
    "a login page": (login_page, "内容和原来的不一样"),
    "broken off": (broken_off, "没有取完整"),
}


def ask_or_try_again(checker: CheckerPage) -> None:
    """Ask for a check, or for one more try if one has failed, whose words are gone at once."""
    retry = checker.page.get_by_role("button", name="再试一次")
    if retry.is_visible():
        retry.click()
    else:
        checker.ask({"number": "川X010099"})


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


def expect_named(checker: CheckerPage, words: str, part: str) -> None:
    """The status line says what is wrong with which part, and how to go on without it."""
    expect(checker.status).to_contain_text(words)
    expect(checker.status).to_contain_text(part)
    expect(checker.status.get_by_role("link", name="人工核对")).to_be_visible()
    expect(checker.verdict).to_be_hidden()


# Ends all workers without a word, as a browser does that has too little memory.
KILL_ALL = """const Own = Worker, all = [];
Worker = class extends Own { constructor(address) { super(address); all.push(this); } };
self.killAll = () => all.forEach((worker) => worker.terminate());"""

# What reaches the worker is changed on its way, so that the image, each of whose parts is right, does not work.
BROKEN_IMAGES = {
    "another memory": "message.manifest.memory.volatile = []",
    "a wrong answer": "message.manifest.known.verdict = '{}'",
    "an exception": "message.manifest.known.checker = 'none'",
}
ON_THE_WAY = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "boot") {
        message = { ...message, manifest: structuredClone(message.manifest) };
        if (message.way !== "plain") %s;
    }
    post.call(this, message, ...rest);
};"""
