"""Links say on paper where they lead, unless their text does."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

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


def test_a_number_of_a_certificate_stays_on_one_line_wherever_it_is_text() -> None:
    assert '<p title="川X01">如 <span class="whole">川X010099</span>，<b><span class="whole">川X</span></b></p>' == (
        with_whole_numbers('<p title="川X01">如 川X010099，<b>川X</b></p>')
    )
