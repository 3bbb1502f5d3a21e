"""Photos that are opened from a list: what a worker is asked for."""

from __future__ import annotations

import json
from pathlib import Path

from site_hooks.node import run_node

SCRIPTS = Path(__file__).with_name("page_scripts.mjs")


def test_a_photo_that_is_opened_is_checked_once() -> None:
    given = {"names": ["a", "b", "c", "d"], "meanwhile": [1, 3], "afterwards": [0, 1]}
    told = json.loads(run_node(SCRIPTS, "batch", given=json.dumps(given)))
    assert ["b", "d", "a", "b"] == told["seen"]
    assert [f"check-file {name}" for name in "abcd"] == sorted(each for each in told["asked"] if "check" in each)
    # What was being checked, or was done, is drawn for the eye; what still waited was drawn with the check.
    assert ["preview a", "preview b", "preview b"] == sorted(each for each in told["asked"] if "preview" in each)
