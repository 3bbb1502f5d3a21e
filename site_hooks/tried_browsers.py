"""The table of the browsers in which every checker was tried, from what `make test-browsers` has found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from site_hooks.templates import TEMPLATES

RESULTS = Path(__file__).with_name("tried_browsers.json")


class Tried(TypedDict):
    """A browser. `ways` counts for each way of opening the site the checkers whose answers were right.

    `checkers` and `inputs` count what was asked in each way. `refusal`: what pages say there in place of an answer.
    """

    name: str
    version: str
    ways: dict[str, int]
    checkers: int
    inputs: int
    refusal: str


def render_tried_browsers() -> str:
    """The table as HTML, with the day of the run."""
    return TEMPLATES.get_template("tried_browsers.html").render(json.loads(RESULTS.read_text(encoding="utf-8")))
