"""What rules rest on and where to read it: `guide(13, "certificate-number", "codes")` cites 第十三问.

The guide is 《四川省行政执法证办理指南》 of 13 May 2019, with fourteen questions. Only this module makes citations.
"""

from __future__ import annotations

from validators.model import Citation

_COUNTED = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四")
NUMERALS = dict(enumerate(_COUNTED, 1))


def guide(questions: int | tuple[int, ...], page: str, anchor: str) -> Citation:
    """Cite one or more questions of the guide, at an anchor of one of its pages on this site.

    Raises KeyError for a question that the guide does not have.
    """
    return _cite(_questions(questions), f"guide/{page}", anchor)


def scope(question: int) -> Citation:
    """Cite a question for the scope of the guide."""
    return _cite(_questions(question), "reference/about", "scope")


def own_convention(question: int, what: str) -> Citation:
    """Cite a question that leaves something open. `what` names the part that is this site's own convention."""
    return _cite(f"{_questions(question)}；{what}是本站约定", "reference/about", "own-conventions")


def _questions(numbers: int | tuple[int, ...]) -> str:
    listed = (numbers,) if isinstance(numbers, int) else numbers
    return "、".join(f"第{NUMERALS[number]}问" for number in listed)


def _cite(source: str, page: str, anchor: str) -> Citation:
    return Citation(source=source, href=f"{page}.html#{anchor}")


OWN_CONVENTIONS = _cite("本站约定", "reference/about", "own-conventions")

_FORM = "收集表"
_RESIDENT_ID = ("guide/application-form", "resident-id")
FORM_RESIDENT_ID = _cite(f"{_FORM}、{_questions(14)}", *_RESIDENT_ID)
GB_11643 = _cite("GB 11643-1999", *_RESIDENT_ID)  # 公民身份号码
GB_2260 = _cite("GB/T 2260-2007", *_RESIDENT_ID)  # 行政区划代码

FORM_DELEGATED = _cite(_FORM, "guide/application-form", "delegated")
OWN_READING_OF_KINDS = _cite("本站理解", "guide/who-qualifies", "which-certificate")
