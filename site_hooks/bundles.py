"""The bundled scripts and style sheets: each is named by its content, so that caches may keep it for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from mkdocs.utils import get_relative_url

from validators import CHECKERS
from validators.model import Traits

BUILD = Path(__file__).parent.parent / "build"
_SCRIPTS = Path(__file__).parent / "browser"
SEARCH = BUILD / "search.js"
_FORM = BUILD / "page.js"
_CALENDAR = BUILD / "calendar.js"  # fetched when somebody asks for a calendar file
SITE = BUILD / "site.js"
SITE_SHEET = BUILD / "site.css"
START_HERE_SHEET = BUILD / "start-here.css"
PAPER_SHEET = BUILD / "paper.css"  # the site's sheet as paper sees it, for the page that counts its sheets
# Checkers whose page does more than check one form: each has a script and a style sheet of its own.
_OWN = [name for name in CHECKERS if (_SCRIPTS / name.replace("-", "_") / "page.js").is_file()]
_OF_OWN = [BUILD / f"{name}{suffix}" for name in _OWN for suffix in (".js", ".css")]
BUNDLES = (_FORM, _CALENDAR, SEARCH, SITE, SITE_SHEET, START_HERE_SHEET, PAPER_SHEET, *_OF_OWN)


@cache  # a build is a process, and reads each bundle once
def bundle_uri(bundle: Path) -> str:
    """Where the site has the bundle, from its root."""
    return f"assets/{bundle.stem}.{hashlib.sha256(bundle.read_bytes()).hexdigest()[:12]}{bundle.suffix}"


def sheets_of(checker: str) -> list[str]:
    """Where the site has the style sheets that this checker's page needs besides every page's, from its root."""
    return [bundle_uri(BUILD / f"{checker}.css")] if checker in _OWN else []


def script_element(checker: str, url: str) -> str:
    """The HTML element that brings the script of this checker's form to the page at `url`; its place is in the head."""
    root = get_relative_url(".", url)
    if checker in _OWN:
        source = get_relative_url(bundle_uri(BUILD / f"{checker}.js"), url)
        return f'<script src="{source}" data-root="{root}" async></script>'
    source, calendar = (get_relative_url(bundle_uri(script), url) for script in (_FORM, _CALENDAR))
    fields = CHECKERS[checker].input_model.model_fields.items()
    in_links = " ".join(name for name, info in fields if not Traits.of(info).personal)
    data = f'data-root="{root}" data-calendar="{calendar}" data-in-links="{in_links}"'
    return f'<script src="{source}" {data} async></script>'
