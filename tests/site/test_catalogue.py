"""The catalogue of rules: every rule, with what its declaration and the cases say, where findings and forms lead."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import markdown
from mkdocs.exceptions import PluginError

from cases import Case, cases_of
from harness import ROOT
from site_hooks.catalogue import CATALOGUE, choose_cases, message_of, render_catalogue
from site_hooks.templates import as_markdown
from tests.pages import WITH_A_PAGE
from validators import CHECKERS, RULE_SETS
from validators.engine_rules import ENGINE, NEVER_BY_INPUT
from validators.rules import Rule

RULES = [rule for rule_set in RULE_SETS for rule in rule_set.rules]
HOSTILE = "<script>*_`[a](b){#c}|~\\&amp;</script> # 1. http://x"
WITHOUT_DRAWING = """
import sys
sys.modules |= {"numpy": None, "PIL": None}
from site_hooks import hooks
from site_hooks.catalogue import CATALOGUE, render_catalogue
sys.stdout.buffer.write(render_catalogue(CATALOGUE).encode())
"""


@pytest.fixture(scope="module")
def catalogue(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / CATALOGUE).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def headings(catalogue: BeautifulSoup) -> dict[str, Tag]:
    """The headings of the entries by their ids."""
    return {str(heading["id"]): heading for heading in catalogue.find_all("h3", id=True)}


def entry_of(headings: dict[str, Tag], rule: Rule) -> str:
    """The text of the rule's entry, from its heading to the next."""
    heading = headings[rule.anchor]
    texts = [heading.get_text()]
    for sibling in heading.find_next_siblings():
        if sibling.name in ("h2", "h3"):
            break
        texts.append(sibling.get_text())
    return "\n".join(texts)


def test_each_entry_has_an_anchor_of_its_own() -> None:
    anchors = [rule.anchor for rule in RULES] + [rule_set.name for rule_set in RULE_SETS]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_entry_says_what_the_rule_declares(headings: dict[str, Tag], rule: Rule) -> None:
    entry = entry_of(headings, rule)
    declared = (rule.id, rule.finds, rule.severity.label, rule.why, rule.citation.source)
    assert set() == {text for text in declared if text not in entry}
    assert rule.message.partition("{")[0] in entry
    assert rule.remedy.partition("{")[0] in entry


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_entry_shows_a_case_of_either_kind(headings: dict[str, Tag], rule: Rule) -> None:
    checker = rule.id.split("/")[0]
    passing = [case for case in cases_of(checker) if case.outcome == "pass"] if checker in CHECKERS else []
    is_in_all = bool(passing) and all(rule.id in case.rules for case in passing)
    other = "没有这一条的例子" if is_in_all else "通过的例子"
    entry = entry_of(headings, rule)
    leads = [lead in entry for lead in ("查得出的例子", other)]
    assert [rule.id != NEVER_BY_INPUT] * 2 == leads


@pytest.mark.parametrize("checker", WITH_A_PAGE)
def test_a_form_lists_each_rule_with_a_link_to_its_entry(site: Path, catalogue: BeautifulSoup, checker: str) -> None:
    page = BeautifulSoup((site / "check" / f"{checker}.html").read_text(encoding="utf-8"), "html.parser")
    links = {str(link["data-explains"]): str(link["href"]) for link in page.select(".checker-rules a")}
    expected = {rule.id for rule in (*CHECKERS[checker].speaking, *ENGINE.rules)}
    assert expected == set(links)
    anchors = {element["id"] for element in catalogue.find_all(id=True)}
    for href in links.values():
        address, _, anchor = href.partition("#")
        assert f"../{CATALOGUE}" == address
        assert anchor in anchors


def test_a_rule_without_a_case_stops_the_build() -> None:
    rule_id = "certificate-number/empty"
    cases = cases_of("certificate-number")
    with pytest.raises(PluginError, match=f"{rule_id} .*没有查得出的例子"):
        choose_cases(rule_id, [case for case in cases if rule_id not in case.rules])
    with pytest.raises(PluginError, match=f"{rule_id} .*没有查不出的例子"):
        choose_cases(rule_id, [case for case in cases if case.outcome != "pass"])


def test_a_photo_whose_message_is_not_declared_stops_the_build() -> None:
    case = next(case for case in cases_of("photo") if "photo/no-file" in case.rules)
    assert "没有选照片。" == message_of("photo/no-file", case)
    with pytest.raises(PluginError, match=r"photo/no-file .*messages"):
        message_of("photo/no-file", replace(case, messages={}))


def test_a_case_in_which_the_rule_finds_nothing_stops_the_build() -> None:
    case = next(case for case in cases_of("certificate-number") if case.outcome == "pass")
    with pytest.raises(PluginError, match=rf"{case.name}.*certificate-number/empty"):
        message_of("certificate-number/empty", case)


def test_the_build_draws_no_photos() -> None:
    run = subprocess.run([sys.executable, "-c", WITHOUT_DRAWING], capture_output=True, check=True, cwd=ROOT)
    assert render_catalogue(CATALOGUE) == run.stdout.decode()


def test_the_passing_case_is_the_one_that_is_most_like_the_other() -> None:
    def case(number: str, *rules: str) -> Case:
        return Case("certificate-number", number, {"number": number}, "fail" if rules else "pass", rules)

    alike, unlike = case("川X06210010"), case("甲乙丙丁")
    found, passed = choose_cases("a/b", [case("x" * 900, "a/b"), unlike, alike, case("川X0621", "a/b", "a/c")])
    assert "川X0621" == found.name
    assert alike == passed


def test_what_is_in_all_that_passes_is_shown_beside_what_it_says_nothing_of() -> None:
    def case(number: str, outcome: Literal["pass", "fail"], *rules: str) -> Case:
        return Case("certificate-number", number, {"number": number}, outcome, rules)

    silent = case("川X018888", "fail", "a/c")
    assert silent == choose_cases("a/b", [case("川X010099", "pass", "a/b"), silent])[1]
    with pytest.raises(PluginError, match="没有查不出的例子"):
        choose_cases("a/b", [case("川X010099", "pass", "a/b")])


def test_text_stays_text_in_markdown() -> None:
    html = markdown(as_markdown(HOSTILE), extensions=["attr_list", "tables", "pymdownx.superfences"])
    soup = BeautifulSoup(html, "html.parser")
    assert HOSTILE == soup.get_text()
    assert ["p"] == [element.name for element in soup.find_all(True)]
