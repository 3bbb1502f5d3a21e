"""A checker's form is what its input model says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from site_hooks.forms import render_form
from tests.small_checkers import FORM_CHECKER
from validators import CHECKERS
from validators.schema import schema_of


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


APPLICATION_FORM = render_form(CHECKERS["application-form"], "rules.html")


def test_fields_stand_under_the_heading_of_their_section() -> None:
    headings = re.findall(r'<fieldset class="checker-section">\n<legend>([^<]*)</legend>', APPLICATION_FORM)
    assert ["办什么证", "本人", "单位", "考试", "考核和处分", "依据和编号"] == headings
    exams = APPLICATION_FORM.split("<legend>考试</legend>")[1].split("<legend>考核和处分</legend>")[0]
    assert 4 == exams.count("data-field=")
    assert "checker-section" not in HTML


def test_what_may_be_typed_is_suggested_and_what_the_paper_has_is_there() -> None:
    tags = [(tag, facts) for tag, facts in Tags(APPLICATION_FORM).tags if tag in {"input", "datalist", "textarea"}]
    lists = {facts["id"] for tag, facts in tags if tag == "datalist"}
    assert 4 == len(lists)
    assert lists == {facts["list"] for _, facts in tags if "list" in facts}
    starts = {facts["data-field"]: facts.get("value") for _, facts in tags if "data-starts-with" in facts}
    assert {"certificate_number": "川X"} == starts
    rows = {facts["data-field"]: facts["rows"] for tag, facts in tags if tag == "textarea"}
    assert {"last_assessment": "2", "sanctions": "2", "fault_accountability": "2", "legal_basis": "3"} == rows


def test_the_site_has_the_schema_of_the_form(site: Path) -> None:
    path = site / "reference" / "application-form.schema.json"
    assert schema_of(CHECKERS["application-form"]) == path.read_text(encoding="utf-8").strip()
