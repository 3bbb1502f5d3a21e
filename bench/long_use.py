"""Uses each page for long, and writes what it holds to bench/long-use.md.

python -m bench.long_use [--share 0.1] [--only SCENE]

Each scene is one page that stays open: what it holds after a forced garbage collection must not grow. The same scenes
run in a page that may have no more than 512 MB, and in one whose worker is ended in the middle.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from bench import surroundings
from bench.command import require_site, say, write_report
from bench.goals import Goal, goal_section
from bench.long_use_scenes import SCENES, Scene, scenes
from bench.memory import Workers, renderers, unshared
from bench.profiles import LOCALE
from bench.tables import section, table
from harness import ROOT
from harness.browsers import BROWSER_NAMES, launch
from harness.site_server import SiteServer

RESULTS = Path(__file__).with_name("long-use.md")
_COMMAND = "python -m bench.long_use"
_LOOKS = 5  # at what a page holds, evenly spread over a scene
_SETTLED = 2000  # ms in which the browser gives back memory
_MOST_GROWTH = 10  # percent
_TAB = 512 * 1024**2  # bytes
_PATIENCE = 600_000  # ms
_FILL = """() => {
    const held = [];
    try {
        for (;;) held.push(new Uint8Array(16 * 1024 * 1024).fill(1));
    } catch (error) {
        return [held.length * 16, String(error)];
    }
}"""


@dataclass
class Held:
    """Bytes after a garbage collection."""

    done: int
    """How much of the scene's work was done."""
    process: float
    """What the page's process alone has written to."""
    page: float
    """The page's JavaScript objects."""
    workers: float
    """The workers' JavaScript objects and ArrayBuffers, WebAssembly memory among them."""


@dataclass
class Used:
    """What was seen of one scene."""

    scene: Scene
    done: int = 0
    held: list[Held] = field(default_factory=list)
    in_small_tab: str = ""
    after_end: str = ""

    def growth(self, of: Callable[[Held], float]) -> float:
        """In percent of the first look, the most that a later one is above it."""
        first, *others = map(of, self.held)
        return (max(others) / first - 1) * 100


class Opened:
    """A page in which a scene is played."""

    def __init__(self, browser: Browser, address: str, scene: Scene) -> None:
        others = renderers(browser)
        self._context = browser.new_context(locale=LOCALE)
        self._context.set_default_timeout(_PATIENCE)
        self.page: Page = self._context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.workers = Workers(self._context, self.page)
        self.page.goto(address + scene.path)
        self.processes = renderers(browser) - others

    def look(self, done: int) -> Held:
        """What is held now, after a garbage collection in the page and its workers."""
        session = self._context.new_cdp_session(self.page)
        self.workers.collect_garbage()
        session.send("HeapProfiler.collectGarbage")
        self.page.wait_for_timeout(_SETTLED)
        usages = self.workers.ask("Runtime.getHeapUsage")
        page = session.send("Runtime.getHeapUsage")["usedSize"]
        session.detach()
        workers = sum(usage["usedSize"] + usage.get("backingStorageSize", 0) for usage in usages)
        return Held(done, sum(map(unshared, self.processes)), page, workers)

    def limit(self) -> None:
        """Lets the page's process have so much more private memory than the page has before anything is asked of it.

        The kernel counts what can be written to, whether it was or not: of an empty page that is most of what it has.
        """
        for process in self.processes:
            limit = _writable(process) + _TAB
            resource.prlimit(process, resource.RLIMIT_DATA, (limit, limit))

    def close(self) -> None:
        """Close the page."""
        self._context.close()


def _writable(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))


@contextmanager
def opened(browser: Browser, address: str, scene: Scene) -> Iterator[Opened]:
    """The scene's page, for as long as it is needed."""
    page = Opened(browser, address, scene)
    try:
        yield page
    finally:
        page.close()


