"""No fact of the 2019 guide is lost: each stands where facts.toml says, with its figures and names."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from tests.site.sections import missing, section_text
from validators.sources import NUMERALS

ROWS = """
head 1a 1b 2a 2b 2c 2d 3a 4a 4b 4c 4d 4e 4f 5a 5b 5c 5d 5e 5f 5g 6a 6b 7a 8a 8b 9a 9b 9c 9d 9e 10a 11a 11b
12a 12b 12c 12d 12e 13a 13b 13c 13d 13e 14a 14b 14c 14d flow-1 flow-2 flow-3 flow-4 flow-5 flow-6
form-kinds form-delegated form-kept form-photo
open-photo-size open-kilobyte open-characters open-codes open-letters open-gap open-three-years
open-photo-format open-other-sources open-national open-cancelled
other-law other-measures other-national other-suining other-dazhou other-dachuan
"""
LABELS = 24


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Fact:
    """A fact and the places that carry it; the head of facts.toml explains the entries."""

    id: str
    at: tuple[str, ...]
    words: tuple[str, ...]


def read_facts() -> tuple[Fact, ...]:
    """The facts of facts.toml, one for each label of the form among them."""
    table = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
    form = table["form"]
    labels = [{"id": f"form-{label}", "at": [form["at"]], "words": [f"\n{label}\n"]} for label in form["labels"]]
    return TypeAdapter(tuple[Fact, ...]).validate_python(table["fact"] + labels)


FACTS = read_facts()
PLACES = [pytest.param(place, fact.words, id=f"{fact.id} {place}") for fact in FACTS for place in fact.at]
PAGES = sorted({place.partition("#")[0] for fact in FACTS for place in fact.at})


def text_at(site: Path, place: str) -> str:
    page, _, anchor = place.partition("#")
    text = section_text((site / page).read_text(encoding="utf-8"), anchor)
    assert text is not None, f"no heading has the id of {place}"
    return text


@pytest.mark.parametrize(("place", "words"), PLACES)
def test_a_fact_stands_in_its_section(site: Path, place: str, words: tuple[str, ...]) -> None:
    assert [] == missing(text_at(site, place), words)


@pytest.mark.parametrize(("place", "words"), PLACES)
def test_a_word_taken_out_of_its_section_is_missed(site: Path, place: str, words: tuple[str, ...]) -> None:
    text = text_at(site, place)
    for word in words:
        without = text
        for way in word.split("|"):
            without = without.replace(way.replace(" ", ""), "")
        assert word in missing(without, words)


def test_every_row_of_the_guide_has_its_facts() -> None:
    ids = {fact.id for fact in FACTS}
    labels = {fact.id for fact in FACTS if fact.words[0].startswith("\n")}
    assert set(ROWS.split()) == ids - labels
    assert LABELS == len(labels)


def test_every_question_has_its_section(site: Path) -> None:
    for number, name in NUMERALS.items():
        assert text_at(site, f"faq.html#q{number}").startswith(f"\n第{name}问")


PAGE = """<article><h1>年审</h1><p>100 KB</p>
<h2 id="deadline">截止<a class="headerlink" href="#deadline">3 月 31 日</a></h2>
<p>每年 <strong>3 月</strong> 31 日</p><h3 id="more">细节</h3><p>2100 KB</p>
<h2 id="next">下一节</h2><p>7 月 20 日</p></article><footer>60 分</footer>"""


@pytest.mark.parametrize(
    ("html", "word", "there"),
    [
        pytest.param(PAGE, "3月31日", True, id="whatever the spaces and the markup"),
        pytest.param(PAGE.replace("3 月</strong> 31 日", "</strong>"), "3 月 31 日", False, id="figure removed"),
        pytest.param(PAGE.replace("</strong> 31", "</strong> 30"), "3 月 31 日", False, id="another figure"),
        pytest.param(PAGE, "2100 KB", True, id="in a section within the section"),
        pytest.param(PAGE, "100 KB", False, id="before the section, or part of a longer figure"),
        pytest.param(PAGE, "7 月 20 日", False, id="in the next section"),
        pytest.param(PAGE, "60 分", False, id="after the article"),
        pytest.param(PAGE, "60 分|2100 KB", True, id="one of two ways"),
        pytest.param(PAGE, "\n细节\n", True, id="a line for itself"),
        pytest.param(PAGE, "\n每年\n", False, id="only part of a line"),
    ],
)
def test_what_counts_as_standing_in_a_section(html: str, word: str, there: bool) -> None:
    text = section_text(html, "deadline")
    assert text is not None
    assert ([] if there else [word]) == missing(text, (word,))


def test_a_heading_that_is_gone_has_no_section() -> None:
    assert section_text(PAGE, "steps") is None


class Citations(HTMLParser):
    """Collects where the paragraphs, items and cells of a page cite a question or a step."""

    _CITED = re.compile("第(?:十[一二三四]?|[一二三四五六七八九])问|流程第 ?[1-6] ?步")

    def __init__(self) -> None:
        super().__init__()
        self.linked: list[tuple[str, str]] = []
        self.bare: list[str] = []
        self._open: list[str] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs).get("href") or ""
        if tag in ("p", "li", "td"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = ""
        if self._open and tag == self._open[-1]:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for cited in self._CITED.findall(data) if self._open else ():
            if self._link:
                self.linked.append((cited, self._link))
            else:
                self.bare.append(cited)


@pytest.mark.parametrize("page", [*PAGES, "index.html"])
def test_every_citation_is_a_link_to_what_it_cites(site: Path, page: str) -> None:
    citations = Citations()
    citations.feed((site / page).read_text(encoding="utf-8"))
    assert citations.linked
    assert [] == citations.bare
    for cited, link in citations.linked:
        if "#q" in link:
            assert cited == f"第{NUMERALS[int(link.partition('#q')[2])]}问"
        if "#step-" in link:
            assert link.endswith(f"#step-{re.sub('[^1-6]', '', cited)}"), (cited, link)


@pytest.mark.parametrize("page", [*PAGES, "index.html"])
def test_a_page_says_what_it_is_about(site: Path, page: str) -> None:
    descriptions = {
        path: re.findall('<meta name="description" content="([^"]*)">', (site / path).read_text(encoding="utf-8"))
        for path in [*PAGES, "index.html"]
    }
    assert 1 == len(descriptions[page])
    assert 1 == list(descriptions.values()).count(descriptions[page])
