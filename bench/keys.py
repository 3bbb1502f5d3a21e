"""From a key to the verdict on what was typed, in a form that is ready."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from bench.contestants import Contestant
from bench.profiles import LOCALE
from bench.starts import PAGES, is_from_bench, open_page, read
from harness import ROOT

_DIGITS = "89"  # both make a number of the same shape, so that each key changes one character
_FORM = ROOT / "site_hooks" / "browser" / "form" / "form.js"


@dataclass
class Keys:
    """Milliseconds from the event of a key, a value a key."""

    rest: float
    """The rest after typing that the page itself waits for."""
    updated: list[float] = field(default_factory=list)
    """Until the verdict stood in the document."""
    frame: list[float] = field(default_factory=list)
    """Until the browser began the next frame, the first that can show it."""


def measure_keys(browser: Browser, contestant: Contestant, presses: int) -> Keys:
    """Presses a key again and again, each time after the verdict on the one before."""
    context = browser.new_context(locale=LOCALE)
    for script in ("observe.js", "keys.js"):
        context.add_init_script(path=PAGES / script)
    page = context.new_page()
    open_page(page, contestant)
    page.locator("input[name=number]").focus()
    keys = Keys(_rest_after_typing())
    for press in range(presses):
        digit = _DIGITS[press % len(_DIGITS)]
        with page.expect_console_message(is_from_bench) as message:
            page.keyboard.press(digit)
        seen = read(message.value)
        if not seen["typed"].endswith(digit):
            raise RuntimeError(f"typed {seen['typed']}, and not {digit} at its end")
        keys.updated.append(seen["updated"])
        keys.frame.append(seen["frame"])
    context.close()
    return keys


def _rest_after_typing() -> float:
    found = re.search(r"AFTER_TYPING = ([\d_]+);", _FORM.read_text(encoding="utf-8"))
    if not found:
        raise RuntimeError(f"no AFTER_TYPING in {_FORM.name}")
    return float(found[1])