def use(playwright: Playwright, name: str, address: str, scene: Scene) -> Used:
    """Plays the scene whole, then a part of it in a small tab, then once more with its worker ended."""
    used = Used(scene)
    browser = launch(playwright, name)
    with opened(browser, address, scene) as whole:
        for number in range(1, scene.steps + 1):
            scene.step(whole.page, number)
            used.done = number * scene.each
            if number % max(1, scene.steps // _LOOKS) == 0:
                used.held.append(whole.look(used.done))
                say(f"    {scene.name} {used.done}: {used.held[-1].process / 1e6:.0f} MB")
    with opened(browser, address, scene) as small:
        small.limit()
        used.in_small_tab = _outcome(small, lambda: scene.step(small.page, 1))
    with opened(browser, address, scene) as ended:
        used.after_end = _end_in_the_middle(ended, scene)
    browser.close()
    return used


def _outcome(small: Opened, play: Callable[[], None]) -> str:
    try:
        play()
    except Exception as error:
        try:
            said = small.page.locator(".checker-status-text").inner_text(timeout=10_000)
        except Exception:
            return str(error).partition("\n")[0]
        return f"“{said}”"
    return "查完了 / done"


def _end_in_the_middle(ended: Opened, scene: Scene) -> str:
    """Ends the worker without a word while it works, waits until the page says so, and tries again."""
    scene.begin(ended.page)
    ended.workers.end()
    status = ended.page.locator(".checker-status")
    expect(status).to_have_attribute("data-stage", "failed", timeout=_PATIENCE)
    said = status.locator(".checker-status-text").inner_text()
    status.get_by_role("button", name="再试一次").click()
    scene.finished(ended.page)
    return f"“{said}” → 再试一次 → {scene.told(ended.page)}"


def most_in_small_tab(browser: Browser, address: str, scene: Scene) -> str:
    """How much a page under the limit can allocate: proof that the limit holds."""
    with opened(browser, address, scene) as small:
        small.limit()
        try:
            megabytes, error = small.page.evaluate(_FILL)
        except Exception as gone:
            return f"{type(gone).__name__}"
        return f"{megabytes} MiB, {error}"


def lines_of(all_used: list[Used], small: str, version: str) -> list[str]:
    """The report."""
    goals = [
        Goal(
            f"{used.scene.title}：多用的内存 / growth",
            max(0, used.growth(lambda held: held.process)),
            _MOST_GROWTH,
            " %",
        )
        for used in all_used
        if len(used.held) > 1
    ]
    rows = [
        [
            f"{used.scene.title} {held.done}",
            *(f"{part / 1e6:.1f} MB" for part in (held.process, held.page, held.workers)),
        ]
        for used in all_used
        for held in used.held
    ]
    endings = [
        [used.scene.title, f"{used.done} / {used.scene.whole}", used.in_small_tab, used.after_end] for used in all_used
    ]
    remarks = f"""
一个网页一直开着，垃圾回收之后量。512 MB：网页打开、还没有检查的时候，内核只许它的进程再要 512 MiB 能写的私有内存
（RLIMIT_DATA），JS、ArrayBuffer、WebAssembly、线程的栈都算在里面，要了没用的也算；在这样的网页里只占内存：
{small}。停下：工作线程一声不响地结束。

One page that stays open, measured after a garbage collection. Growth: the most above the first look, of what the page's
process alone has written to. 512 MB: once the page is open and before it checks anything, the kernel grants its process
512 MiB more of private writable memory (RLIMIT_DATA), whether for JavaScript, ArrayBuffers, WebAssembly or stacks, used
or not; a page that does nothing but allocate gets: {small}. Ended: the worker ends without a word in the middle of its
work.
"""
    return [
        *goal_section(goals),
        *section(
            f"Chromium {version}", table(["", "进程 / process", "网页 / page", "工作线程 / workers"], rows), remarks
        ),
        *section(
            "512 MB，停下 / 512 MB, ended",
            table(["", "做了 / done", "512 MB", "工作线程停下以后 / after the worker ended"], endings),
        ),
    ]


def main() -> None:
    """Plays the scenes in the newest browser."""
    parser = argparse.ArgumentParser(prog=_COMMAND, description="长时间使用，内存涨不涨 / uses the pages for long")
    parser.add_argument(
        "--only", action="append", choices=SCENES, help="只做这一样，可以写几次 / only this; may be repeated"
    )
    parser.add_argument("--share", type=float, default=1, metavar="S", help="做全部的几成 / what share of it (1)")
    given = parser.parse_args()
    require_site()
    if sys.platform != "linux":
        sys.exit("只能在 Linux 上量 / only on Linux")
    busy = surroundings.busy()
    with (
        tempfile.TemporaryDirectory() as temporary,
        SiteServer(ROOT / "site") as server,
        sync_playwright() as playwright,
    ):
        chosen = scenes(given.only or SCENES, Path(temporary), given.share)
        all_used = [use(playwright, BROWSER_NAMES[0], server.address, scene) for scene in chosen]
        browser = launch(playwright, BROWSER_NAMES[0])
        small, version = most_in_small_tab(browser, server.address, chosen[0]), browser.version
        browser.close()
    write_report(
        RESULTS, "长时间使用：实测结果 / Long use: results", _COMMAND, busy, lines_of(all_used, small, version)
    )


if __name__ == "__main__":
    main()
