"""Folds the sections of a page whose heading has the class `folds`. The theme unfolds them for links and for paper."""

from __future__ import annotations

import re

_SECTION = re.compile(r'<h2(?=[^>]*\bclass="folds")([^>]*)>(.*?)</h2>(.*?)(?=<h2\b|<script\b|\Z)', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')  # nothing to press may stand in what is pressed


def with_folds(html: str) -> str:
    """The page's content with these sections folded.

    Only after the search index is made: its parser takes a heading inside another element for the end of the section.
    """

    def fold(section: re.Match[str]) -> str:
        facts, title, content = section.groups()
        facts = facts.replace(' class="folds"', "")
        title = _PERMALINK.sub("", title)
        return f'<details class="plain-fold folds"><summary><h2{facts}>{title}</h2></summary>{content}</details>\n'

    return _SECTION.sub(fold, html)
