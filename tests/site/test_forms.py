"""A checker's form is what its input model says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from site_hooks.forms import render_form
from tests.small_checkers import FORM_CHECKER


class Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


HTML = render_form(FORM_CHECKER, "rules.html")
TAGS = Tags(HTML).tags


def test_each_field_is_made_of_what_suits_it() -> None:
    fields = [(tag, facts["data-field"]) for tag, facts in TAGS if "data-field" in facts]
    # What may be kept stands in a group of its own, after the rest.
    assert [("textarea", "lines"), ("fieldset", "radio"), ("select", "select"), ("input", "text")] == fields


def test_what_a_field_may_do_stands_with_it() -> None:
    said = {
        facts["data-field"]: sorted({"data-keep", "data-link"} & set(facts))
        for _, facts in TAGS
        if "data-field" in facts
    }
    assert {"text": ["data-keep"], "lines": [], "radio": ["data-link"], "select": []} == said


def test_answers_are_offered_with_their_words() -> None:
    radios = re.findall(r'<input type="radio" name="radio" value="([^"]*)"> <span>([^<]*)</span>', HTML)
    options = re.findall(r'<option value="([^"]*)">([^<]*)</option>', HTML)
    answers = [("red", "红色"), ("dark-blue", "深蓝色")]
    assert answers == radios
    assert [("", "（没有选）"), *answers] == options


def test_every_field_has_its_label_and_its_hint() -> None:
    ids = {facts["id"] for _, facts in TAGS if "id" in facts}
    labels = {facts["for"] for tag, facts in TAGS if tag == "label" and "for" in facts}
    for tag, facts in TAGS:
        if "data-field" in facts:
            assert facts["aria-describedby"] in ids
            assert tag == "fieldset" or facts["id"] in labels
    assert "<legend>颜色</legend>" in HTML
