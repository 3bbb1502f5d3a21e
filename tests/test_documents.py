"""What is written for developers names only files, tests and commands that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import ROOT

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/reference/add-a-code.md")),
    *sorted((ROOT / "decisions").glob("*.md")),
    *sorted((ROOT / "howto").glob("*.md")),
]
FOLDERS = ("bench", "cases", "decisions", "docs", "harness", "howto", "site_hooks", "tests/site", "tools", "validators")
BUILT = ("build/", "dist/", "site/", ".venv/", "node_modules/")
# Names that stand for any: validators/NAME.py, cases/CHECKER.toml.
ANY = re.compile(r"\b(NAME|CHECKER)\b")
# A file with its folder, or a folder in a folder: rules have ids with a stroke too, and a folder alone may be any.
PATH = re.compile(r"`([\w.-]+/(?:[\w./-]*\.\w+|[\w./-]+/))`")
NAME = re.compile(r"`(\w[\w-]*\.(?:py|mjs|js|toml|md|txt))`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def paths_in(text: str) -> Iterator[str]:
    for path in PATH.findall(text):
        if not ANY.search(path) and not path.startswith(BUILT):
            yield path


@each_document
def test_the_files_that_it_names_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [] == [path for path in paths_in(text) if not (ROOT / path).exists()]
    assert [] == [link for link in LINK.findall(text) if not (document.parent / link).exists()]


@each_document
def test_a_file_that_it_names_without_its_folder_is_somewhere(document: Path) -> None:
    there = {path.name for path in ROOT.iterdir()}
    there |= {path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")}
    assert set() == set(NAME.findall(document.read_text(encoding="utf-8"))) - there


@each_document
def test_the_commands_that_it_names_are_there(document: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert set() == named - targets


def test_a_file_that_is_not_there_is_seen() -> None:
    assert ["validators/none.py"] == [*paths_in("`validators/none.py`, `cases/CHECKER.toml` and `build/site.stamp`")]
