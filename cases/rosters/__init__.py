"""Rosters as offices have them, drawn: FILES maps the name of each to the function that makes its bytes.

expected.toml says what is to be made of each.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from cases.rosters import cell_contents, numbers, other_formats, places, sheets, texts, unreadable
from cases.rosters.drawing import Cannot, Draw

__all__ = ["EXPECTED", "FILES", "Cannot", "drawn"]

_DRAWINGS = (
    places.FILES,
    sheets.FILES,
    cell_contents.FILES,
    numbers.FILES,
    texts.FILES,
    other_formats.FILES,
    unreadable.FILES,
)
FILES: dict[str, Draw] = {name: draw for files in _DRAWINGS for name, draw in files.items()}
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expected.toml").read_text(encoding="utf-8")
)


@cache
def drawn(name: str) -> bytes:
    """Draw a file. Raises Cannot where a program is missing that makes it."""
    return FILES[name]()
