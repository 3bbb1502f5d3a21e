"""A browser as a person has it: with a profile on disk, and so with a cache that takes large files too."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Playwright

from harness.browsers import launch_options

LOCALE = "zh-CN"
_SETTLED = 1.0  # seconds in which a browser does what it does at every start


@contextmanager
def new_profile(playwright: Playwright, name: str) -> Iterator[BrowserContext]:
    """Starts the browser with one of BROWSER_NAMES in an empty profile, which is thrown away afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(folder, locale=LOCALE, **launch_options(name))
        time.sleep(_SETTLED)
        yield context
        context.close()
