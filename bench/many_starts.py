"""Starts the site again and again, each time as in another office, and counts what did not go the quick way.

python -m bench.many_starts [--runs N]

The count goes on where it was broken off, as long as the site is the same. What was found is in bench/many-starts.md.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import cycle, islice, product
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from bench import surroundings
from bench.command import arguments, require_site, say, write_report
from bench.contestants import NUMBER_ADDRESS
from bench.starts import PAGES, is_from_bench, read
from bench.tables import section, table
from harness import ROOT
from harness.browsers import BROWSER_NAMES, INTRANET_HOST, in_worker, launch
from harness.site_server import SiteServer

RESULTS = Path(__file__).with_name("many-starts.md")
_COUNT = ROOT / "build" / "many-starts.json"
_COMMAND = "python -m bench.many_starts"
_WAYS = ("HTTP", "intranet", "file://")
_PATIENCE = 180_000  # ms
_IN_ONE_BROWSER = 20  # starts, then a new one
_LOCALES = ("zh-CN", "zh-TW", "bo-CN", "en-US", "ar-EG", "de-DE")
_ZONES = ("Asia/Shanghai", "Asia/Urumqi", "UTC", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu")
_SCREENS = ((1366, 768), (1024, 600), (2560, 1440), (360, 740))
_YEAR = 31_557_600_000  # ms
_DATES = (0, -50 * _YEAR, 20 * _YEAR, 80 * _YEAR)  # ms from now
_STEPS = (0, 0.001, 0.9, 40, 5000)  # ms from one reading of a clock to the next, besides what has passed
_UPTIMES = (0, 999.9, 2**31, 2**32 - 300)  # ms


@dataclass(frozen=True)
class Office:
    """What may differ from start to start; times in ms."""

    locale: str
    zone: str
    screen: tuple[int, int]
    date: int
    step: float
    uptime: float
    seed: int

    @classmethod
    def number(cls, number: int) -> Office:
        """The same at every call."""
        chance = Random(number)  # noqa: S311 — nothing here is secret
        return cls(
            chance.choice(_LOCALES),
            chance.choice(_ZONES),
            chance.choice(_SCREENS),
            chance.choice(_DATES),
            chance.choice(_STEPS),
            chance.choice(_UPTIMES),
            chance.randrange(1, 2**31 - 1),
        )

    @property
    def script(self) -> str:
        """Sets the clocks and the chance of a worker."""
        return f"""{{
            let readings = 0, state = {self.seed};
            const date = Date.now, uptime = performance.now.bind(performance);
            Date.now = () => Math.floor(date() + {self.date} + {self.step} * readings++);
            performance.now = () => uptime() + {self.uptime} + {self.step} * readings++;
            Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
            Object.getPrototypeOf(crypto).getRandomValues = (array) => {{
                for (let place = 0; place < array.length; place++) array[place] = Math.random() * 2 ** 32;
                return array;
            }};
        }}"""


def start(browser: Browser, address: str, office: Office) -> str:
    """Opens the page in a new context and waits for its verdict. Gives what went wrong; empty if nothing did."""
    width, height = office.screen
    context = browser.new_context(
        locale=office.locale, timezone_id=office.zone, viewport={"width": width, "height": height}
    )
    context.add_init_script(path=PAGES / "observe.js")
    context.add_init_script(in_worker(office.script))
    page = context.new_page()
    try:
        with page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
            page.goto(address, wait_until="commit")
        seen: dict[str, Any] = read(message.value)
        return str(seen["fellBack"]) or ("" if seen["outcome"] == "fail" else f"verdict: {seen['outcome']}")
    except Error as error:
        return f"no verdict: {error.message}"
    finally:
        context.close()


class Count:
    """How many starts of each browser and each way there were, and what went wrong."""

    def __init__(self, site: Path) -> None:
        scripts = sorted(site.rglob("*.js"))  # the parts for a share among them
        self._of = hashlib.sha256(b"".join(map(Path.read_bytes, scripts))).hexdigest()
        self.starts: Counter[str] = Counter()
        self.faults: list[str] = []
        if _COUNT.exists():
            known = json.loads(_COUNT.read_text(encoding="utf-8"))
            if known["of"] == self._of:
                self.starts.update(known["starts"])
                self.faults += known["faults"]

    def add(self, name: str, way: str, office: Office, fault: str) -> None:
        """Writes down a start."""
        self.starts[f"{name} {way}"] += 1
        if fault:
            self.faults.append(f"Chromium {name}, {way}, {office}: {fault}")
            say(self.faults[-1])
        kept = {"of": self._of, "starts": self.starts, "faults": self.faults}
        _COUNT.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    def report(self) -> list[str]:
        """All that was counted."""
        rows = [
            [f"Chromium {name}, {way}", str(self.starts[f"{name} {way}"])]
            for name, way in product(BROWSER_NAMES, _WAYS)
        ]
        total = ["合计 / all", str(self.starts.total())]
        wrong = ["没有按快速方式启动 / not the quick way", str(len(self.faults))]
        heads = ["", "启动次数 / starts"]
        remarks = """
每次都是新的一页，缓存是空的；语言、时区、屏幕、时钟（日期、开机时间、两次读数之间过了多久）和随机数每次不同。

Each start is a page in a new context, nothing cached; language, time zone, screen, clocks (date, time since the start,
what passes between two readings) and chance differ.
"""
        faults = ["", *(f"- `{each}`" for each in self.faults)] if self.faults else []
        return section("启动 / Starts", [*table(heads, [*rows, total, wrong]), *faults], remarks)


def run(playwright: Playwright, site: Path, server: SiteServer, runs: int) -> Count:
    """Starts the site until it was started so often, earlier starts included."""
    count = Count(site)
    addresses = {
        "HTTP": server.address,
        "intranet": server.address_at(INTRANET_HOST),
        "file://": f"{site.as_uri()}/",
    }
    turns = enumerate(cycle(product(BROWSER_NAMES, _WAYS)))
    remaining = islice(turns, count.starts.total(), runs)
    while some := list(islice(remaining, _IN_ONE_BROWSER)):
        browsers = {name: launch(playwright, name) for name in BROWSER_NAMES}
        for number, (name, way) in some:
            office = Office.number(number)
            count.add(name, way, office, start(browsers[name], addresses[way] + NUMBER_ADDRESS, office))
        for browser in browsers.values():
            browser.close()
        say(f"{count.starts.total()} / {runs}, {len(count.faults)}")
    return count


def main() -> None:
    """Counts on, and writes down what was counted."""
    parser = arguments(_COMMAND, "启动很多次，数一数出错几次 / starts the site very often")
    parser.set_defaults(runs=1000)
    given = parser.parse_args()
    require_site()
    busy = surroundings.busy()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(shutil.copytree(ROOT / "site", Path(temporary).resolve() / "site"))  # a new build may come
        with SiteServer(site) as server:
            count = run(playwright, site, server, given.runs)
    write_report(RESULTS, "启动很多次：实测结果 / Many starts: results", _COMMAND, busy, count.report())


if __name__ == "__main__":
    main()
