"""The text of a section of a built page: what a person reads from a heading to the next one of its rank."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_INLINE = {"a", "b", "code", "em", "mark", "small", "span", "strong", "sub", "sup", "svg", "path"}
_UNREAD = {"script", "style", "template"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADING = re.compile("h([1-6])")


class _Section(HTMLParser):
    """Collects the text from the heading with a given id on."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.found = False
        self.texts: list[str] = []
        self._anchor = anchor
        self._rank = 0  # of the heading that the section starts with, while inside the section
        self._skipped: list[str] = []  # the open elements within one that is not read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        heading = _HEADING.fullmatch(tag)
        if heading and attributes.get("id") == self._anchor:
            self.found, self._rank = True, int(heading[1])
        elif heading and int(heading[1]) <= self._rank:
            self._rank = 0
        permalink = "headerlink" in (attributes.get("class") or "").split()
        if tag not in _VOID and (self._skipped or permalink or tag in _UNREAD):
            self._skipped.append(tag)
        self._add("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._rank = 0
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()
        self._add("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        self._add(data.replace("\n", " "))

    def _add(self, text: str) -> None:
        if self._rank and not self._skipped:
            self.texts.append(text)


def section_text(html: str, anchor: str) -> str | None:
    """What stands in the section under the heading with the id `anchor`: no spaces, a line a paragraph or cell.

    It starts and ends with a newline. None if no heading has that id.
    """
    section = _Section(anchor)
    section.feed(html)
    return squeezed(f"\n{''.join(section.texts)}\n") if section.found else None


def squeezed(text: str) -> str:
    """`text` without spaces: the guide writes 3月31日, the pages 3 月 31 日."""
    return re.sub(r"\n+", "\n", re.sub(r"[^\S\n]+", "", text))


def missing(text: str, words: tuple[str, ...]) -> list[str]:
    """The `words` that the section does not hold; `a|b` is held if one of them is. A figure is found only whole."""
    return [word for word in words if not any(_holds(text, squeezed(way)) for way in word.split("|"))]


def _holds(text: str, word: str) -> bool:
    before = r"(?<!\d)" if word[0].isdigit() else ""
    after = r"(?!\d)" if word[-1].isdigit() else ""
    return re.search(f"{before}{re.escape(word)}{after}", text) is not None
