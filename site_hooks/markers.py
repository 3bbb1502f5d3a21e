"""The markers in the pages' Markdown, and what the build puts in their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from site_hooks.application_paper import render_application_paper, render_sample_paper
from site_hooks.bundles import script_element, sheets_of
from site_hooks.catalogue import CATALOGUE, render_catalogue
from site_hooks.codes import render_codes
from site_hooks.download import render_download
from site_hooks.flow.decision import render_decision
from site_hooks.flow.drawing import render_flow
from site_hooks.forms import render_form
from site_hooks.home import render_home_search
from site_hooks.licences.notices import render_licences
from site_hooks.notices import render_notices
from site_hooks.paper import BOOK
from site_hooks.place import TABLES, WRITTEN
from site_hooks.submission import render_submission
from site_hooks.tried_browsers import render_tried_browsers
from validators import CHECKERS

_WRITTEN = r"\[\[(?P<name>[^\]:]*)(?::(?P<of>[^\]]*))?\]\]"
_IN_MARKDOWN = re.compile(f"^{_WRITTEN}$", re.MULTILINE)
_MARKER = re.compile(f"<p>{_WRITTEN}</p>")

# What stands in a marker's place is made from these, by the marker's name.
_MADE_FROM = {
    "blank-form": ("validators/application_form/input.py",),
    "sample-form": ("validators/application_form",),
    "codes": ("validators/tables/certificate_codes.toml",),
    "decision": ("validators/eligibility",),
    "home-search": ("mkdocs.yml", "validators/annual_review/review.py"),
    "flow": ("site_hooks/flow/steps.py",),
    "notices": ("docs/notices",),
    "browsers": ("site_hooks/tried_browsers.json",),
    "licences": ("site_hooks/licences", "package-lock.json", "requirements"),
    "rules": ("validators", "cases"),
}
_MADE_FROM["print"] = ("docs/guide", "docs/faq.md", *TABLES, *(path for paths in _MADE_FROM.values() for path in paths))
# Of the pages with a checker alone, which are not in the printed guide.
_MADE_FROM["submission"] = ("validators/roster/submission", "validators/photo", "validators/application_form/input.py")


def made_from(markdown: str) -> tuple[str, ...]:
    """The files and folders, from the project's root, that a page with this source is made from besides."""
    paths: list[str] = [*TABLES] if WRITTEN.search(markdown) else []
    for name, of in _IN_MARKDOWN.findall(markdown):
        paths += _checker_files(of) if name == "checker" else _MADE_FROM.get(name, ())
    return tuple(paths)


def _checker_files(name: str) -> tuple[str, ...]:
    """The checker's folder, or its file if it is one module; none if there is no such checker."""
    module = name.replace("-", "_")
    found = find_spec(f"validators.{module}")
    if found is None:
        return ()
    return (f"validators/{module}" if found.submodule_search_locations else f"validators/{module}.py",)


def with_markdown_filled(markdown: str, page_url: str) -> str:
    """The page's Markdown with what the build writes in Markdown in its place; MkDocs proves the links in it."""
    ways: dict[str, Callable[[], str]] = {"rules": lambda: render_catalogue(page_url), "codes": render_codes}

    def fill(match: re.Match[str]) -> str:
        return match[0] if match["of"] or match["name"] not in ways else ways[match["name"]]()

    return _IN_MARKDOWN.sub(fill, markdown)


def with_markers_filled(html: str, page: Page, config: MkDocsConfig) -> str:
    """The page's content with everything in its place.

    The page's `meta.sheets` names the style sheets that a form in it needs in its head, `meta.script` its script.

    Raises PluginError for a marker that nobody knows. The whole guide comes later, when all its pages are there.
    """

    def checker(name: str) -> str:
        if name not in CHECKERS:
            raise PluginError(f"{page.file.src_uri}：没有叫“{name}”的自查工具")
        page.meta["sheets"] = sheets_of(name)
        page.meta["script"] = script_element(name, page.url)
        return render_form(CHECKERS[name], get_relative_url(CATALOGUE, page.url))

    from_here = partial(get_relative_url, other=page.url)
    ways: dict[str, Callable[[], str]] = {
        "notices": lambda: render_notices(config.extra["notices"], from_here),
        "home-search": lambda: render_home_search(config, from_here),
        "download": lambda: render_download(config, page.url),
        "flow": lambda: render_flow(from_here),
        "decision": lambda: render_decision(from_here),
        "blank-form": render_application_paper,
        "sample-form": render_sample_paper,
        "submission": render_submission,
        "licences": lambda: render_licences(from_here),
        "browsers": render_tried_browsers,
    }

    def fill(match: re.Match[str]) -> str:
        if match[0] == BOOK:
            return BOOK
        if match["name"] == "checker":
            return checker(match["of"] or "")
        if match["of"] or match["name"] not in ways:
            raise PluginError(f"{page.file.src_uri}：不认识的标记 {match[0]}")
        return ways[match["name"]]()

    return _MARKER.sub(fill, html)
