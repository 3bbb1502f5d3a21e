"""Links say on paper where they lead, unless their text does."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from docx.table import _Cell

from site_hooks.application_document import application_document
from site_hooks.application_paper import NOTES, render_application_paper, render_sample_paper
from site_hooks.paper import with_leads, with_whole_numbers

PAGE: Any = SimpleNamespace(url="guide/flow.html")
FILES: Any = SimpleNamespace(
    documentation_pages=lambda: [
        SimpleNamespace(url="guide/flow.html", page=SimpleNamespace(title="办理流程")),
        SimpleNamespace(url="check/photo.html", page=SimpleNamespace(title="照片“检查”")),
        SimpleNamespace(url="faq.html", page=SimpleNamespace(title="十四问")),
    ]
)


@pytest.mark.parametrize(
    ("link", "lead"),
    [
        ('<a href="../check/photo.html#by-hand">自己<b>看</b></a>', ' data-leads-to="照片“检查”"'),
        ('<a href="../check/photo.html">用照片“<b>检查</b>”</a>', ""),
        ('<a href="../faq.html#q5">第五问</a>', ""),
        ('<a href="../faq.html#q5">怎么审</a>', ' data-leads-to="十四问"'),
        ('<a href="#step-1">第一步</a>', ""),
        ('<a href="http://outside.example/?a&amp;b">官网</a>', ' data-address="http://outside.example/?a&amp;b"'),
        ('<a href="http://outside.example">http://outside.example</a>', ""),
        ('<a href="tel:000">打电话</a>', ""),
        ('<a href="../runtime/x.bin">文件</a>', ""),
    ],
)
def test_a_link_says_where_it_leads_if_its_text_does_not(link: str, lead: str) -> None:
    expected = re.sub('(href="[^"]*")', lambda match: match[1] + lead, link)
    assert expected == with_leads(link, PAGE, FILES)


def test_numbers_and_days_stay_on_one_line_wherever_they_are_text() -> None:
    assert '<p title="川X01">如 <span class="whole">川X010099</span>，<b><span class="whole">川X</span></b></p>' == (
        with_whole_numbers('<p title="川X01">如 川X010099，<b>川X</b></p>')
    )
    assert '电话 <span class="whole">0999-1234567</span>、a0999-1234567' == (
        with_whole_numbers("电话 0999-1234567、a0999-1234567")
    )
    assert '2019 年 <span class="whole">5 月 13 日</span>，<span class="whole">5 月</span>' == (
        with_whole_numbers("2019 年 5 月 13 日，5 月")
    )
    assert '<span class="whole">2026-04-01</span> 前，<span class="whole">100 KB</span>' == (
        with_whole_numbers("2026-04-01 前，100 KB")
    )
    assert '<span class="whole">2026年3月31日</span>前，<span class="whole">2 人</span>' == (
        with_whole_numbers("2026年3月31日前，2 人")
    )


def cells_of(html: str) -> list[list[str]]:
    rows = BeautifulSoup(html, "html.parser").select("tr")
    return [[cell.get_text() for cell in row.select("th, td")] for row in rows]


def test_the_word_document_has_the_cells_of_the_paper() -> None:
    document = docx.Document(io.BytesIO(application_document()))
    (table,) = document.tables
    texts = [
        [re.sub("[\n　]", "", _Cell(cell, table).text) for cell in row._tr.tc_lst]  # `row.cells` repeats merged ones
        for row in table.rows
    ]
    assert cells_of(render_application_paper()) == texts
    said = [paragraph.text for paragraph in document.paragraphs]
    assert ["行政执法人员信息收集表", *(f"· {note}" for note in NOTES)] == said


def test_the_word_document_tells_nothing_of_who_made_it_and_when() -> None:
    assert application_document() == application_document()
    facts = docx.Document(io.BytesIO(application_document())).core_properties
    assert ("", "", "") == (facts.author, facts.last_modified_by, facts.comments)
    assert b"thumbnail" not in application_document()


def test_what_is_invented_in_the_sample_says_so() -> None:
    filled = {
        label: entry
        for row in cells_of(render_sample_paper())
        for label, entry in zip(row[::2], row[1::2], strict=True)
    }
    assert "☑ 行政执法证□ 委托行政执法证" == filled["办理的证件类型"]
    assert "张三（虚构）" == filled["姓名"]
    assert re.fullmatch(r"519999\d{11}[\dX]（虚构）", filled["公民身份号码"])
    assert filled["证件编号"].endswith("（举例）")
    assert "" == filled["委托机关（行政执法证不填）"]
