"""What the search finds, in the script that the pages run, but without a browser."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from harness import ROOT

HERE = Path(__file__).parent
INDEX = ROOT / "site" / "search" / "search_index.js"
QUERIES: list[dict[str, Any]] = tomllib.loads((HERE / "search.toml").read_text(encoding="utf-8"))["query"]
FIRST = 0.95
"""At least this share of the queries has the page that answers as the first one."""


def answers_to(queries: list[str]) -> list[list[str]]:
    """For each query the pages found, the best first."""
    run = subprocess.run(
        [ROOT / ".venv/bin/node", HERE / "search_answers.mjs", INDEX],
        input=json.dumps(queries),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    answers: list[list[str]] = json.loads(run.stdout)
    return answers


@pytest.fixture(scope="module")
def answers() -> dict[str, list[str]]:
    words = [query["words"] for query in QUERIES]
    return dict(zip(words, answers_to(words), strict=True))


def test_every_query_has_its_page_among_the_first_three(answers: dict[str, list[str]]) -> None:
    found = {query["words"]: answers[query["words"]][:3] for query in QUERIES}
    assert {} == {
        words: pages
        for (words, pages), query in zip(found.items(), QUERIES, strict=True)
        if not set(pages) & set(query["pages"])
    }


def test_the_page_that_answers_comes_first(answers: dict[str, list[str]]) -> None:
    wrong = {
        query["words"]: answers[query["words"]][0]
        for query in QUERIES
        if answers[query["words"]][0] not in query["pages"]
    }
    assert len(wrong) <= (1 - FIRST) * len(QUERIES), wrong


def test_no_page_for_those_who_keep_the_site_comes_first(answers: dict[str, list[str]]) -> None:
    assert [] == [words for words, pages in answers.items() if pages[0] == "reference/add-a-code.html"]


def test_pages_with_all_words_come_before_those_with_some() -> None:
    index = json.loads(INDEX.read_text(encoding="utf-8").removeprefix("var __index = ").rstrip(";\n"))
    texts: dict[str, str] = {}
    for section in index["docs"]:
        page = section["location"].split("#")[0]
        texts[page] = texts.get(page, "") + section["title"] + section["text"]
    queries = ["花名册 年审", "照片 制服", "换证 注销", "密码 账号 电话"]
    for words, pages in zip(queries, answers_to(queries), strict=True):
        guide = [page for page in pages if not page.startswith("reference/")]
        has_all = [all(word in texts[page] for word in words.split()) for page in guide]
        assert has_all == sorted(has_all, reverse=True), words
        assert has_all[0], words
