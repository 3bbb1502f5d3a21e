"""Measures the built site in each browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Browser, sync_playwright

from harness import ROOT
from harness.browsers import BROWSER_NAMES, launch
from harness.site_server import SiteServer

Measured = TypeVar("Measured")


def in_each_browser(measure: Callable[[Browser, str], Measured]) -> list[Measured]:
    """What was measured in each of BROWSER_NAMES. `measure` gets the browser and the site's address."""
    all_measured = []
    with SiteServer(ROOT / "site") as server, sync_playwright() as playwright:
        for name in BROWSER_NAMES:
            browser = launch(playwright, name)
            all_measured.append(measure(browser, server.address))
            browser.close()
    return all_measured
