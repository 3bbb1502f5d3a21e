"""What is wanted of the site, beside what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, median_high

from bench.keys import Keys
from bench.memory import Memory
from bench.reading import Reading
from bench.starts import LONG_TASK, Starts, StartsOfAll
from bench.tables import percentile, section, table

_MOST_DIGITS = 9  # after the point


@dataclass(frozen=True)
class Goal:
    """Something that is to be at least or at most so much."""

    what: str
    value: float
    limit: float
    unit: str = ""
    at_least: bool = False
    shown: str = ""
    """What was found, where a number does not say it."""

    @property
    def met(self) -> bool:
        """Whether the value is on the right side of the limit, or on it."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def row(self) -> list[str]:
        """What is wanted, what is, and whether that will do."""
        digits = next((few for few in range(2, _MOST_DIGITS) if self._tells_apart(few)), _MOST_DIGITS)
        wanted = f"{'≥' if self.at_least else '≤'} {_written(self.limit, _MOST_DIGITS)}{self.unit}"
        met = "达到 / met" if self.met else "**未达到 / not met**"
        return [self.what, wanted, self.shown or _written(self.value, digits) + self.unit, met]

    def _tells_apart(self, digits: int) -> bool:
        """Whether so many digits show that a value is not the limit, if it is not."""
        return round(self.value, digits) != self.limit or self.value == self.limit


def _written(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")


def start_goals(starts: StartsOfAll) -> list[Goal]:
    """Of a first verdict, nothing cached."""
    ours, ours_file = median(starts.ours.cold), median(starts.ours_file.cold)
    intranet = median(starts.ours_intranet.cold)
    plain, floor = median(starts.plain.cold), median(starts.lasting_floor.cold)
    return [
        Goal("首次：普通 ÷ 本站 / cold: plain ÷ ours, HTTP", plain / ours, 6.5, at_least=True),
        Goal("首次：普通 ÷ 本站，内网 / cold: plain ÷ ours, intranet", plain / intranet, 6, at_least=True),
        Goal("首次：本站 ÷ 不变的下限 / cold: ours ÷ lasting floor, HTTP", ours / floor, 1.9),
        Goal("首次：普通 HTTP ÷ 本站 file:// / cold: plain ÷ ours from a folder", plain / ours_file, 6, at_least=True),
        Goal("首次检查的字节 / bytes of the first check", max(starts.ours.cold_bytes) / 1e6, 8.5, " MB"),
    ]


def older_goal(version: str, starts: StartsOfAll) -> Goal:
    """Of a first verdict in an older browser, beside an earlier build."""
    what = f"首次，Chromium {version}：本站 ÷ 以前 / cold: ours ÷ before"
    return Goal(what, median(starts.ours.cold) / median(starts.before.cold), 0.6)


def memory_goal(ours: Memory, before: Memory) -> Goal:
    """Of the page's process, beside an earlier build."""
    what = "整个进程的内存：本站 ÷ 以前 / whole process: ours ÷ before"
    return Goal(what, median(ours.process) / median(before.process), 0.8)


def line_goal(ours: Sequence[float], before: Sequence[float]) -> Goal:
    """Of certificate numbers a second, line by line, beside an earlier build."""
    return Goal("逐行检查：本站 ÷ 以前 / line by line: ours ÷ before", median(ours) / median(before), 2, at_least=True)


def key_goal(keys: Keys) -> Goal:
    """Of a check in a form that is ready."""
    beyond = percentile(keys.updated, 95) - keys.rest
    return Goal("按键到结果，减去停顿 / key → verdict beyond the rest, p95", beyond, 16, " ms")


def task_goal(longest: float, name: str = "") -> Goal:
    """Of the main thread: its longest task, 0 if none is long."""
    what = f"最长任务 / longest task{', ' if name else ''}{name}"
    return Goal(what, longest, LONG_TASK, " ms", shown="" if longest else f"< {LONG_TASK} ms")


def start_task_goal(name: str, starts: Starts) -> Goal:
    """Of the main thread, while a checker starts."""
    return task_goal(median_high(starts.longest_task), name)


def reading_goal(readings: Sequence[Reading]) -> Goal:
    """Of a page without a checker."""
    files = sum(reading.runtime for reading in readings)
    return Goal("其他页面取的 runtime/ 文件 / runtime files that other pages fetch", files, 0)


def goal_section(goals: Iterable[Goal]) -> list[str]:
    """All goals, one a row."""
    rows = [goal.row() for goal in goals]
    return section("目标 / Goals", table(["目标 / goal", "要求 / wanted", "实测 / found", ""], rows))
