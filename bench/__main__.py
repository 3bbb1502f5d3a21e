"""Measures the built site beside its peers and writes what was found to bench/results.md.

python -m bench [--runs N] [--older-runs N] [--presses N] [--before FOLDER]

With an earlier build of the site in FOLDER, both are compared.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench import report, surroundings
from bench.command import arguments, require_site, say, write_report
from bench.contestants import contestants, lay_out
from bench.goals import (
    Goal,
    goal_section,
    key_goal,
    line_goal,
    memory_goal,
    older_goal,
    reading_goal,
    start_goals,
    start_task_goal,
)
from bench.keys import measure_keys
from bench.lines import measure_lines
from bench.memory import measure_memory
from bench.narrow import BITS, LATENCY, SlowServer
from bench.profiles import new_profile
from bench.reading import measure_reading
from bench.server import BenchServer
from bench.starts import Starts, StartsOfAll, measure_gaps, measure_starts, measure_two
from harness.browsers import BROWSER_NAMES, INTRANET_HOST, launch

RESULTS = Path(__file__).with_name("results.md")
_MEMORY_RUNS = 3
_NARROW_RUNS = 3
_OURS = "本站 / this site"


def main() -> None:
    """Measures everything in the newest browser, and the starts alone in older ones."""
    parser = arguments("python -m bench", "量一量网站有多快 / measures how fast the site is")
    parser.add_argument(
        "--older-runs", type=int, default=3, metavar="N", help="旧浏览器里量几次 / in older browsers (3)"
    )
    parser.add_argument(
        "--presses", type=int, default=200, metavar="N", help="按几次键 / how many keys are pressed (200)"
    )
    parser.add_argument(
        "--before", type=Path, metavar="FOLDER", help="以前建的网站，用来比 / an earlier build, to compare with"
    )
    given = parser.parse_args()
    require_site()
    busy = surroundings.busy()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        lay_out(folder, given.before)
        with BenchServer(folder) as server, SlowServer(folder) as slow, sync_playwright() as playwright:
            bench = _Bench(playwright, server, slow, folder)
            lines = bench.everything(BROWSER_NAMES[0], given.runs, given.presses)
            for name in BROWSER_NAMES[1:]:
                lines += bench.starts_alone(name, given.older_runs)
        lines = [*goal_section(bench.goals), *lines]
    write_report(RESULTS, "实测结果 / Results", "make bench", busy, lines)


class _Bench:
    """What is measured in a browser, as sections of the report."""

    def __init__(self, playwright: Playwright, server: BenchServer, slow: SlowServer, folder: Path) -> None:
        self.goals: list[Goal] = []
        """What is wanted of what was measured so far."""
        self._playwright = playwright
        self._server = server
        self._slow = slow
        self._at_slow = contestants(folder, slow.address, slow.address_at(INTRANET_HOST))
        self._site = folder / "site"
        self._field = contestants(folder, server.address, server.address_at(INTRANET_HOST))
        self._begin = time.monotonic()

    def everything(self, name: str, runs: int, presses: int) -> list[str]:
        """All that is measured."""
        starts = self._starts(name, runs)
        narrow = self._narrow(name, min(runs, _NARROW_RUNS))
        field = self._field
        ours, ours_file = field.ours_http, field.ours_file
        compared = [(_OURS, ours), *([(report.BEFORE, field.before)] if field.before else [])]
        browser = launch(self._playwright, name)
        self._progress("主线程 / main thread")
        gaps, gaps_file = measure_gaps(browser, (ours, ours_file), runs)
        self._progress("内存 / memory")
        held = [*compared, ("普通 / plain Pyodide", field.plain)]
        memories = measure_memory(browser, [each for _, each in held], min(runs, _MEMORY_RUNS))
        self._progress("逐行检查 / line by line")
        speeds = measure_lines(browser, [each for _, each in compared], min(runs, _MEMORY_RUNS))
        self._progress("按键 / keys")
        keys = measure_keys(browser, ours, presses)
        self._progress("其他页面 / other pages")
        readings = measure_reading(browser, self._server, self._site)
        version = browser.version
        browser.close()
        self.goals += [
            *start_goals(starts),
            key_goal(keys),
            start_task_goal("HTTP", starts.ours),
            start_task_goal("file://", starts.ours_file),
            reading_goal(readings),
        ]
        if field.before:
            self.goals += [memory_goal(*memories[:2]), line_goal(*speeds)]
        return [
            *report.start_section(version, runs, starts, explained=True),
            *report.narrow_section(version, narrow),
            *report.memory_section([(what, each) for (what, _), each in zip(held, memories, strict=True)]),
            *report.line_section([(what, each) for (what, _), each in zip(compared, speeds, strict=True)]),
            *report.key_section(keys),
            *report.task_section([("HTTP", starts.ours, gaps), ("file://", starts.ours_file, gaps_file)]),
            *report.reading_section(readings),
        ]

    def starts_alone(self, name: str, runs: int) -> list[str]:
        """The table of starts in another browser."""
        starts = self._starts(name, runs)
        browser = launch(self._playwright, name)
        version = browser.version
        browser.close()
        if self._field.before:
            self.goals.append(older_goal(version.partition(".")[0], starts))
        return report.start_section(version, runs, starts, explained=False)

    def _starts(self, name: str, runs: int) -> StartsOfAll:
        self._progress(f"第一个结果 / first verdict, {name}")
        return measure_starts(partial(new_profile, self._playwright, name), self._server, self._field, runs)

    def _narrow(self, name: str, runs: int) -> list[tuple[str, tuple[Starts, Starts]]]:
        self._progress("慢的网络，一个核 / a slow line, and one core")
        line = f"{BITS / 1e6:g} Mbit/s, {LATENCY * 1000:g} ms"
        profile = partial(new_profile, self._playwright, name)
        measured = [(line, measure_two(profile, self._slow, self._at_slow, runs))]
        if sys.platform == "linux":
            on_one = partial(profile, one_core=True)
            measured.append(("一个核 / one core", measure_two(on_one, self._server, self._field, runs)))
        return measured

    def _progress(self, what: str) -> None:
        say(f"    {time.monotonic() - self._begin:3.0f} s  {what}")


if __name__ == "__main__":
    main()
