"""Numbers and tables as Markdown shows them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

_MB = 1e6


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; all columns but the first stand right."""
    return [_row(heads), _row(["---", *["---:"] * (len(heads) - 1)]), *map(_row, rows)]


def section(title: str, lines: Sequence[str], remarks: str = "") -> list[str]:
    """A title, what stands under it, and what has to be known to read it."""
    return [f"## {title}", "", *lines, "", *([remarks.strip(), ""] if remarks else [])]


def browser_section(version: str, rows: Iterable[Sequence[str]], remarks: str) -> list[str]:
    """What was measured in a browser: a row each, what it is and how much."""
    return section(f"Chromium {version}", table(["", ""], rows), remarks)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` percent of all do not exceed."""
    return sorted(values)[math.ceil(len(values) * share / 100) - 1]


def megabytes(values: Sequence[float]) -> str:
    """The median of a number of bytes; a dash if there is none."""
    return f"{median(values) / _MB:.2f} MB" if values and median(values) else "–"


def milliseconds(values: Sequence[float]) -> str:
    """Median and range."""
    return f"{median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
