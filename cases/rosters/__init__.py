"""Rosters as offices have them, drawn: FILES maps the name of each to the function that makes its bytes.

expected.toml says what is to be made of each.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cases.rosters import cell_contents, excel_binary, numbers, other_formats, places, sheets, texts, unreadable
from cases.rosters.drawing import Cannot, Draw
from validators.roster.open import open_file
from validators.roster.table import Choices

__all__ = ["EXPECTED", "FILES", "Cannot", "drawn", "roster_input"]

_DRAWINGS = (
    places.FILES,
    sheets.FILES,
    cell_contents.FILES,
    numbers.FILES,
    texts.FILES,
    other_formats.FILES,
    unreadable.FILES,
    excel_binary.FILES,
)
FILES: dict[str, Draw] = {name: draw for files in _DRAWINGS for name, draw in files.items()}
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expected.toml").read_text(encoding="utf-8")
)


def roster_input(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """What the checker takes, with the drawn `file` opened as `sheets` and `header` say."""
    chosen = Choices(sheets=tuple(recipe.get("sheets", ())), header=tuple(recipe.get("header", ())))
    own = {name: value for name, value in recipe.items() if name not in {"file", "sheets", "header"}}
    return {"name": recipe["file"], "data": open_file(drawn(recipe["file"]), chosen), **own}


@cache
def drawn(name: str) -> bytes:
    """Draw a file. Raises Cannot where a program is missing that makes it."""
    return FILES[name]()
