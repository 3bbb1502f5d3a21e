"""What was measured of the roster checker, as sections of its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from bench.goals import Goal, goal_section
from bench.roster_native import Native
from bench.tables import browser_section, megabytes, milliseconds, section, table

if TYPE_CHECKING:
    from bench.roster_speed import Measured

_TABLES = "runtime/tables."
Sent = tuple[Mapping[str, int], Mapping[str, int]]


def goals(browsers: Sequence[Measured], native: Mapping[str, Native], sent: Sent) -> list[str]:
    """What is wanted beside what was found, of the worst browser."""

    def worst(name: str) -> float:
        found: float = max(median(getattr(each, name)) for each in browsers)
        return found

    def ratio(file: str) -> float:
        return median(native[f"frictionless {file}"].processor) / median(native[f"ours {file}"].processor)

    few, many = (median(native[f"ours {count}.xlsx"].processor) for count in (10_000, 100_000))
    a_row = max((median(each.many) / 10) / median(each.next) for each in browsers)
    own = sum(size for path, size in sent[0].items() if path.startswith(_TABLES))
    return goal_section(
        [
            Goal("10,000 人：放进 → 小结，网页的第一次 / 10,000 people, first check", worst("first") / 1e3, 2, " s"),
            Goal("同上，按“选花名册”以后 2 秒才有文件 / of a file chosen in 2 s", worst("by_hand") / 1e3, 2, " s"),
            Goal("100,000 人 / 100,000 people", worst("many") / 1e3, 20, " s"),
            *(
                Goal(f"frictionless ÷ 本站，{file} / frictionless ÷ ours", ratio(file), 1, at_least=True)
                for file in ("10000.xlsx", "100000.xlsx")
            ),
            Goal("每人：100,000 人的 ÷ 10,000 人的，网页 / per person, on the page", a_row, 1.2),
            Goal("每人：100,000 人的 ÷ 10,000 人的，CPython / per person", many / few / 10, 1.2),
            Goal("网页最长的停顿，10,000 人 / the page's longest gap", worst("gap"), 50, " ms"),
            Goal("网页最长的停顿，100,000 人 / the page's longest gap", worst("gap_of_many"), 50, " ms"),
            Goal("停下，查到 3,000 / 100,000 人时 / stop at 3,000 of 100,000", worst("stop"), 200, " ms"),
            Goal("Python 的内存，10,000 人 / Python's memory", worst("memory") / 1e6, 80, " MB"),
            Goal("Python 的内存，100,000 人 / Python's memory", worst("memory_of_many") / 1e6, 350, " MB"),
            Goal("100,000 人的表：筛选、排序 → 第一页 / filtered, sorted → first page", worst("table"), 100, " ms"),
            Goal("核验结果.xlsx，10,000 人 / 10,000 people", worst("result") / 1e3, 3, " s"),
            Goal("只有这一页取的字节 / bytes for this page alone", own / 1e6, 0.8, " MB"),
        ]
    )


def of_browser(measured: Measured) -> list[str]:
    """All numbers of one browser."""
    rows = [
        ["10,000 人，网页的第一次 / 10,000 people, first check", milliseconds(measured.first)],
        ["同上，按“选花名册”以后 2 秒才有文件 / of a file chosen in 2 s", milliseconds(measured.by_hand)],
        ["10,000 人，再一次 / once more", milliseconds(measured.next)],
        ["100,000 人，网页的第一次 / 100,000 people, first check", milliseconds(measured.many)],
        ["网页最长的停顿，10,000 人 / the page's longest gap", milliseconds(measured.gap)],
        ["网页最长的停顿，100,000 人 / the page's longest gap", milliseconds(measured.gap_of_many)],
        ["停下，查到 3,000 / 100,000 人时 / stop at 3,000 of 100,000", milliseconds(measured.stop)],
        ["100,000 人的表：筛选、排序 → 第一页 / filtered, sorted → first page", milliseconds(measured.table)],
        ["核验结果.xlsx，10,000 人 / 10,000 people", milliseconds(measured.result)],
        ["同上，每个人都有毛病 / something wrong with each", milliseconds(measured.result_of_wrong)],
        ["Python 的内存，10,000 人 / Python's memory", megabytes(measured.memory)],
        ["Python 的内存，100,000 人 / Python's memory", megabytes(measured.memory_of_many)],
    ]
    remarks = """
中位数（最小–最大），ms。第一次：网页刚打开，Python 也要启动，文件突然就来。人总要先按“选花名册”，或者把文件拖过网页：
那时 Python 已经启动，还拿编造的花名册练一遍。下面各行都在这样的网页上量，100,000 人的除外。
停顿：计时器没有机会运行的时间。内存：WebAssembly 的，只增不减。

Medians (range), ms. First check: the page was just opened, Python has to start, and the file comes from nowhere. People
press the button first, or drag the file over the page: then Python starts, and practises with a made-up roster. The
lines below are of such a page, but those of 100,000 people. Gap: a time in which no timer could run on the page.
Memory: WebAssembly's, which only grows.
"""
    return browser_section(measured.version, rows, remarks)


def _ms(seconds: Sequence[float]) -> list[float]:
    return [1e3 * each for each in seconds]


def native_section(native: Mapping[str, Native]) -> list[str]:
    """Ours beside frictionless."""
    rows = [[name, milliseconds(_ms(each.processor)), milliseconds(_ms(each.wall))] for name, each in native.items()]
    remarks = """
中位数（最小–最大），ms，同一台电脑上轮流，都不算导入模块的时间。
frictionless 5.21 查的：必填、格式、可选的答案、不重复、校验码、性别；找到的行要和埋下的错一行不差。
本站查的是全部规则，人和人之间也比。比值用处理器时间算，别的程序忙不忙对它影响小。

Medians (range), ms, in turns on one machine, without imports. frictionless 5.21 checks what is required, patterns,
choices, uniqueness, the check digit and the sex, and has to find just the rows in which something was put wrong. Ours
runs all rules, and compares people. Ratios are of the processor's time, on which other programs tell less.
"""
    return section("CPython", table(["", "处理器 / processor", "时钟 / clock"], rows), remarks)


def bytes_section(sent: Sent) -> list[str]:
    """What this page and another one fetch for their first check."""
    roster, other = (sum(size for path, size in of_page.items() if "runtime/" in path) for of_page in sent)
    tables = sum(size for path, size in sent[0].items() if path.startswith(_TABLES))
    rows = [
        ["花名册 / the roster's page", megabytes([roster])],
        ["其中只有这一页要的 / of these, for this page alone", megabytes([tables])],
        ["证件编号 / the certificate number's page", megabytes([other])],
    ]
    return section("第一次检查取的字节 / Bytes of a first check", table(["runtime/", ""], rows))
