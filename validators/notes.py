"""Tells what stands above, between and below people and numbers, and is none: a sum, a note, a signature, a date."""

from __future__ import annotations

import re

from validators.normalise import LETTERS_AND_DIGITS

_COUNT = "[0-9〇零一二两三四五六七八九十百千]+[人名]"
_TOTAL = re.compile(
    rf"(合计|小计|总计|共计|累计|总人数|人数)(?:人数|人员|共|为)*(?:(?![\u3400-\u9fff])|{_COUNT})|(共)[计有]?{_COUNT}"
)
_NOTE = re.compile(r"(注|备注|说明)(?:[0-9]*[:：、.]|$)")
# 填表人：张三, 单位负责人（签字）：; no person is called so, and whoever is written as 姓名：张三 is one.
_SIGNED = re.compile(r"(?!姓?名字?[:：])([\u3400-\u9fff、/]{2,12})(?:[(（][^()（）]{1,12}[)）])?[:：]")
_NUMERAL = "[0-9〇零一二三四五六七八九十]"
_DAY = re.compile(rf"{_NUMERAL}{{2,4}}年{_NUMERAL}{{0,3}}月(?:{_NUMERAL}{{0,3}}日)?|年月日")
_PROSE = re.compile(
    r"以[上下]|特此|附[件表][0-9一二三四五六七八九十]*(?:$|[:：])|[\u3400-\u9fff][^，。；]{3,}[，。；]|.*(?:盖章|公章|签章|签字|人员(?:信息|均|符合|名单|如下)|本表|上报|核对|审核|空白|正文)|(?:填表|制表|填报|打印|上报)(?:日期|时间)"
)
_PAGE = re.compile(r"第([0-9]+)页")
_BLANK = re.compile(r"\s+")
# In front of what is written there, or all that is: （1）, ※, ——.
_SIGNS = re.compile(rf"^(?:[(（【][0-9]{{1,2}}[)）】]|[^{LETTERS_AND_DIGITS}_#＃])+")


def bare(text: str) -> str:
    """Return the text without spaces, and without signs and numbers in front; "" for a line and the like."""
    return _SIGNS.sub("", _BLANK.sub("", text))


def sum_in(text: str) -> str | None:
    """Return the word for a sum that a bare text begins with; None if it is no sum."""
    found = _TOTAL.match(text)
    return (found[1] or "合计") if found else None


def note_in(text: str) -> str | None:
    """Return what a bare text is: the label in front of a colon, a page, a date, an explanation; None if neither."""
    if found := _NOTE.match(text) or _SIGNED.match(text):
        return found[1]
    if found := _PAGE.match(text):
        return f"第 {found[1]} 页"
    if _DAY.fullmatch(text):
        return "日期"
    return "说明" if _PROSE.match(text) else None
