"""What the style sheets owe to old browsers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness import ROOT

SHEETS = sorted((ROOT / "docs" / "assets").glob("*.css"))
UNSPOKEN = re.compile(r'content: ("[^"]*") / "";')


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_mark_that_is_not_read_out_shows_in_old_browsers_too(sheet: Path) -> None:
    # Firefox before 128 drops a declaration with an alternative text; 115 is the last one for Windows 7.
    for rule in re.findall(r"{([^{}]*)}", sheet.read_text(encoding="utf-8")):
        for mark in UNSPOKEN.findall(rule):
            assert f"content: {mark};" in rule
