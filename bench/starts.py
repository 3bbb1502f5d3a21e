"""From the opening of a page to its first verdict."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from bench.contestants import Contestant, Field
from bench.profiles import LOCALE, NewProfile
from bench.server import BenchServer

PAGES = Path(__file__).parent / "pages"
_REST = 0.3  # seconds in which the browser clears away the page before
_PATIENCE = 120_000  # ms
LONG_TASK = 50  # ms; browsers report none that is shorter


@dataclass
class Starts:
    """What was measured of one contestant: times in ms, a value a run."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    cold_bytes: list[float] = field(default_factory=list)
    longest_task: list[float] = field(default_factory=list)
    """On the main thread of a cold start; 0 stands for less than 50, which the browser does not tell."""
    fallbacks: list[str] = field(default_factory=list)
    """Why a start, cold or warm, could not go the quick way, one for each that could not."""


@dataclass
class StartsOfAll:
    """The starts of all contestants in one browser."""

    ours: Starts = field(default_factory=Starts)
    ours_intranet: Starts = field(default_factory=Starts)
    ours_file: Starts = field(default_factory=Starts)
    plain: Starts = field(default_factory=Starts)
    floor: Starts = field(default_factory=Starts)
    lasting_floor: Starts = field(default_factory=Starts)
    before: Starts = field(default_factory=Starts)
    """Empty if there is no earlier build."""


def measure_starts(profile: NewProfile, server: BenchServer, contestants: Field, runs: int) -> StartsOfAll:
    """Opens every page `runs` times, in turns: first in a new profile, then once more in the same."""
    measured = StartsOfAll()
    turns = (
        (contestants.ours_http, measured.ours),
        (contestants.plain, measured.plain),
        (contestants.ours_file, measured.ours_file),
        (contestants.floor, measured.floor),
        (contestants.ours_intranet, measured.ours_intranet),
        (contestants.lasting_floor, measured.lasting_floor),
        *([(contestants.before, measured.before)] if contestants.before else []),
    )
    _take_turns(profile, server, turns, runs)
    return measured


def measure_two(profile: NewProfile, server: BenchServer, contestants: Field, runs: int) -> tuple[Starts, Starts]:
    """The same of this site over HTTP and of plain Pyodide alone."""
    measured = Starts(), Starts()
    _take_turns(profile, server, [*zip((contestants.ours_http, contestants.plain), measured, strict=True)], runs)
    return measured


def _take_turns(
    profile: NewProfile, server: BenchServer, turns: Sequence[tuple[Contestant, Starts]], runs: int
) -> None:
    for _ in range(runs):
        for contestant, starts in turns:
            with profile() as context:
                _measure_profile(context, server, contestant, starts)


def _measure_profile(context: BrowserContext, server: BenchServer, contestant: Contestant, starts: Starts) -> None:
    from_folder: list[int] = []

    def on_request(request: Request) -> None:
        from_folder.append(_size_of_file(request.url))

    context.add_init_script(path=PAGES / "observe.js")
    context.on("request", on_request)
    server.clear()
    cold = _visit(context, contestant)
    starts.cold.append(cold["firstVerdict"])
    starts.cold_bytes.append(server.bytes_sent + sum(from_folder))
    starts.longest_task.append(cold["longestTask"])
    warm = _visit(context, contestant)
    starts.warm.append(warm["firstVerdict"])
    starts.fallbacks += [seen["fellBack"] for seen in (cold, warm) if seen["fellBack"]]


def measure_gaps(browser: Browser, contestants: Sequence[Contestant], runs: int) -> list[list[float]]:
    """The longest times, in ms, in which a timer could not run on a page's main thread, a value a run."""
    measured: list[list[float]] = [[] for _ in contestants]
    for _ in range(runs):
        for contestant, gaps in zip(contestants, measured, strict=True):
            context = browser.new_context(locale=LOCALE)
            context.add_init_script(path=PAGES / "ticker.js")
            context.add_init_script(path=PAGES / "observe.js")
            gaps.append(_visit(context, contestant)["longestGap"])
            context.close()
    return measured


def open_page(page: Page, contestant: Contestant) -> dict[str, Any]:
    """Opens the page, waits for its verdict, and gives what pages/observe.js saw. Fails on another verdict."""
    with page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
        page.goto(contestant.address, wait_until="commit")
    seen = read(message.value)
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


def _visit(context: BrowserContext, contestant: Contestant) -> dict[str, Any]:
    time.sleep(_REST)
    page = context.new_page()
    seen = open_page(page, contestant)
    page.close()
    return seen


def _size_of_file(address: str) -> int:
    """Bytes of the file at a file:// address; 0 for any other address."""
    parts = urlsplit(address)
    return Path(url2pathname(parts.path)).stat().st_size if parts.scheme == "file" else 0
