"""What a page says of itself when its style sheet is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness import ROOT
from site_hooks.incomplete import with_word_for_missing_files


def test_it_comes_first_in_every_page() -> None:
    """But not in 404.html, which has no sheet in a folder whose address the build does not know."""
    for folder in (ROOT / "site", ROOT / "build" / "offline" / "site"):
        for page in [page for page in folder.rglob("*.html") if page.name != "404.html"]:
            body = page.read_text(encoding="utf-8").partition("<body")[2].partition(">")[2]
            assert body.lstrip().startswith('<div class="incomplete">'), page


def test_the_sheet_hides_it(site: Path) -> None:
    (sheet,) = (site / "assets").glob("site.*.css")
    assert ".incomplete{display:none}" in sheet.read_text(encoding="utf-8")


def test_a_page_without_a_body_is_refused() -> None:
    with pytest.raises(ValueError, match="<body>"):
        with_word_for_missing_files("<p>no body</p>")
