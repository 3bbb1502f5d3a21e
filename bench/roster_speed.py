"""Measures the roster checker and writes what was found to bench/roster-results.md.

python -m bench.roster_speed [--runs N] [--many-runs N]
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from bench import roster_report, surroundings
from bench.command import arguments, require_site, say, write_report
from bench.contestants import NUMBER_PAGE
from bench.memory import Workers
from bench.profiles import LOCALE
from bench.roster_native import Native, measure_ours, measure_peer, require_peer
from bench.rosters import MANY, SEVERAL, write_csv, write_xlsx
from bench.server import BenchServer
from bench.starts import PAGES, is_from_bench, read
from harness import ROOT
from harness.browsers import BROWSER_NAMES, launch

RESULTS = Path(__file__).with_name("roster-results.md")
_COMMAND = "make bench-roster"
_PAGE = "check/roster.html"
_PATIENCE = 1_200_000  # ms
_STOP_AT = 3_000  # people
_CHOOSING = 2_000  # ms between a press on the button and a file: nobody is quicker in a window of files
_SUM_OF_MEMORIES = "[...self.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)"
_TABLES = "runtime/tables."


@dataclass
class Measured:
    """Of one browser; times in ms, a value a run."""

    version: str = ""
    first: list[float] = field(default_factory=list)
    """10,000 people: the page's first check, of a file that comes as if from nowhere. It starts Python."""
    by_hand: list[float] = field(default_factory=list)
    """The same, of a file that was chosen: since the button was pressed Python has started and practised."""
    next: list[float] = field(default_factory=list)
    """The same file again on that page."""
    many: list[float] = field(default_factory=list)
    """100,000 people, on another page, also its first check."""
    gap: list[float] = field(default_factory=list)
    gap_of_many: list[float] = field(default_factory=list)
    """The longest time in which a timer could not run on the page, from the file until the summary."""
    stop: list[float] = field(default_factory=list)
    table: list[float] = field(default_factory=list)
    """From a press to the rows, at 100,000 people: sorted by name, sorted by the result, one kind, everybody."""
    result: list[float] = field(default_factory=list)
    result_of_wrong: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    memory_of_many: list[float] = field(default_factory=list)
    """Bytes of WebAssembly memory after the check, which never gets smaller."""


@dataclass
class Files:
    """The rosters, drawn into a folder."""

    several: Path
    many: Path
    wrong: Path
    several_csv: Path
    many_csv: Path


def draw(folder: Path) -> Files:
    """Draw the rosters."""
    return Files(
        write_xlsx(folder / "10000.xlsx", SEVERAL),
        write_xlsx(folder / "100000.xlsx", MANY),
        write_xlsx(folder / "wrong.xlsx", SEVERAL, all_wrong=True),
        write_csv(folder / "10000.csv", SEVERAL),
        write_csv(folder / "100000.csv", MANY),
    )


