"""Measures the month's submission, photos beside a roster, and writes what was found to bench/submission-results.md.

python -m bench.submission_speed [--runs N]
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench import surroundings
from bench.command import arguments, require_site, write_report
from bench.everywhere import in_each_browser
from bench.goals import Goal, goal_section, task_goal
from bench.photos import bring, draw_many
from bench.profiles import LOCALE
from bench.starts import PAGES
from bench.tables import browser_section, milliseconds
from cases.rosters.people import FORM, Person, people
from validators.roster.columns import ISSUED_ON, LABELS

RESULTS = Path(__file__).with_name("submission-results.md")
_COMMAND = "python -m bench.submission_speed"
_PAGE = "check/roster.html"
_PEOPLE = 200
_PATIENCE = 120_000  # ms
_SETTLED = 1000  # ms


@dataclass
class Measured:
    """Of one browser; times in ms, a value a run."""

    version: str = ""
    taken: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    """The longest task of each run; 0: less than 50."""


def draw(folder: Path) -> tuple[Path, list[Path]]:
    """Writes a roster of people without a certificate, and draws a photo for each, called by name and number."""
    roster, everybody = folder / "roster.csv", people(_PEOPLE)
    with roster.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([LABELS[name] for name in (*FORM, ISSUED_ON)])
        rows.writerows([*(person[name] for name in FORM), ""] for person in everybody)
    return roster, draw_many(folder / "photos", map(_called, everybody))


def _called(person: Person) -> str:
    return f"{person['name']} {person['resident_id']}.jpg"


def measure(browser: Browser, address: str, roster: Path, photos: list[Path], runs: int) -> Measured:
    """Brings the roster to a new page, and all photos once it is checked."""
    measured = Measured(browser.version)
    for _ in range(runs):
        context = browser.new_context(locale=LOCALE)
        context.add_init_script(path=PAGES / "photos.js")
        page = context.new_page()
        page.goto(address + _PAGE)
        page.locator("input[name=files]").set_input_files(roster)
        page.locator(".submission-table tbody tr").first.wait_for(timeout=_PATIENCE)
        page.wait_for_timeout(_SETTLED)
        seen = bring(page, page.locator("input[name=photos]"), *photos)
        if seen["count"] != _PEOPLE:
            raise RuntimeError(f"{seen['count']} photos")
        measured.taken.append(seen["taken"])
        measured.longest.append(seen["longest"])
        context.close()
    return measured


def goals(browsers: Sequence[Measured]) -> list[str]:
    """What is wanted beside what was found, of the worst browser."""
    return goal_section(
        [
            Goal(
                f"{_PEOPLE} 人、{_PEOPLE} 张 100 万像素 / {_PEOPLE} people, {_PEOPLE} × 1 megapixel",
                max(median(each.taken) for each in browsers) / 1000,
                30,
                " s",
            ),
            task_goal(max(longest for each in browsers for longest in each.longest)),
        ]
    )


def details(measured: Measured) -> list[str]:
    """All numbers of one browser."""
    rows = [
        [f"{_PEOPLE} 张，放进 → 每个人的结果 / handed over → everybody's line", milliseconds(measured.taken)],
        ["其中最长任务 / longest task of these", milliseconds(measured.longest)],
    ]
    remarks = """
中位数（最小–最大），ms。花名册已经查完。任务 0：没有 50 ms 以上的。

Medians (range), ms, the roster being checked: from the moment the page has the photos until all are judged and the
lines say so. Task 0: none of 50 ms or more.
"""
    return browser_section(measured.version, rows, remarks)


def main() -> None:
    """Measures in each browser."""
    given = arguments(_COMMAND, "量本月要报的人 / measures the month's submission").parse_args()
    require_site()
    busy = surroundings.busy()
    with tempfile.TemporaryDirectory() as temporary:
        roster, photos = draw(Path(temporary))
        all_measured = in_each_browser(lambda browser, address: measure(browser, address, roster, photos, given.runs))
    lines = [*goals(all_measured), *(line for measured in all_measured for line in details(measured))]
    write_report(RESULTS, "本月要报的人：实测结果 / The month's submission: results", _COMMAND, busy, lines)


if __name__ == "__main__":
    main()
