"""Makes links of the citations that pages write in plain text: 第五问 leads to the question, 流程第 3 步 to the step.

A Markdown extension, because Markdown knows what is code, a heading or a link already.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from re import Match

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from validators.sources import NUMERALS

_NUMBERS = {numeral: number for number, numeral in NUMERALS.items()}
_NUMERAL = "|".join(sorted(_NUMBERS, key=len, reverse=True))  # 十四 before 十
CITATION = f"第({_NUMERAL})问|流程第 ?([1-6]) ?步"


class _Citation(InlineProcessor):
    """Turns a citation into a link, unless it is a link or a heading already."""

    ANCESTOR_EXCLUDES = ("a", "h1", "h2", "h3", "h4")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        question, step = m.groups()
        place = f"faq.md#q{_NUMBERS[question]}" if question else f"guide/flow.md#step-{step}"
        link = ET.Element("a", {"href": f"/{place}"})
        link.text = m[0]
        return link, m.start(), m.end()


class Citations(Extension):
    """The extension that mkdocs.yml names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Reads citations after code and links have been read."""
        md.inlinePatterns.register(_Citation(CITATION, md), "citations", 15)


def makeExtension() -> Citations:  # noqa: N802 - the name that Markdown calls
    """What Markdown calls; takes nothing, gives the extension."""
    return Citations()
