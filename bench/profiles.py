"""A browser as a person has it: with a profile on disk, and so with a cache that takes large files too."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from bench.narrow import on_one_core
from harness.browsers import launch_options

LOCALE = "zh-CN"
_SETTLED = 1.0  # seconds in which a browser does what it does at every start
# Where a font has no bold of its own, Chromium 109 looks through all fonts once, for 200 ms. Offices have one.
_BOLD = "<p style='font-family: sans-serif'><b>检查 check</b>"


NewProfile = Callable[[], AbstractContextManager[BrowserContext]]
"""Starts a browser in an empty profile."""


@contextmanager
def new_profile(playwright: Playwright, name: str, one_core: bool = False) -> Iterator[BrowserContext]:
    """Starts the browser with one of BROWSER_NAMES in an empty profile, which is thrown away afterwards.

    It has drawn bold letters. With `one_core` it keeps to one, on Linux.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(folder, locale=LOCALE, **launch_options(name))
        if one_core and sys.platform == "linux":
            on_one_core(Path(folder))
        context.pages[0].set_content(_BOLD)
        context.pages[0].screenshot()
        time.sleep(_SETTLED)
        yield context
        context.close()
