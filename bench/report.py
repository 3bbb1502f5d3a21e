"""The results as sections of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, median_high

from bench.keys import Keys
from bench.memory import Memory
from bench.reading import Reading
from bench.starts import LONG_TASK, Starts, StartsOfAll
from bench.tables import megabytes, milliseconds, percentile, section, table

_STARTS = """
中位数（最小–最大），轮流量。×：是本站 HTTP 的几倍。首次：新的浏览器配置，缓存是空的；再次：同一配置里打开的第二页。

Medians (range), taken in turns; ×: the ratio to this site over HTTP. Cold: a new profile, nothing cached. Warm: the
second page in it. Bytes: all files as stored; the server compresses nothing. Plain: `loadPyodide` in a module worker,
wheels and sources beside it; opened from a folder, browsers allow it neither worker nor fetch. Floor: fetch, unpack and
compile both modules, fetch, unpack and copy the image, nothing else; the lasting floor has whole modules, Pyodide's own
and the extension's. Intranet: a host that is no secure context. Before: the build that this one is compared with. Task:
the longest on the main thread. The browser has drawn bold letters before: this Linux lacks bold fonts, and Chromium 109
looks for them for 200 ms. Fell back: starts that could not go the quick way.
"""
BEFORE = "以前 / before"
_MEMORY = """
中位数。workers：WebAssembly 内存、其他 ArrayBuffer、JS 对象，垃圾回收之后，不含编译出来的代码。

Medians. Workers still running: WebAssembly memory, other ArrayBuffers and JS objects, after a garbage collection and
without compiled code. Whole process: what the page's process alone has written to, compiled code included (Linux).
"""
_TASKS = """
任务：每次首次打开时最长的一个，浏览器报告的，只报告 50 ms 以上的。停顿：1 ms 定时器两次运行之间，另外打开了量的。

