"""The results as Markdown: what was measured, and which goals are met."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.keys import Keys
from bench.memory import Memory
from bench.reading import Reading
from bench.starts import Starts

MB = 1e6
_LONG_TASK = 50  # ms; browsers report none that is shorter


@dataclass(frozen=True)
class Goal:
    """Something that is to be at least or at most so much."""

    what: str
    value: float
    limit: float
    at_least: bool = False
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the value is on the right side of the limit, or on it."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def row(self) -> list[str]:
        """Goal, what is wanted, what is, and whether that will do."""
        sign = "≥" if self.at_least else "≤"
        value = f"{self.value:.2f}".rstrip("0").rstrip(".")
        return [
            self.what,
            f"{sign} {self.limit:g}{self.unit}",
            f"{value}{self.unit}",
            "达到 / met" if self.met else "**未达到 / not met**",
        ]


@dataclass(frozen=True)
class StartTable:
    """The starts in one browser."""

    ours: Starts
    ours_file: Starts
    plain: Starts
    floor: Starts

    def lines(self) -> list[str]:
        """Times, and how many times as long each took as ours over HTTP."""
        ours_cold, ours_warm = median(self.ours.cold), median(self.ours.warm)
        rows = [
            [name, *_time(starts.cold, ours_cold), *_time(starts.warm, ours_warm), _bytes(starts.cold_bytes), fallbacks]
            for name, starts, fallbacks in (
                ("本站 / this site, HTTP", self.ours, str(self.ours.fallbacks)),
                ("本站 / this site, file://", self.ours_file, str(self.ours_file.fallbacks)),
                ("普通方式 / plain Pyodide, HTTP", self.plain, "–"),
                ("普通方式 / plain Pyodide, file://", Starts(), "–"),
                ("下限 / floor, HTTP", self.floor, "–"),
            )
        ]
        return table(
            ["", "首次 / cold, ms", "×", "再次 / warm, ms", "×", "首次字节 / bytes cold", "退回 / fell back"], rows
        )

    def goals(self) -> list[Goal]:
        """What is wanted of a first verdict."""
        ours = median(self.ours.cold)
        return [
            Goal("普通 ÷ 本站 / plain ÷ ours, HTTP", median(self.plain.cold) / ours, 5, at_least=True),
            Goal("本站 ÷ 下限 / ours ÷ floor, HTTP", ours / median(self.floor.cold), 2),
            Goal(
                "普通 HTTP ÷ 本站 file:// / plain over HTTP ÷ ours from file://",
                median(self.plain.cold) / median(self.ours_file.cold),
                2.5,
                at_least=True,
            ),
            Goal("首次检查的字节 / bytes of the first check", max(self.ours.cold_bytes) / MB, 11, unit=" MB"),
        ]


def memory_lines(ours: Memory, plain: Memory) -> list[str]:
    """What the workers hold, and the processes around them."""
    rows = [
        [
            name,
            _bytes(memory.worker),
            _bytes(memory.wasm),
            _bytes(memory.buffers),
            _bytes(memory.heap),
            _bytes(memory.process),
        ]
        for name, memory in (("本站 / this site", ours), ("普通方式 / plain", plain))
    ]
    return table(["", "worker", "WebAssembly", "ArrayBuffer", "JS 对象 / JS heap", "整个进程 / whole process"], rows)


def key_lines(keys: Keys) -> list[str]:
    """How long after a key its verdict is there, with and without the rest that the page waits for."""
    rows = [
        [name, *(f"{percentile(times, share) - rest:.1f}" for rest in (0, keys.rest) for share in (50, 95))]
        for name, times in (
            ("结果写入页面 / verdict in the document", keys.updated),
            ("下一帧 / next frame", keys.frame),
        )
    ]
    rest = f"− {keys.rest:g}"
    return table(["", "p50, ms", "p95, ms", f"p50 {rest}", f"p95 {rest}"], rows)


def key_goal(keys: Keys) -> Goal:
    """What is wanted of a check in a form that is ready."""
    return Goal(
        "按键到结果，减去停顿 / key to verdict beyond the rest, p95",
        percentile(keys.updated, 95) - keys.rest,
        16,
        unit=" ms",
    )


def task_lines(measured: Iterable[tuple[str, Starts, list[float]]]) -> list[str]:
    """The main thread while Python starts."""
    rows = [
        [name, _task(starts.longest_task), f"{median(gaps):.0f} ({min(gaps):.0f}–{max(gaps):.0f})"]
        for name, starts, gaps in measured
    ]
    return table(["", "最长任务 / longest task, ms", "最长停顿 / longest gap, ms"], rows)


def task_goal(name: str, starts: Starts) -> Goal:
    """What is wanted of the main thread."""
    return Goal(f"最长任务 / longest task, {name}", median(starts.longest_task), _LONG_TASK, unit=" ms")


def reading_lines(readings: Sequence[Reading]) -> list[str]:
    """What each page without a checker fetches."""
    rows = [[reading.path, f"{reading.bytes / 1000:.0f} kB", str(reading.runtime)] for reading in readings]
    return table(["", "字节 / bytes", "runtime/"], rows)


def reading_goal(readings: Sequence[Reading]) -> Goal:
    """What is wanted of a page without a checker."""
    return Goal(
        "无检查工具的页面取的 runtime 文件 / runtime files fetched by pages without a checker",
        sum(reading.runtime for reading in readings),
        0,
    )


def goal_lines(goals: Iterable[Goal]) -> list[str]:
    """All goals, one a row."""
    return table(["目标 / goal", "要求 / wanted", "实测 / found", ""], [goal.row() for goal in goals])


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; all columns but the first stand right."""
    return [_row(heads), _row(["---", *["---:"] * (len(heads) - 1)]), *map(_row, rows)]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` percent of all do not exceed."""
    return sorted(values)[math.ceil(len(values) * share / 100) - 1]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _time(values: Sequence[float], ours: float) -> list[str]:
    """Median and range, and how many times `ours` the median is."""
    if not values:
        return ["不能 / cannot", ""]
    return [f"{median(values):.0f} ({min(values):.0f}–{max(values):.0f})", f"{median(values) / ours:.2f}"]


def _bytes(values: Sequence[float]) -> str:
    return f"{median(values) / MB:.2f} MB" if values and median(values) else "–"


def _task(values: Sequence[float]) -> str:
    shown = [f"{value:.0f}" if value else f"< {_LONG_TASK}" for value in (median(values), max(values))]
    return f"{shown[0]} (max {shown[1]})"
