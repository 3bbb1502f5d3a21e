"""What a page without a checker fetches."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench.profiles import LOCALE
from bench.server import BenchServer


@dataclass(frozen=True)
class Reading:
    """What the server sent for one page; `runtime` counts the runtime's files among it."""

    path: str
    bytes: int
    runtime: int


def measure_reading(browser: Browser, server: BenchServer, site: Path) -> list[Reading]:
    """Opens every page without a checker with an empty cache, moves the pointer, and waits until nothing is fetched."""
    readings = []
    for file in sorted(site.rglob("*.html")):
        if '<section class="checker' in file.read_text(encoding="utf-8") or file.name == "404.html":
            continue
        context = browser.new_context(locale=LOCALE)
        page = context.new_page()
        server.clear()
        path = file.relative_to(site).as_posix()
        page.goto(f"{server.address}{site.name}/{path}")
        page.mouse.move(300, 300)
        page.mouse.move(400, 400)
        page.wait_for_load_state("networkidle")
        runtime = sum("/runtime/" in sent for sent, _ in server.sent)
        readings.append(Reading(path, server.bytes_sent, runtime))
        context.close()
    return readings