Task: the longest of each cold start, as the browser reports it, which it does from 50 ms on. Gap: between two runs of a
1 ms timer, in starts of their own; browsers stretch it to 4 ms, and a busy machine further.
"""


def start_section(version: str, runs: int, starts: StartsOfAll, explained: bool) -> list[str]:
    """Times to the first verdict, and how many times as long each took as ours over HTTP."""
    cold, warm = median(starts.ours.cold), median(starts.ours.warm)
    ours = (
        ("本站 / this site, HTTP", starts.ours),
        ("本站 / this site, intranet HTTP", starts.ours_intranet),
        ("本站 / this site, file://", starts.ours_file),
    )
    rows = [
        *([*_start_row(name, each, cold, warm), str(len(each.fallbacks))] for name, each in ours),
        [*_start_row("普通 / plain Pyodide, HTTP", starts.plain, cold, warm), "–"],
        ["普通 / plain Pyodide, file://", "不能 / cannot", "–", "不能 / cannot", "–", "–", "–", "–"],
        [*_start_row("下限 / floor, HTTP", starts.floor, cold, warm), "–"],
        [*_start_row("不变的下限 / lasting floor, HTTP", starts.lasting_floor, cold, warm), "–"],
        *([[*_start_row(f"{BEFORE}, HTTP", starts.before, cold, warm), "–"]] if starts.before.cold else []),
    ]
    heads = [
        "",
        "首次 / cold, ms",
        "×",
        "再次 / warm, ms",
        "×",
        "首次字节 / bytes, cold",
        "最长任务 / task, ms",
        "退回 / fell back",
    ]
    title = f"打开网页 → 第一个结果 / Page opened → first verdict, Chromium {version}, {runs} ×"
    causes = [f"- 退回 / fell back, {name}: `{cause}`" for name, each in ours for cause in each.fallbacks]
    return section(title, [*table(heads, rows), *(["", *causes] if causes else [])], _STARTS if explained else "")


def narrow_section(version: str, measured: Sequence[tuple[str, tuple[Starts, Starts]]]) -> list[str]:
    """Times to the first verdict where there is less than usual of something."""
    rows = [
        [what, milliseconds(ours.cold), milliseconds(plain.cold), f"{median(plain.cold) / median(ours.cold):.2f}"]
        for what, (ours, plain) in measured
    ]
    causes = [f"- 退回 / fell back, {what}: `{cause}`" for what, (ours, _) in measured for cause in ours.fallbacks]
    heads = [
        "首次，ms / cold, ms",
        "本站 / this site, HTTP",
        "普通 / plain Pyodide, HTTP",
        "普通 ÷ 本站 / plain ÷ ours",
    ]
    title = f"慢的网络，一个核 / A slow line, and one core, Chromium {version}"
    return section(title, [*table(heads, rows), *(["", *causes] if causes else [])])


def line_section(measured: Sequence[tuple[str, Sequence[float]]]) -> list[str]:
    """How many numbers a second are checked line by line."""
    rows = [[name, milliseconds(speeds)] for name, speeds in measured]
    heads = ["", "每秒几个证件编号 / certificate numbers a second"]
    return section("逐行检查 / Line by line", table(heads, rows))


def memory_section(measured: Sequence[tuple[str, Memory]]) -> list[str]:
    """What the workers hold, and the processes around them."""
    rows = [
        [name, *map(megabytes, (each.worker, each.wasm, each.buffers, each.heap, each.process))]
        for name, each in measured
    ]
    heads = ["", "workers", "WebAssembly", "ArrayBuffer", "JS 对象 / heap", "整个进程 / whole process"]
    return section("有了第一个结果之后的内存 / Memory after the first verdict", table(heads, rows), _MEMORY)


def key_section(keys: Keys) -> list[str]:
    """How long after a key its verdict is there, with and without the rest that the page waits for."""
    rows = [
        [name, *(f"{percentile(times, share) - rest:.1f}" for rest in (0, keys.rest) for share in (50, 95))]
        for name, times in (
            ("结果写入页面 / verdict in the document", keys.updated),
            ("下一帧开始 / next frame begins", keys.frame),
        )
    ]
    rest = f"{keys.rest:g}"
    remarks = (
        f"{len(keys.updated)} 次按键。网页自己等 {rest} ms，看还打不打字；后两列减去了它。\n\n"
        f"{len(keys.updated)} keys, from the event on. The page itself waits {rest} ms for more typing,\n"
        "which the last two columns leave out. Frames come every 16.7 ms."
    )
    heads = ["", "p50, ms", "p95, ms", f"p50 − {rest}", f"p95 − {rest}"]
    return section("按键 → 结果 / Key → verdict, form ready", table(heads, rows), remarks)


def task_section(measured: Sequence[tuple[str, Starts, list[float]]]) -> list[str]:
    """The main thread while Python starts."""
    rows = [[name, _task(starts.longest_task), milliseconds(gaps)] for name, starts, gaps in measured]
    heads = ["", "最长任务 / task, ms", "最长停顿 / longest gap, ms"]
    return section("主线程，到结果显示为止 / Main thread until the verdict is shown", table(heads, rows), _TASKS)


def reading_section(readings: Sequence[Reading]) -> list[str]:
    """What each page without a checker fetches."""
    rows = [[reading.path, f"{reading.bytes / 1000:.0f} kB", str(reading.runtime)] for reading in readings]
    return section("没有自查工具的页面 / Pages without a checker", table(["", "字节 / bytes", "runtime/"], rows))


def _start_row(name: str, starts: Starts, cold: float, warm: float) -> list[str]:
    return [
        name,
        milliseconds(starts.cold),
        f"{median(starts.cold) / cold:.2f}",
        milliseconds(starts.warm),
        f"{median(starts.warm) / warm:.2f}",
        megabytes(starts.cold_bytes),
        _task(starts.longest_task),
    ]


def _task(values: Sequence[float]) -> str:
    middle, longest = (f"{value:.0f}" if value else f"< {LONG_TASK}" for value in (median_high(values), max(values)))
    return f"{middle} (max {longest})"
