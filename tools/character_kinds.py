"""Writes `validators/tables/character_kinds.toml` anew: which characters are invisible, and which are signs.

    python -m tools.character_kinds

The source is the edition of the Unicode Character Database that Python has in Pyodide: that is where people meet the
rules, and any other Python goes by this table. To be run when Pyodide has been raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.pyodide import run_bare

TABLE = Path(__file__).parent.parent / "validators" / "tables" / "character_kinds.toml"
KINDS = {"formats": ("Cf",), "unshown": ("Cc", "Cn", "Co", "Cs", "Zl", "Zp"), "signs": ("P", "S", "M")}
"""The general categories, or their first letters, of each kind."""
CATEGORIES = """
import json, unicodedata
from itertools import groupby
runs = [(category, len([*run])) for category, run in groupby(map(unicodedata.category, map(chr, range(0x110000))))]
json.dumps([unicodedata.unidata_version, runs])
"""
_PER_LINE = 10
_HEAD = """\
# 各类字符的范围，都写作 Unicode 编码（十六进制）：formats 看不见，unshown 显示不出来，signs 是标点、符号和附加符号。
# 各个版本的 Python 认得的字符不一样，所以不问 Python，只查这张表。
# 由 tools/character_kinds.py 生成，不用手改。
source = "Unicode Character Database, General_Category"
version = "{version}"
"""


def table(version: str, runs: Sequence[tuple[str, int]]) -> str:
    """The table as TOML. `runs` are the categories of all characters in order, each with how many have it."""
    ranges: Mapping[str, list[str]] = {kind: list(_ranges(runs, prefixes)) for kind, prefixes in KINDS.items()}
    lines = (f'\n{kind} = """\n{_filled(each)}\n"""\n' for kind, each in ranges.items())
    return _HEAD.format(version=version) + "".join(lines)


def _ranges(runs: Sequence[tuple[str, int]], prefixes: tuple[str, ...]) -> list[str]:
    edges: list[list[int]] = []
    start = 0
    for category, count in runs:
        if category.startswith(prefixes):
            if edges and edges[-1][1] == start - 1:
                edges[-1][1] = start + count - 1
            else:
                edges.append([start, start + count - 1])
        start += count
    return [f"{first:04X}" if first == last else f"{first:04X}-{last:04X}" for first, last in edges]


def _filled(ranges: Sequence[str]) -> str:
    lines = (ranges[at : at + _PER_LINE] for at in range(0, len(ranges), _PER_LINE))
    return "\n".join(" ".join(line) for line in lines)


if __name__ == "__main__":
    TABLE.write_text(table(*run_bare(CATEGORIES)), encoding="utf-8")
