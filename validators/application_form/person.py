"""Rules on the name. A name from another language is as right as any other."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.application_form.reading import MIDDLE_DOT, Name
from validators.letter import WHOM
from validators.model import Severity
from validators.rules import Hit, RuleSet

PERSON = RuleSet("application-form")

_LONGEST, _LONGEST_WITH_DOTS = 15, 30  # characters

_AS_IN_PAPERS = "没错就不用改。"


@PERSON.rule(
    "name-with-placeholder",
    field="name",
    severity=Severity.ERROR,
    finds="姓名里有字没有打出来",
    message="姓名里的“{text}”不是字，像是打不出来的字留下的。",
    remedy=f"请照身份证把字补上。换一种输入法，或者用部首查；还是打不出来，问{WHOM}这个字怎么填。",
    citation=sources.OWN_CONVENTIONS,
)
def name_with_placeholder(name: Name) -> Iterator[Hit]:
    """问号、方框、星号，常常占着一个没有打出来、或者换了电脑显示不出来的字。姓名要和身份证一样，不能用它代替。"""
    yield from (Hit(part.at, {"text": part.text}) for part in name.placeholders)


@PERSON.rule(
    "private-character",
    field="name",
    severity=Severity.WARNING,
    finds="姓名里有自己造的字",
    message="姓名的第 {place} 个字是自造字：换一台电脑，看到的可能是方框，或者是别的字。",
    remedy=f"请换一种输入法，看有没有通用的字。没有的，问{WHOM}这个字怎么填。",
    citation=sources.OWN_CONVENTIONS,
)
def private_character(name: Name) -> Iterator[Hit]:
    """早年打不出生僻字，各处自己造字，占用 Unicode 留给个人的编码。这样的字，别的电脑不认识。"""
    yield from (Hit(part.at, {"place": part.at[0] + 1}) for part in name.private)


@PERSON.rule(
    "unusual-name",
    field="name",
    severity=Severity.WARNING,
    finds="姓名里有数字、字母或者符号",
    message="姓名里有“{text}”，名字里一般没有。",
    remedy=f"请照身份证看一眼，不是姓名的就去掉。{_AS_IN_PAPERS}",
    citation=sources.OWN_CONVENTIONS,
)
def unusual_name(name: Name) -> Iterator[Hit]:
    """序号、括号、职务常常跟着姓名一起粘进来。也有人的姓名里真有字母，所以只请人看一眼。"""
    yield from (Hit(part.at, {"text": part.text}) for part in name.unusual)


@PERSON.rule(
    "unlikely-name-length",
    field="name",
    severity=Severity.WARNING,
    finds="姓名太短或者太长",
    message="姓名有 {count} 个字，{unlikely}。",
    remedy=f"请看是不是抄漏了，或者粘进了别的栏。{_AS_IN_PAPERS}",
    citation=sources.OWN_CONVENTIONS,
)
def unlikely_name_length(name: Name) -> Iterator[Hit]:
    """姓名多是两到四个字；少数民族的姓名、译名长一些，常有间隔号。只有一个字，或者特别长的，请人看一眼。"""
    text = name.read.text
    longest = _LONGEST_WITH_DOTS if MIDDLE_DOT in text else _LONGEST
    if text and not 1 < len(text) <= longest:
        yield Hit(name.read.span(0, len(text)), {"count": len(text), "unlikely": "太短" if len(text) == 1 else "太长"})
