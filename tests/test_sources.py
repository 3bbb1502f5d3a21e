"""Citations are made in one place, in one form."""

from __future__ import annotations

from pathlib import Path

import pytest

import validators
from validators import sources
from validators.model import Citation


@pytest.mark.parametrize(
    ("citation", "source", "href"),
    [
        (sources.guide(13, "certificate-number", "codes"), "第十三问", "guide/certificate-number.html#codes"),
        (sources.guide((6, 7), "replace", "when"), "第六问、第七问", "guide/replace.html#when"),
        (sources.scope(1), "第一问", "reference/about.html#scope"),
        (sources.own_convention(13, "样式"), "第十三问；样式是本站约定", "reference/about.html#own-conventions"),
    ],
)
def test_a_citation_names_its_source_and_leads_there(citation: Citation, source: str, href: str) -> None:
    assert (source, href) == (citation.source, citation.href)


@pytest.mark.parametrize("number", [0, 15, -1])
def test_the_guide_has_fourteen_questions(number: int) -> None:
    with pytest.raises(KeyError):
        sources.guide(number, "photo", "size")


def test_rules_make_no_citation_of_their_own() -> None:
    folder = Path(validators.__file__).parent
    code = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.py")}
    assert ["sources.py"] == [name for name, text in code.items() if "Citation(source=" in text]
