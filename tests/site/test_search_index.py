"""The search index: whole, small, the same every time, and true to its data files."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from harness import ROOT
from site_hooks.search.index import write_index

FOLDERS = [ROOT / "site", ROOT / "build" / "offline" / "site"]
DATA = ROOT / "site_hooks" / "search"
QUERIES = tomllib.loads((DATA / "queries.toml").read_text(encoding="utf-8"))


def index_in(folder: Path) -> dict[str, Any]:
    text = (folder / "search_index.js").read_text(encoding="utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("var __index = ").rstrip(";\n"))
    return index


@pytest.fixture(scope="module", params=FOLDERS, ids=["site", "offline"])
def index(request: pytest.FixtureRequest) -> dict[str, Any]:
    return index_in(request.param / "search")


def test_every_page_is_in_it_but_the_one_that_repeats_the_others(index: dict[str, Any]) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert pages - {"print.html"} == {section["location"].split("#")[0] for section in index["docs"]}


def test_its_text_is_what_a_reader_sees(index: dict[str, Any]) -> None:
    for section in index["docs"]:
        text = section["title"] + section["text"]
        assert "\u200b" not in text
        assert not any(
            markup in text for markup in ("<p>", "<li>", "<code>", "&lt;", "&amp;", "[[checker", "[[download")
        )


def test_forms_are_not_in_it(index: dict[str, Any]) -> None:
    (page,) = (section for section in index["docs"] if section["location"] == "check/certificate-number.html")
    assert "点一个例子试试" not in page["text"]


def test_over_http_nothing_is_fetched_with_a_page() -> None:
    assert {"config": {}, "docs": []} == json.loads((ROOT / "site/search/search_index.json").read_text("utf-8"))


def test_the_themes_own_search_is_not_shipped() -> None:
    for folder in FOLDERS:
        assert [] == [path for name in ("lunr", "workers") for path in folder.glob(f"assets/javascripts/{name}/**/*")]


def test_every_word_to_look_for_instead_is_in_some_page(index: dict[str, Any]) -> None:
    text = "\n".join(section["title"] + section["text"] for section in index["docs"]).lower()
    instead = {word.lower() for words in QUERIES["same"].values() for word in words}
    assert set() == {word for word in instead if word not in text}


def test_every_weight_is_for_some_page(index: dict[str, Any]) -> None:
    locations = [section["location"] for section in index["docs"]]
    assert all(any(location.startswith(start) for location in locations) for start in QUERIES["weight"])


def test_the_fields_words_are_listed_once_and_in_order() -> None:
    words = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words))


def test_the_vocabulary_is_in_order_and_in_small_letters(index: dict[str, Any]) -> None:
    words = index["config"]["words"]
    assert words == sorted({word.lower() for word in words})
    assert {"证件编号", "编号", "川x"} <= set(words)


def test_a_table_is_read_row_by_row(index: dict[str, Any]) -> None:
    (section,) = (section for section in index["docs"] if section["location"] == "guide/contacts.html#phone")
    rows = [line.split("｜")[:2] for line in section["text"].splitlines()]
    assert ["电话", "028-85578500"] in rows
    assert ["QQ", "1764390510、3198872945"] in rows


def test_words_by_which_people_look_for_a_page_are_in_it(index: dict[str, Any]) -> None:
    keywords = {section["location"]: section.get("keywords", "") for section in index["docs"]}
    assert "头像" in keywords["guide/photo.html"]
    assert "头像" in index["config"]["words"]
    assert {""} == {words for location, words in keywords.items() if "#" in location}


def test_what_the_plugin_cut_becomes_plain_sections_and_a_vocabulary(tmp_path: Path) -> None:
    written = {
        "config": {},
        "docs": [
            {
                "location": "a.html",
                "title": "\u200b年审\u200b",
                "text": "<p>\u200b截止\u200b 3 \u200b月\u200b &lt;b&gt;</p><p>第二段</p>",
            }
        ],
    }
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(written), encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nkeywords: 逾期\n---\n# 年审\n", encoding="utf-8")
    write_index(tmp_path, tmp_path)
    index = index_in(tmp_path / "search")
    assert [{"location": "a.html", "title": "年审", "text": "截止 3 月 <b>\n第二段", "keywords": "逾期"}] == index[
        "docs"
    ]
    assert "逾期" in index["config"]["words"]
    assert {"年审", "截止"} <= set(index["config"]["words"])
    assert "月" not in index["config"]["words"]


def test_written_again_it_is_the_same(tmp_path: Path) -> None:
    written = {"docs": [{"location": "a.html", "title": "年审\u200b截止", "text": "花名册\u200b照片"}]}
    for name in ("one", "other"):
        (tmp_path / name / "search").mkdir(parents=True)
        (tmp_path / name / "search" / "search_index.json").write_text(json.dumps(written), encoding="utf-8")
        write_index(tmp_path / name, tmp_path)
    one, other = (tmp_path / name / "search" / "search_index.js" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_pages_ask_for_the_index_by_its_content() -> None:
    version = hashlib.sha256((ROOT / "site/search/search_index.js").read_bytes()).hexdigest()[:12]
    pages = [*(ROOT / "site").rglob("*.html")]
    assert pages
    assert [] == [page for page in pages if f'data-index="{version}"' not in page.read_text(encoding="utf-8")]
