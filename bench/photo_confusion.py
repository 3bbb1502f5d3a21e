"""How often the photo checker is right, on photos drawn for the purpose: a confusion table, rule by rule.

python -m bench.photo_confusion

What was found is written to bench/photo-confusion.md. A photo is clearly good, clearly bad, or in doubt. Wrong are: a
good one that fails, a bad one that passes. The checker may say of either that it cannot tell; how often it does is in
the table too.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, product
from pathlib import Path
from statistics import median
from typing import Any

from bench import surroundings
from bench.command import require_site, write_report
from bench.tables import percentile, section, table
from cases.photos.files import photo_input
from tests.pyodide import answers, as_check
from validators import CHECKERS
from validators.engine import check
from validators.model import Outcome

Look = dict[str, Any]

RESULTS = Path(__file__).with_name("photo-confusion.md")
_TODAY = date(2026, 3, 1)
_ALWAYS = "person-must-look"
_PERSONS: tuple[Look, ...] = (
    {},
    {"skin": "fair", "hair": "brown", "long_hair": True, "clothes": "white"},
    {"skin": "fair", "hair": "white", "clothes": "white", "glasses": True},
    {"skin": "fair", "hair": "bald", "clothes": "grey"},
    {"skin": "dark", "clothes": "white", "glasses": True},
    {"skin": "dark", "hair": "bald", "clothes": "black", "close": 1.25},
    {"hair": "brown", "clothes": "grey", "close": 0.8},
    {"long_hair": True, "clothes": "black", "glasses": True, "close": 1.1},
    {"person": "portrait"},
)
# So close that a shadow behind them hardly shows, and would not be clearly bad: they stand before white walls alone.
_VERY_CLOSE: tuple[Look, ...] = (
    {"skin": "fair", "hair": "white", "clothes": "white", "close": 1.5},
    {"skin": "fair", "hair": "white", "clothes": "white", "close": 1.8},
    {"long_hair": True, "close": 1.5},
)
_FILES: tuple[Look, ...] = (
    {"quality": 95, "size": (358, 441)},
    {"quality": 30, "size": (295, 413), "noise": 3},
    {"quality": 60, "size": (480, 640), "noise": 5, "progressive": True},
    {"quality": 75, "size": (180, 240), "noise": 2, "blur": 0.7},
)
_WHITE = ("#ffffff", "#fafafa", "#f5f5f5", "#f0f0f0", "#fbf8f2", "vignette:255:242")


@dataclass(frozen=True)
class Group:
    """Photos of one kind. `wrong` is the outcome that they must not have, `rules` are those of which one must speak."""

    name: str
    photos: tuple[Look, ...]
    wrong: Outcome | None
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """What the checker said of one photo, and how long it took (ms)."""

    group: Group
    photo: Look
    outcome: Outcome
    rules: frozenset[str]
    took: float

    @property
    def is_wrong(self) -> bool:
        """Whether the outcome is the one that this photo must not have."""
        return self.outcome == self.group.wrong

    @property
    def is_missed(self) -> bool:
        """Whether what is wrong with the photo was not named."""
        return bool(self.group.rules) and not self.group.rules & self.rules


def groups() -> tuple[Group, ...]:
    """All photos."""
    good = tuple(
        {**person, **file, "background": white}
        for white, person, file in product(_WHITE, _PERSONS + _VERY_CLOSE, _FILES)
    )
    return (
        Group("白底 / white", good, Outcome.FAIL),
        _bad("灰墙 / grey wall", "background-not-white", "#d2d2d2", "#c8c8c8", "#b4b4b4", "#808080"),
        _bad("蓝底 / blue", "background-tinted", "#438edb", "#0032c8", "#b4d2f0"),
        _bad("红底 / red", "background-tinted", "#c8202f", "#ff0000", "#e8a0a0"),
        _bad("黄墙、绿墙 / yellow, green", "background-tinted", "#f0e0b0", "#c8e6c8"),
        _bad("渐变 / gradient", "background-uneven", "down:255:170", "across:250:180", "vignette:255:160"),
        _bad("影子 / shadow", "background-slightly-uneven background-uneven shadow-behind", *_SHADOWS),
        _bad("杂乱 / cluttered", "no-plain-background background-hard-to-find", *_CLUTTERED),
        _bad("暗 / dark", "background-not-white", "#ffffff", exposure=0.4),
        _bad("黑白 / greyscale", "greyscale", "#ffffff", "#f5f5f5", colour=0),
        _bad("太大 / too large", "larger-than-100-kb", "#ffffff", bytes=102401),
        _bad("断了 / truncated", "truncated", "#ffffff", keep=0.7),
        *_framed(),
        Group("两可 / in doubt", tuple(_with(*_DOUBTFUL)), None),
    )


_SHADOWS = ("shadow:45:0.1", "shadow:80:0.15", "shadow:70:0.01", "shadow:110:0.02")
_CLUTTERED = (*(f"room:{number}" for number in range(6)), "leaves", "halves")
_FRAMES = (1, 2, 3, 4, 5, 6, 8)  # percent of the shorter side
_BEHIND_FRAMES = "background-not-white background-tinted no-plain-background background-hard-to-find background-uneven"
_DOUBTFUL = ("#e4e4e4", "#dcdcdc", "#fcf6e6", "vignette:255:222", "shadow:30:0.2", "stripes:25")


def _bad(name: str, rules: str, *backgrounds: str, **more: Any) -> Group:
    return Group(name, tuple(_with(*backgrounds, **more)), Outcome.PASS, frozenset(rules.split()))


def _with(*backgrounds: str, **more: Any) -> Iterator[Look]:
    """Each background behind four of the persons, each in another kind of file."""
    persons, files = cycle(_PERSONS), cycle(_FILES)
    for background, _ in product(backgrounds, range(4)):
        yield {**next(persons), **next(files), "background": background, **more}


def _framed() -> Iterator[Group]:
    """Frames round photos that are good without them, and round such as are not."""
    hardly = product(_FRAMES, (("#ffffff", "#fafafa"), ("#f5f5f5", "#ffffff"), ("#ffffff", "#f0f0f0")))
    thin = tuple(look for wide, (frame, wall) in hardly for look in _with(wall, frame=wide, frame_colour=frame))
    yield Group("白框，白底 / white frame, white", thin, Outcome.FAIL)
    walls = ("#438edb", "#c8202f", "#808080", "#f0e0b0", *_CLUTTERED)
    bad = tuple(look for wide in _FRAMES for look in _with(*walls, frame=wide))
    yield Group("白框，别的背景 / white frame, other", bad, Outcome.PASS, frozenset(_BEHIND_FRAMES.split()))
    sides = ("top", "left right", "left top", "left top right")
    partly = tuple(look for side in sides for look in _with("#438edb", "#808080", frame=5, frame_sides=side))
    yield Group("几边白 / white on some sides", partly, Outcome.PASS, frozenset(_BEHIND_FRAMES.split()))
    lines = product((1, 2, 4), ("#000000", "#438edb", "#808080"))
    dark = tuple(look for wide, frame in lines for look in _with("#fafafa", frame=wide, frame_colour=frame))
    yield Group("有色的框，白底 / dark frame, white", dark, None)


def judge() -> list[Judged]:
    """Draws and judges every photo."""
    judged = []
    for group in groups():
        for photo in group.photos:
            drawn = photo_input(photo)
            start = time.perf_counter()
            verdict = check(CHECKERS["photo"], drawn, _TODAY)
            took = 1000 * (time.perf_counter() - start)
            rules = frozenset(finding.rule.split("/")[1] for finding in verdict.findings) - {_ALWAYS}
            judged.append(Judged(group, photo, verdict.outcome, rules, took))
    return judged


def report(judged: list[Judged]) -> list[str]:
    """The tables, as Markdown."""
    kinds = {one.group.name: one.group for one in judged}
    rows = []
    for name, group in kinds.items():
        of_kind = [one for one in judged if one.group is group]
        outcomes = Counter(one.outcome for one in of_kind)
        wrong = "–" if group.wrong is None else str(sum(one.is_wrong for one in of_kind))
        rows.append([name, str(len(of_kind)), *(str(outcomes[outcome]) for outcome in Outcome), wrong])
    by_rule = []
    for rule in sorted({rule for one in judged for rule in one.rules | one.group.rules}):
        meant = [one for one in judged if rule in one.group.rules]
        found = sum(rule in one.rules for one in meant)
        missed = sum(one.is_missed for one in meant)
        good = sum(rule in one.rules for one in judged if one.group.wrong == Outcome.FAIL)
        other = sum(rule in one.rules for one in judged) - found - good
        by_rule.append([rule, str(len(meant)), str(found), str(missed), str(good), str(other)])
    heads = ["照片 / photos", "张 / count", "通过 / pass", "不通过 / fail", "需要咨询 / unsure", "判错 / wrong"]
    rule_heads = [
        "规则 / rule",
        "该查出 / meant",
        "查出 / found",
        "漏掉 / missed",
        "好照片上 / on good",
        "别处 / elsewhere",
    ]
    return [
        *section(f"{len(judged)} 张照片 / photos", table(heads, rows)),
        *section("逐条规则 / rule by rule", table(rule_heads, by_rule)),
    ]


def report_times(judged: list[Judged]) -> list[str]:
    """How long a photo takes here, and every tenth of them in Pyodide; the site must be built."""
    checks = [as_check("photo", photo_input(one.photo), _TODAY.isoformat()) for one in judged[::10]]
    rows = [
        _times("CPython", [one.took for one in judged]),
        _times("Pyodide, Node", [took for _, took in answers(checks)]),
    ]
    return section("每张要多久 / how long each takes", table(["", "中位数 / median", "95 %", "最长 / longest"], rows))


def _times(where: str, times: list[float]) -> list[str]:
    return [where, *(f"{value:.0f} ms" for value in (median(times), percentile(times, 95), max(times)))]


def main() -> None:
    """Judges all photos and writes the tables."""
    require_site()
    busy = surroundings.busy()
    judged = judge()
    lines = [*report(judged), *report_times(judged)]
    title = "照片检查：判错多少 / The photo checker: how often it is wrong"
    write_report(RESULTS, title, "python -m bench.photo_confusion", busy, lines)


if __name__ == "__main__":
    main()
