"""The text of a section of a built page: what a person reads from a heading to the next one of its rank."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_INLINE = {"a", "b", "code", "em", "mark", "small", "span", "strong", "sub", "sup", "svg", "path"}
_LINE_BREAK = "\v"
_HEADING = re.compile("h[1-6]")


def section_text(html: str, anchor: str) -> str | None:
    """What stands in the section under the heading with the id `anchor`: no spaces, a line a paragraph or cell.

    It starts and ends with a newline. None if no heading has that id.
    """
    heading = _headings(html).get(anchor)
    if heading is None:
        return None
    within = heading.find_parent("article")
    texts: list[NavigableString] = []
    for element in heading.next_elements:
        ends = isinstance(element, Tag) and _HEADING.fullmatch(element.name) and element.name <= heading.name
        if ends or element.find_parent("article") is not within:
            break
        if type(element) is NavigableString:  # scripts, styles and comments are of other kinds
            texts.append(element)
    lines = ("".join(line).replace("\n", " ") for _, line in groupby(texts, _block))
    return squeezed("\n" + "\n".join(lines).replace(_LINE_BREAK, "\n") + "\n")


@cache
def _headings(html: str) -> dict[str, Tag]:
    """The page's headings by their ids; a page is parsed once, for all its sections."""
    page = BeautifulSoup(html, "html.parser")
    for permalink in page.select(".headerlink"):
        permalink.decompose()
    for line_break in page.select("br"):
        line_break.replace_with(_LINE_BREAK)
    return {str(heading["id"]): heading for heading in page.find_all(_HEADING, id=True)}


def _block(text: NavigableString) -> int:
    """The element that the text is a line of."""
    block = text.parent
    while block and block.name in _INLINE:
        block = block.parent
    return id(block)


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
