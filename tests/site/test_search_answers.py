"""What the search finds, in the script that the pages run, but without a browser."""

from __future__ import annotations

import json
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness import ROOT

HERE = Path(__file__).parent
INDEX = ROOT / "site" / "search" / "search_index.js"
QUERIES: list[dict[str, Any]] = tomllib.loads((HERE / "search.toml").read_text(encoding="utf-8"))["query"]
EXPECTED = {query["words"]: set(query["pages"]) for query in QUERIES if "pages" in query}
FIRST = 0.95
"""At least this share of the queries has the page that answers as the first one."""


@dataclass(frozen=True)
class Answer:
    """The pages found, the best first, and whether that counts as an answer."""

    pages: list[str]
    answered: bool


def answers_to(queries: list[str]) -> list[Answer]:
    run = subprocess.run(
        [ROOT / ".venv/bin/node", HERE / "search_answers.mjs", INDEX],
        input=json.dumps(queries),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [Answer(**answer) for answer in json.loads(run.stdout)]


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    words = [query["words"] for query in QUERIES]
    return dict(zip(words, answers_to(words), strict=True))


def test_every_query_has_its_page_among_the_first_three(answers: dict[str, Answer]) -> None:
    found = {words: answers[words].pages[:3] for words in EXPECTED}
    assert {} == {words: pages for words, pages in found.items() if not set(pages) & EXPECTED[words]}


def test_the_page_that_answers_comes_first(answers: dict[str, Answer]) -> None:
    first = {words: answers[words].pages[0] for words in EXPECTED}
    wrong = {words: page for words, page in first.items() if page not in EXPECTED[words]}
    assert len(wrong) <= (1 - FIRST) * len(EXPECTED), wrong


def test_it_tells_what_the_guide_answers_from_what_it_does_not(answers: dict[str, Answer]) -> None:
    assert {words for words in answers if words not in EXPECTED} == {
        words for words, answer in answers.items() if not answer.answered
    }


def test_the_queries_are_many() -> None:
    assert len(QUERIES) == len({query["words"] for query in QUERIES})
    assert len(EXPECTED) >= 120
    assert len(QUERIES) - len(EXPECTED) >= 10
    assert sum(query.get("slip", False) for query in QUERIES) >= 30


def test_no_page_for_those_who_keep_the_site_comes_first(answers: dict[str, Answer]) -> None:
    assert [] == [words for words, answer in answers.items() if answer.pages[:1] == ["reference/add-a-code.html"]]


def test_pages_with_all_words_come_before_those_with_some() -> None:
    index = json.loads(INDEX.read_text(encoding="utf-8").removeprefix("var __index = ").rstrip(";\n"))
    texts: dict[str, str] = {}
    for section in index["docs"]:
        page = section["location"].split("#")[0]
        texts[page] = texts.get(page, "") + section["title"] + section["text"]
    queries = ["花名册 年审", "照片 制服", "换证 注销", "密码 账号 电话"]
    for words, answer in zip(queries, answers_to(queries), strict=True):
        guide = [page for page in answer.pages if not page.startswith("reference/")]
        has_all = [all(word in texts[page] for word in words.split()) for page in guide]
        assert has_all == sorted(has_all, reverse=True), words
        assert has_all[0], words
