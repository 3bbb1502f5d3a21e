"""Writes down the licences: a table for the page, and a file with all the texts, which the zip has too."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator

from site_hooks.licences.bill import BILL
from site_hooks.licences.components import Component, components, standard_text
from site_hooks.templates import TEMPLATES

LICENCE = "LICENSE.txt"
NOTICES = "THIRD-PARTY-NOTICES.txt"
_TITLES = {
    "theme": "网页的样式、脚本和图标 / Theme and icons",
    "scripts": "检查和搜索用的脚本 / Scripts of checkers and search",
    "pyodide": "在浏览器里运行的 Python / Python in the browser",
    "rust": "Python 扩展里的 Rust 库 / Rust crates in Python's extensions",
    "documents": "Word 版空白表里的样式 / Styles in the Word document",
}
_RULER = "=" * 100
_IDENTIFIER = re.compile(r"[\w.-]+")
_NOT_A_TEXT = ("AND", "OR", "WITH", "LLVM-exception", "NOASSERTION")


def render_licences(from_here: Callable[[str], str]) -> str:
    """The HTML of the tables of what the site contains, with links to the files with the texts."""
    groups = [(*_TITLES[place].split(" / ")[:1], found) for place, found in components().items()]
    template = TEMPLATES.get_template("licences.html")
    return template.render(groups=groups, licence=from_here(LICENCE), notices=from_here(NOTICES), bill=from_here(BILL))


def notices() -> bytes:
    """The file with the notices and the texts: UTF-8 with a mark, which editors and browsers on Windows look for."""
    found = components()
    lines = [
        "第三方许可 / Third-party notices",
        "",
        "本网站包含下列软件和图标。本网站自己的许可见 LICENSE.txt。",
        "This site contains the following software and icons. Its own licence is in LICENSE.txt.",
    ]
    for place, group in found.items():
        lines += ["", _RULER, _TITLES[place], _RULER]
        for component in group:
            lines += _section(component)
    lines += ["", _RULER, "通用的许可文本 / Texts of the licences named above", _RULER]
    for identifier in _without_text(each for group in found.values() for each in group):
        lines += ["", f"--- {identifier} ---", "", standard_text(identifier)]
    return codecs.BOM_UTF8 + "\n".join([*lines, ""]).encode()


def _section(component: Component) -> Iterator[str]:
    yield ""
    yield f"--- {component.name} {component.version}".rstrip() + " ---"
    yield f"License: {component.licence}"
    if component.source:
        yield f"Source: {component.source}"
    if component.notice:
        yield from ("", component.notice)


def _without_text(found: Iterable[Component]) -> list[str]:
    """The identifiers of the licences whose text no package brought with it."""
    expressions = (component.licence for component in found if not component.has_text)
    return sorted({name for each in expressions for name in _IDENTIFIER.findall(each)} - set(_NOT_A_TEXT))
