"""The table of browsers says what the run found: what was right, what was not, and what was not tried."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from site_hooks import tried_browsers
from site_hooks.tried_browsers import RESULTS, Tried, render_tried_browsers


def tried(name: str, ways: dict[str, int], refusal: str = "") -> Tried:
    return {"name": name, "version": "1.2.3", "ways": ways, "checkers": 8, "inputs": 120, "refusal": refusal}


def rows(html: str) -> list[list[str]]:
    cells = [re.findall(r"<t[hd][^>]*>\s*(.*?)\s*</t[hd]>", row, re.DOTALL) for row in html.split("<tr>")]
    return [row for row in cells if row]


def test_each_browser_has_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = {
        "date": "2026-01-02",
        "rules": "2026-01-01 0123abcd",
        "tried": [
            tried("one", {"http": 8, "file": 7}),
            tried("other", {"http": 8}),
            tried("old", {"http": 8, "file": 8}, "这个浏览器太旧"),
        ],
        "missing": {"another": "apt-get install it"},
    }
    path = tmp_path / "results.json"
    path.write_text(json.dumps(results), encoding="utf-8")
    monkeypatch.setattr(tried_browsers, "RESULTS", path)
    html = render_tried_browsers()
    too_old = "8 个都不能用，写明“这个浏览器太旧”"
    assert [
        ["one", "1.2", "8 个都对", "8 个里有 1 个不对"],
        ["other", "1.2", "8 个都对", "没有试"],
        ["old", "1.2", too_old, too_old],
    ] == rows(html)[1:]
    assert "2026-01-02" in html
    assert "最多查 120 次" in html
    assert "没有试：another。" in html


def test_what_the_site_says_was_found_by_a_run_without_a_fault() -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", results["date"])
    assert len(results["tried"]) > 4
    assert [] == [each["name"] for each in results["tried"] if set(each["ways"].values()) != {each["checkers"]}]
