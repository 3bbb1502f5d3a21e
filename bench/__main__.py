"""Measures the built site beside its peers and writes what was found to bench/results.md.

python -m bench [--runs N] [--older-runs N] [--presses N]
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench import report, surroundings
from bench.command import arguments, require_site, say, write_report
from bench.contestants import contestants, lay_out
from bench.goals import goal_section, key_goal, reading_goal, start_goals, task_goal
from bench.keys import measure_keys
from bench.memory import measure_memory
from bench.reading import measure_reading
from bench.server import BenchServer
from bench.starts import StartsOfAll, measure_gaps, measure_starts
from harness.browsers import BROWSER_NAMES, INTRANET_HOST, launch

RESULTS = Path(__file__).with_name("results.md")
_MEMORY_RUNS = 3


def main() -> None:
    """Measures everything in the newest browser, and the starts alone in older ones."""
    parser = arguments("python -m bench", "量一量网站有多快 / measures how fast the site is")
    parser.add_argument(
        "--older-runs", type=int, default=3, metavar="N", help="旧浏览器里量几次 / in older browsers (3)"
    )
    parser.add_argument(
        "--presses", type=int, default=200, metavar="N", help="按几次键 / how many keys are pressed (200)"
    )
    given = parser.parse_args()
    require_site()
    busy = surroundings.busy()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        lay_out(folder)
        server = BenchServer(folder)
        with server, sync_playwright() as playwright:
            bench = _Bench(playwright, server, folder)
            lines = bench.everything(BROWSER_NAMES[0], given.runs, given.presses)
            for name in BROWSER_NAMES[1:]:
                lines += bench.starts_alone(name, given.older_runs)
    write_report(RESULTS, "实测结果 / Results", "make bench", busy, lines)


class _Bench:
    """What is measured in a browser, as sections of the report."""

    def __init__(self, playwright: Playwright, server: BenchServer, folder: Path) -> None:
        self._playwright = playwright
        self._server = server
        self._site = folder / "site"
        self._field = contestants(folder, server.address, server.address_at(INTRANET_HOST))
        self._begin = time.monotonic()

    def everything(self, name: str, runs: int, presses: int) -> list[str]:
        """All that is measured; goals first."""
        starts = self._starts(name, runs)
        ours, ours_file, plain = self._field.ours_http, self._field.ours_file, self._field.plain
        browser = launch(self._playwright, name)
        self._progress("主线程 / main thread")
        gaps, gaps_file = measure_gaps(browser, (ours, ours_file), runs)
        self._progress("内存 / memory")
        memory, memory_plain = measure_memory(browser, (ours, plain), min(runs, _MEMORY_RUNS))
        self._progress("按键 / keys")
        keys = measure_keys(browser, ours, presses)
        self._progress("其他页面 / other pages")
        readings = measure_reading(browser, self._server, self._site)
        version = browser.version
        browser.close()
        return [
            *goal_section(
                [
                    *start_goals(starts),
                    key_goal(keys),
                    task_goal("HTTP", starts.ours),
                    task_goal("file://", starts.ours_file),
                    reading_goal(readings),
                ]
            ),
            *report.start_section(version, runs, starts, explained=True),
            *report.memory_section(memory, memory_plain),
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
        return report.start_section(version, runs, starts, explained=False)

    def _starts(self, name: str, runs: int) -> StartsOfAll:
        self._progress(f"第一个结果 / first verdict, {name}")
        return measure_starts(self._playwright, name, self._server, self._field, runs)

    def _progress(self, what: str) -> None:
        say(f"    {time.monotonic() - self._begin:3.0f} s  {what}")


if __name__ == "__main__":
    main()
