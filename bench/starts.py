"""From the opening of a page to its first verdict."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from bench.contestants import Contestant
from bench.server import BenchServer

PAGES = Path(__file__).parent / "pages"
_REST = 0.3  # seconds in which the browser clears away the page before
_PATIENCE = 120_000  # ms


@dataclass
class Starts:
    """What was measured of one contestant: times in ms, a value a run."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    cold_bytes: list[int] = field(default_factory=list)
    warm_bytes: list[int] = field(default_factory=list)
    longest_task: list[float] = field(default_factory=list)
    longest_gap: list[float] = field(default_factory=list)


def measure_starts(browser: Browser, server: BenchServer, contestants: tuple[Contestant, ...], runs: int) -> list[Starts]:
    """Opens every page `runs` times, in turns: first in a new context, then once more in the same."""
    measured = [Starts() for _ in contestants]
    for _ in range(runs):
        for contestant, starts in zip(contestants, measured, strict=True):
            context = browser.new_context(locale="zh-CN")
            context.add_init_script(path=PAGES / "observe.js")
            server.clear()
            cold = open_page(context, contestant)
            starts.cold.append(cold["firstVerdict"])
            starts.cold_bytes.append(server.bytes_sent)
            starts.longest_task.append(cold["longestTask"])
            server.clear()
            starts.warm.append(open_page(context, contestant)["firstVerdict"])
            starts.warm_bytes.append(server.bytes_sent)
            context.close()
    return measured


def measure_gaps(browser: Browser, contestants: tuple[Contestant, ...], measured: list[Starts], runs: int) -> None:
    """Opens every page again, in turns, with a timer running that finds the longest time without a pause."""
    for _ in range(runs):
        for contestant, starts in zip(contestants, measured, strict=True):
            context = browser.new_context(locale="zh-CN")
            context.add_init_script(path=PAGES / "ticker.js")
            context.add_init_script(path=PAGES / "observe.js")
            starts.longest_gap.append(open_page(context, contestant)["longestGap"])
            context.close()


def open_page(context: BrowserContext, contestant: Contestant) -> dict[str, Any]:
    """Opens the page, waits for its verdict, closes it, and gives what the page saw. Fails on another verdict."""
    time.sleep(_REST)
    page = context.new_page()
    with page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
        page.goto(contestant.address, wait_until="commit")
    seen: dict[str, Any] = read(message.value)
    page.close()
    if seen["outcome"] != contestant.outcome:
        raise RuntimeError(f"{contestant.name}: {seen['outcome']}, not {contestant.outcome}")
    return seen


def is_from_bench(message: ConsoleMessage) -> bool:
    """Whether one of the scripts in pages/ said it."""
    return message.text.startswith("bench ")


def read(message: ConsoleMessage) -> dict[str, Any]:
    """What a script in pages/ said."""
    said: dict[str, Any] = json.loads(message.text.removeprefix("bench "))
    return said
