"""A browser as a person has it: with a profile on disk, and so with a cache that takes large files too."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Playwright

from tests.browser.browsers import BROWSERS, INSTALLED, NETWORK_ARGUMENTS, UNPACKED_ARGUMENTS

LOCALE = "zh-CN"
_SETTLED = 1.0  # seconds in which a browser does what it does at every start


@contextmanager
def new_profile(playwright: Playwright, name: str) -> Iterator[BrowserContext]:
    """Starts the browser with one of BROWSER_NAMES in an empty profile, which is thrown away afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(folder, locale=LOCALE, **_how(name))
        time.sleep(_SETTLED)
        yield context
        context.close()


def _how(name: str) -> dict[str, Any]:
    if name == INSTALLED:
        return {"channel": "chrome", "args": NETWORK_ARGUMENTS}
    folder = BROWSERS / name
    libraries = {"LD_LIBRARY_PATH": str(folder / "lib"), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    return {
        "executable_path": folder / "chromium",
        "args": UNPACKED_ARGUMENTS + NETWORK_ARGUMENTS,
        "env": {**os.environ, **libraries},
    }
