"""Measures the built site beside its peers and writes what was found to bench/results.md.

python -m bench [--runs N] [--older-runs N] [--presses N]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench import report, surroundings
from bench.contestants import Field, contestants, lay_out
from bench.keys import measure_keys
from bench.memory import measure_memory
from bench.reading import measure_reading
from bench.server import BenchServer
from bench.starts import measure_gaps, measure_starts
from tests.browser.browsers import BROWSER_NAMES, ROOT, launch

RESULTS = Path(__file__).with_name("results.md")
_MEMORY_RUNS = 3


def main() -> None:
    """Measures everything in the newest browser, and the starts alone in older ones."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="量一量网站有多快 / measures how fast the site is"
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="每项量几次 / how often each is measured (5)")
    parser.add_argument(
        "--older-runs", type=int, default=3, metavar="N", help="旧浏览器里量几次 / in older browsers (3)"
    )
    parser.add_argument(
        "--presses", type=int, default=200, metavar="N", help="按几次键 / how many keys are pressed (200)"
    )
    given = parser.parse_args()
    if not (ROOT / "site" / "index.html").is_file():
        sys.exit("还没有建网站：make site / the site is not built: make site")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        lay_out(folder)
        with BenchServer(folder) as server, sync_playwright() as playwright:
            bench = _Bench(playwright, server, folder)
            lines = bench.everything(BROWSER_NAMES[0], given.runs, given.presses)
            for name in BROWSER_NAMES[1:]:
                lines += bench.starts_alone(name, given.older_runs)
    text = "\n".join(lines) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    _say(text)


class _Bench:
    """What is measured in a browser, as sections of the report."""

    def __init__(self, playwright: Playwright, server: BenchServer, folder: Path) -> None:
        self._playwright = playwright
        self._server = server
        self._folder = folder
        self._field: Field = contestants(folder, server.address)
        self._begin = time.monotonic()

    def everything(self, name: str, runs: int, presses: int) -> list[str]:
        """All that is measured; goals last."""
        busy_before = surroundings.busy()
        starts = self._starts(name, runs)
        browser = launch(self._playwright, name)
        field = self._field
        self._progress("主线程 / main thread")
        gaps = measure_gaps(browser, (field.ours_http, field.ours_file), runs)
        self._progress("内存 / memory")
        memory = measure_memory(browser, (field.ours_http, field.plain), min(runs, _MEMORY_RUNS))
        self._progress("按键 / keys")
        keys = measure_keys(browser, field.ours_http, presses)
        self._progress("其他页面 / other pages")
        readings = measure_reading(browser, self._server, self._folder / "site")
        version = browser.version
        browser.close()
        by_name = {"HTTP": starts.ours, "file://": starts.ours_file}
        goals = [
            *starts.goals(),
            report.key_goal(keys),
            *(report.task_goal(over, measured) for over, measured in by_name.items()),
            report.reading_goal(readings),
        ]
        return [
            "# 实测结果 / Results",
            "",
            f"`make bench`，{datetime.now().astimezone():%Y-%m-%d %H:%M}。{surroundings.machine()}。",
            f"Chromium {version}；{surroundings.versions()}。",
            f"负荷 / load average: {busy_before:.1f} → {surroundings.busy():.1f}。",
            "",
            *_section("目标 / Goals", report.goal_lines(goals)),
            *_section(
                f"打开网页到第一个结果 / Page opened → first verdict, Chromium {version}",
                starts.lines(),
                f"中位数（最小–最大），{runs} 次，轮流。×：是本站 HTTP 的几倍。首次：新的浏览器配置，缓存是空的；再次：同一配置的第二页。",
                f"Medians (range) of {runs} runs, taken in turns; × is the ratio to this site over HTTP. Cold: a new profile,",
                "nothing cached. Warm: the second page in it. Bytes are bodies as sent, uncompressed by the server. Plain is",
                "`loadPyodide` in a module worker with the wheels beside it; from a folder a browser allows it no worker, no fetch.",
                "Floor: fetch, unpack and compile both modules, copy the image once. Fell back: starts without the image.",
            ),
            *_section(
                "内存 / Memory, after the first verdict",
                report.memory_lines(*memory),
                f"Medians of {len(memory[0].heap)}. Worker: WebAssembly memory, other ArrayBuffers and JS objects after a garbage",
                "collection, without compiled code. Whole process: what the page's process alone has written to (Linux).",
            ),
            *_section(
                "按键到结果 / Key → verdict, form ready",
                report.key_lines(keys),
                f"{presses} keys, from the key's event. The page itself waits {keys.rest:g} ms for more typing: the last two columns are",
                "without that. A frame comes every 16.7 ms.",
            ),
            *_section(
                "主线程 / Main thread until the verdict is shown",
                report.task_lines((over, by_name[over], each) for over, each in zip(by_name, gaps, strict=True)),
                "Task: median of the longest in each cold start, as the browser reports it. Gap: between two runs of a 1 ms timer,",
                "taken in starts of their own; browsers stretch it to 4 ms, and a busy machine further.",
            ),
            *_section("没有检查工具的页面 / Pages without a checker", report.reading_lines(readings)),
        ]

    def starts_alone(self, name: str, runs: int) -> list[str]:
        """The table of starts in another browser."""
        starts = self._starts(name, runs)
        browser = launch(self._playwright, name)
        version = browser.version
        browser.close()
        return _section(f"Chromium {version}", starts.lines(), f"Medians (range) of {runs} runs.")

    def _starts(self, name: str, runs: int) -> report.StartTable:
        self._progress(f"第一个结果 / first verdict, {name}")
        field = self._field
        order = (field.ours_http, field.plain, field.ours_file, field.floor)
        ours, plain, ours_file, floor = measure_starts(self._playwright, name, self._server, order, runs)
        return report.StartTable(ours=ours, ours_file=ours_file, plain=plain, floor=floor)

    def _progress(self, what: str) -> None:
        _say(f"    {time.monotonic() - self._begin:3.0f} s  {what}")


def _section(title: str, lines: list[str], *remarks: str) -> list[str]:
    return [f"## {title}", "", *lines, "", *remarks, *([""] if remarks else [])]


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