class RosterPage:
    """A page that was just opened, and what its script says of each thing that is done there."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context: BrowserContext = browser.new_context(locale=LOCALE)
        for name in ("ticker.js", "rosters.js"):
            self.context.add_init_script(path=PAGES / name)
        self.page: Page = self.context.new_page()
        self.workers = Workers(self.context, self.page)
        self.page.goto(address + _PAGE)

    def choose_file(self) -> None:
        """Press the button for a file, and look for one."""
        self.page.locator("[data-pick=files]").focus()
        self.page.wait_for_timeout(_CHOOSING)

    def bring(self, path: Path, *, stop_at: int = 0) -> dict[str, Any]:
        """Hand a file over, and wait for the summary, or for what was checked before a stop."""
        self.page.evaluate("people => { bench.stopAt = people; }", stop_at)
        return self._said(lambda: self.page.set_input_files("input[name=files]", path))

    def press(self, button: Locator) -> float:
        """Press a button without a pointer, and say how long it took."""
        taken: float = self._said(lambda: button.evaluate("button => button.click()"))["taken"]
        return taken

    def choose(self, option: int) -> float:
        """Choose an option of the first filter."""
        kinds = self.page.locator(".roster-filters select").first
        taken: float = self._said(lambda: kinds.select_option(index=option))["taken"]
        return taken

    def save(self) -> float:
        """Have 核验结果.xlsx written."""
        with self.page.expect_download(timeout=_PATIENCE):
            return self.press(self.page.get_by_role("button", name="下载核验结果（Excel）"))

    @property
    def memory(self) -> float:
        """Bytes that Python has."""
        answers = self.workers.ask("Runtime.evaluate", expression=_SUM_OF_MEMORIES)
        return float(sum(answer["result"]["value"] for answer in answers))

    def _said(self, act: Any) -> dict[str, Any]:
        with self.page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
            act()
        return read(message.value)


def measure_several(browser: Browser, address: str, files: Files, measured: Measured) -> None:
    """Check 10,000 people on two new pages, once more, and those with something wrong in each."""
    roster = RosterPage(browser, address)
    seen = roster.bring(files.several)
    measured.first.append(seen["taken"])
    measured.gap.append(seen["gap"])
    roster.context.close()
    roster = RosterPage(browser, address)
    roster.choose_file()
    seen = roster.bring(files.several)
    measured.by_hand.append(seen["taken"])
    measured.gap.append(seen["gap"])
    measured.memory.append(roster.memory)
    measured.result.append(roster.save())
    measured.next.append(roster.bring(files.several)["taken"])
    roster.bring(files.wrong)
    measured.result_of_wrong.append(roster.save())
    roster.context.close()


def measure_many(browser: Browser, address: str, files: Files, measured: Measured) -> None:
    """Check 100,000 people on a new page, look at the table, and stop another check."""
    roster = RosterPage(browser, address)
    seen = roster.bring(files.many)
    measured.many.append(seen["taken"])
    measured.gap_of_many.append(seen["gap"])
    measured.memory_of_many.append(roster.memory)
    heads = roster.page.locator(".roster-sort")
    measured.table.append(roster.press(heads.nth(1)))
    measured.table.append(roster.press(heads.last))
    measured.table.append(roster.choose(1))
    measured.table.append(roster.choose(0))
    measured.stop.append(roster.bring(files.many, stop_at=_STOP_AT)["taken"])
    roster.context.close()


def bytes_of_first_checks(browser: Browser, server: BenchServer) -> tuple[dict[str, int], dict[str, int]]:
    """What the roster's page and another one fetch when their checkers start: bytes by path, nothing cached."""
    sent = []
    for page, place in ((_PAGE, "[data-pick=files]"), (NUMBER_PAGE, "[name=number]")):
        context = browser.new_context(locale=LOCALE)
        opened = context.new_page()
        server.clear()
        opened.goto(server.address + page)
        opened.locator(place).focus()
        opened.get_by_text("已就绪").wait_for(timeout=_PATIENCE)
        sent.append(dict(server.sent))
        context.close()
    roster, other = sent
    if any(path.startswith(_TABLES) for path in other):
        raise RuntimeError("another page fetches what reads tables")
    return roster, other


def main() -> None:
    """Measure in turns: in each browser, ours on CPython, frictionless."""
    parser = arguments(_COMMAND, "量花名册检查 / measures the roster checker")
    parser.add_argument(
        "--many-runs", type=int, default=2, metavar="N", help="十万人的量几次 / how often with 100,000 people (2)"
    )
    given = parser.parse_args()
    require_site()
    require_peer()
    busy = surroundings.busy()
    with (
        tempfile.TemporaryDirectory() as temporary,
        BenchServer(ROOT / "site") as server,
        sync_playwright() as playwright,
    ):
        files = draw(Path(temporary))
        browsers = {name: Measured() for name in BROWSER_NAMES}
        native: dict[str, Native] = {}

        def beside(xlsx: Path, csv: Path, people: int) -> None:
            for path in (xlsx, csv):
                measure_ours(path, people, native.setdefault(f"ours {path.name}", Native()))
                measure_peer(path, people, native.setdefault(f"frictionless {path.name}", Native()))

        for run in range(max(given.runs, given.many_runs)):
            say(f"    {run + 1}")
            for name, measured in browsers.items():
                browser = launch(playwright, name)
                measured.version = browser.version
                if run < given.runs:
                    measure_several(browser, server.address, files, measured)
                if run < given.many_runs:
                    measure_many(browser, server.address, files, measured)
                browser.close()
            if run < given.runs:
                beside(files.several, files.several_csv, SEVERAL)
            if run < given.many_runs:
                beside(files.many, files.many_csv, MANY)
        browser = launch(playwright, BROWSER_NAMES[0])
        sent = bytes_of_first_checks(browser, server)
        browser.close()
    lines = [
        *roster_report.goals([*browsers.values()], native, sent),
        *(line for measured in browsers.values() for line in roster_report.of_browser(measured)),
        *roster_report.native_section(native),
        *roster_report.bytes_section(sent),
    ]
    write_report(RESULTS, "花名册检查：实测结果 / The roster checker: results", _COMMAND, busy, lines)


if __name__ == "__main__":
    main()
