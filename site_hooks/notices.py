"""The justice bureau's notices, which lie in docs/notices/: in the menu, and the latest on the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils.meta import get_data

from site_hooks.templates import TEMPLATES

FOLDER = "notices"
_ON_HOME_PAGE = 3


@dataclass(frozen=True)
class Notice:
    """A notice: where its page lies in docs/, its title, whose it is and of what day."""

    path: str
    title: str
    source: str
    dated: date

    @property
    def url(self) -> str:
        """The address of its page, from the site's root."""
        return f"{self.path.removesuffix('.md')}.html"


def read_notices(docs: Path) -> list[Notice]:
    """The notices in the folder of pages, the latest first.

    Raises PluginError for one whose front matter lacks the title, the source or the date.
    """
    notices = [_read(path, docs) for path in sorted((docs / FOLDER).glob("*.md"))]
    return sorted(notices, key=lambda notice: notice.dated, reverse=True)


def _read(path: Path, docs: Path) -> Notice:
    meta = get_data(path.read_text(encoding="utf-8"))[1]
    name = path.relative_to(docs).as_posix()
    title, source, dated = (meta.get(key) for key in ("title", "source", "dated"))
    if not (title and source and isinstance(dated, date)):
        raise PluginError(f"{name}：开头要写 title、source 和 dated，日期如 2027-01-05")
    return Notice(name, str(title), str(source), dated)


def with_notices(nav: list[Any], notices: list[Notice]) -> list[Any]:
    """The menu with a section of the notices behind the home page, if there are any."""
    section = {"司法局通知": [{notice.title: notice.path} for notice in notices]}
    return [*nav[:1], section, *nav[1:]] if notices else nav


def with_origin(markdown: str, notice: Notice) -> str:
    """The page of a notice, with whose it is and of what day under its heading."""
    heading, end, rest = markdown.partition("\n")
    origin = f'\n!!! info "{notice.source}，{notice.dated}"\n\n    和本站别的页面不一样的，照这份通知办。\n'
    return f"{heading}{end}{origin}{rest}"


def render_notices(notices: list[Notice], href: Callable[[str], str]) -> str:
    """The latest notices as HTML, nothing if there is none. `href` makes an address from the root one from the page."""
    if not notices:
        return ""
    latest = [(notice, href(notice.url)) for notice in notices[:_ON_HOME_PAGE]]
    return TEMPLATES.get_template("notices.html").render(notices=latest)
