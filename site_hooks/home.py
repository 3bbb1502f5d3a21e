"""What stands on top of the home page: the way to the search, what people look for most, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mkdocs.config.defaults import MkDocsConfig

from site_hooks.templates import TEMPLATES
from validators.annual_review.review import EARLIEST_YEAR, Review

_YEAR = EARLIEST_YEAR + 1
_DUE = Review(issued_year=EARLIEST_YEAR, today=date(_YEAR, 1, 1), reviewed=None).deadline


def render_home_search(config: MkDocsConfig, href: Callable[[str], str]) -> str:
    """The HTML. `href` makes an address from the site's root one from the page."""
    sought = [(words, href(address)) for each in config.extra["sought"] for words, address in each.items()]
    review = href("guide/annual-review.html")
    return TEMPLATES.get_template("home_search.html").render(sought=sought, review=review, due=_DUE)
