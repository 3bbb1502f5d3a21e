"""Photos to be measured with, and how long a page takes over them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from bench.starts import is_from_bench, read
from cases.photos.files import Recipe, file_of

_PATIENCE = 300_000  # ms
_USUAL = (860, 1160)  # pixels: 1 megapixel


def draw_many(folder: Path, names: Iterable[str]) -> list[Path]:
    """Draws photos of 1 megapixel that differ, with noise like a camera's, in a new folder."""
    folder.mkdir()
    paths = [folder / name for name in names]
    for index, path in enumerate(paths):
        path.write_bytes(file_of(Recipe(size=_USUAL, noise=6, quality=60 + index % 35)))
    return paths


def bring(page: Page, field_for_files: Locator, *paths: Path) -> dict[str, Any]:
    """Chooses files on a page that `pages/photos.js` watches; returns what that says when all is shown."""
    with page.expect_console_message(is_from_bench, timeout=_PATIENCE) as message:
        field_for_files.set_input_files(paths, timeout=_PATIENCE)
    return read(message.value)
