"""How many certificate numbers a second are checked line by line."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Browser

from bench.contestants import Contestant
from bench.profiles import LOCALE
from bench.starts import PAGES, is_from_bench, open_page, read

_NUMBERS = 500  # as many as the page takes at once
_TEXT = "\n".join(f"川X{1 + number // 100:02}{number:04}" for number in range(_NUMBERS))
_PATIENCE = 300_000  # ms
_REST = 1_500  # ms in which the browser draws what was pasted, before somebody presses the button


def measure_lines(browser: Browser, contestants: Sequence[Contestant], runs: int) -> list[list[float]]:
    """Numbers a second in each page, a value a run, in turns: from the first question to the last answer."""
    measured: list[list[float]] = [[] for _ in contestants]
    for _ in range(runs):
        for contestant, speeds in zip(contestants, measured, strict=True):
            context = browser.new_context(locale=LOCALE)
            for script in ("observe.js", "lines.js"):
                context.add_init_script(path=PAGES / script)
            page = context.new_page()
            open_page(page, contestant)
            page.locator(".checker-lines").evaluate("fold => { fold.open = true; }")
            page.locator(".checker-lines textarea").fill(_TEXT)
            page.wait_for_timeout(_REST)
            with page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
                page.locator(".checker-lines [type=submit]").evaluate("button => button.click()")
            seen = read(message.value)
            if seen["answers"] < _NUMBERS:
                raise RuntimeError(f"{seen['answers']} answers to {_NUMBERS} lines")
            speeds.append(_NUMBERS / seen["taken"] * 1000)
            context.close()
    return measured
