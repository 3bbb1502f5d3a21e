"""The scripts that the build has packed: each is named by its content, so that caches may keep it for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from mkdocs.utils import get_relative_url

BUILD = Path(__file__).parent.parent / "build"
SEARCH = BUILD / "search.js"
_FORM = BUILD / "page.js"
_PHOTO = BUILD / "photo.js"
_CALENDAR = BUILD / "calendar.js"  # fetched when somebody asks for a calendar file
SCRIPTS = (_FORM, _PHOTO, _CALENDAR, SEARCH)


@cache  # a build is a process, and reads each script once
def script_uri(script: Path) -> str:
    """Where the site has the script, from its root."""
    return f"assets/{script.stem}.{hashlib.sha256(script.read_bytes()).hexdigest()[:12]}.js"


def script_element(checker: str, url: str) -> str:
    """The HTML element that brings the script of this checker's form to the page at `url`."""
    root = get_relative_url(".", url)
    if checker == "photo":
        return f'<script src="{get_relative_url(script_uri(_PHOTO), url)}" data-root="{root}" async></script>'
    source, calendar = (get_relative_url(script_uri(script), url) for script in (_FORM, _CALENDAR))
    return f'<script src="{source}" data-root="{root}" data-calendar="{calendar}" async></script>'
