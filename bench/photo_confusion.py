"""How often the photo checker is right: a confusion table over drawn photos, rule by rule.

python -m bench.photo_confusion

The results go to bench/photo-confusion.md. Each photo is clearly good, clearly bad or in doubt. A verdict is wrong if a
good photo fails or a bad one passes. "Cannot tell" is never wrong; the table counts how often it happens.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import median

from bench import surroundings
from bench.command import require_site, write_report
from bench.tables import percentile, section, table
from cases.photos.files import photo_input
from cases.photos.judged import TODAY, Judged, judge
from harness.pyodide import answers, as_check
from validators.model import Outcome

RESULTS = Path(__file__).with_name("photo-confusion.md")


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
        good = sum(rule in one.rules - one.group.rules for one in judged if one.group.wrong == Outcome.FAIL)
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
    checks = [as_check("photo", photo_input(one.photo), TODAY.isoformat()) for one in judged[::10]]
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
