"""Measures the photo checker's page and writes what was found to bench/photo-results.md.

python -m bench.photo_speed [--runs N]
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page

from bench import surroundings
from bench.command import arguments, require_site, write_report
from bench.everywhere import in_each_browser
from bench.goals import Goal, goal_section, task_goal
from bench.memory import Workers, renderers, unshared
from bench.photos import bring, draw_many
from bench.profiles import LOCALE
from bench.starts import PAGES
from bench.tables import browser_section, milliseconds
from cases.photos.files import Recipe, file_of

RESULTS = Path(__file__).with_name("photo-results.md")
_COMMAND = "python -m bench.photo_speed"
_PAGE = "check/photo.html"
_LARGE = (3000, 4000)  # pixels: 12 megapixels
_BATCH, _MANY = 100, 500  # photos
_SETTLED = 2000  # ms in which the browser gives back memory
_EXPECTED = {"12.jpg": "fail", "small.jpg": "pass"}


@dataclass
class Measured:
    """Of one browser; times in ms, a value a run."""

    version: str = ""
    large: list[float] = field(default_factory=list)
    small: list[float] = field(default_factory=list)
    batch: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    """The longest task of each batch; 0: less than 50."""
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Photos in the table, and bytes that the page's process alone has written to."""


def draw(folder: Path) -> None:
    """Draws the photos, with noise like a camera's: two to be brought alone, and a folder of many that differ."""
    (folder / "12.jpg").write_bytes(file_of(Recipe(size=_LARGE, noise=6)))
    (folder / "small.jpg").write_bytes(file_of(Recipe()))
    draw_many(folder / "batch", (f"{index:03}.jpg" for index in range(_BATCH)))


def measure(browser: Browser, address: str, photos: Path, runs: int) -> Measured:
    """Brings photos to one page, which stays open: alone, and in batches; to another one more and more."""
    measured = Measured(browser.version)
    context = browser.new_context(locale=LOCALE)
    context.add_init_script(path=PAGES / "photos.js")
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())  # whoever clears is asked
    page.goto(address + _PAGE)
    files, batch = page.locator("input[name=files]"), sorted((photos / "batch").iterdir())
    for name, taken in (("12.jpg", measured.large), ("small.jpg", measured.small)):
        for run in range(runs + 1):
            seen = bring(page, files, photos / name)
            if seen["outcome"] != _EXPECTED[name]:
                raise RuntimeError(f"{name}: {seen['outcome']}")
            if run:  # the first starts the runtime
                taken.append(seen["taken"])
            page.locator(".photo-clear").evaluate("button => button.click()")
    for _ in range(runs):
        seen = bring(page, files, *batch)
        measured.batch.append(seen["taken"])
        measured.longest.append(seen["longest"])
        page.locator(".photo-clear").click()
    page.close()
    if sys.platform == "linux":
        measured.memory = _measure_memory(browser, context, address, batch)
    context.close()
    return measured


def _measure_memory(
    browser: Browser, context: BrowserContext, address: str, batch: list[Path]
) -> list[tuple[int, float]]:
    others = renderers(browser)
    page = context.new_page()
    workers = Workers(context, page)
    page.goto(address + _PAGE)
    files = page.locator("input[name=files]")
    memory = []
    for count in range(_BATCH, _MANY + 1, _BATCH):
        bring(page, files, *batch)
        workers.collect_garbage()
        memory.append((count, _written(page, renderers(browser) - others)))
    return memory


def _written(page: Page, processes: set[int]) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.detach()
    page.wait_for_timeout(_SETTLED)
    return sum(map(unshared, processes))


def goals(measured: Measured) -> list[str]:
    """What is wanted beside what was found."""
    found = [
        Goal(
            "1200 万像素：放进 → 结果 / 12 megapixels, handed over → verdict", median(measured.large) / 1000, 0.5, " s"
        ),
        Goal(f"{_BATCH} 张 100 万像素 / {_BATCH} × 1 megapixel", median(measured.batch) / 1000, 10, " s"),
        task_goal(median(measured.longest)),
    ]
    if measured.memory:
        (few, before), (many, after) = measured.memory[0], measured.memory[-1]
        each = (after - before) / (many - few) / 1e3
        found.append(Goal(f"第 {few} 张以后每张多用的内存 / memory a photo beyond {few}", each, 50, " kB"))
    return goal_section(found)


def details(measured: Measured) -> list[str]:
    """All numbers of one browser."""
    rows = [
        ["1200 万像素，一张 / 12 megapixels, one", milliseconds(measured.large)],
        ["358 × 441，一张 / one", milliseconds(measured.small)],
        [f"{_BATCH} 张 100 万像素 / {_BATCH} × 1 megapixel", milliseconds(measured.batch)],
        ["其中最长任务 / longest task of these", milliseconds(measured.longest)],
        *(
            [f"表里有 {count} 张时的内存 / memory at {count} photos", f"{used / 1e6:.0f} MB"]
            for count, used in measured.memory
        ),
    ]
    remarks = """
中位数（最小–最大），ms。运行环境已经启动。任务 0：没有 50 ms 以上的。内存：网页的进程自己写过的部分，垃圾回收之后。

Medians (range), ms, the runtime being ready: from the moment the page has the file until all about it is shown, its
picture included. Task 0: none of 50 ms or more. Memory: what the page's process alone has written to, after a garbage
collection.
"""
    return browser_section(measured.version, rows, remarks)


def main() -> None:
    """Measures in each browser."""
    given = arguments(_COMMAND, "量照片检查 / measures the photo checker").parse_args()
    require_site()
    busy = surroundings.busy()
    with tempfile.TemporaryDirectory() as temporary:
        photos = Path(temporary)
        draw(photos)
        all_measured = in_each_browser(lambda browser, address: measure(browser, address, photos, given.runs))
    lines = [*goals(all_measured[0]), *(line for measured in all_measured for line in details(measured))]
    write_report(RESULTS, "照片检查：实测结果 / The photo checker: results", _COMMAND, busy, lines)


if __name__ == "__main__":
    main()
