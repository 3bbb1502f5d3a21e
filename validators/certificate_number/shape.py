"""Rules on the shape of a certificate number: which characters, where, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from validators import sources
from validators.cells import Span
from validators.certificate_number.reading import COUNTY_LENGTH, MUNICIPAL_LENGTH
from validators.model import Severity
from validators.normalise import Normalised
from validators.rules import Hit, RuleSet
from validators.strays import Part, Stray
from validators.tables.codes import CITY_PATTERN
from validators.tables.place import PLACE

_CITY, _CITY_CODE = str(PLACE.city), str(PLACE.city_code)
SHAPE = RuleSet("certificate-number")


@SHAPE.rule(
    "empty",
    field="number",
    severity=Severity.ERROR,
    finds="没有填编号",
    message="没有填证件编号。",
    remedy="请照证件或者信息收集表上的“证件编号”填写。",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def empty(number: Normalised) -> Iterator[Hit]:
    """空着、只有空格或者只有横线，都没有东西可查。"""
    if not number.text:
        yield Hit()


@SHAPE.rule(
    "several-numbers",
    field="number",
    severity=Severity.ERROR,
    finds="一次填了几个编号",
    message="这里有 {count} 个编号：{numbers}。一次只能查一个。",
    remedy="请只留一个，查完再查下一个。",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def several_numbers(several: tuple[Part, ...]) -> Iterator[Hit]:
    """一个人一个编号。几个编号连在一起时，不猜要查哪一个。"""
    shown = "、".join(part.text for part in several[:5]) + ("……" if len(several) > 5 else "")
    yield Hit((several[0].at[0], several[-1].at[1]), {"count": len(several), "numbers": shown})


@SHAPE.rule(
    "digits-lost",
    field="number",
    severity=Severity.ERROR,
    finds="是 Excel 或 WPS 显示长数字的写法",
    message="“{text}”是 Excel 或 WPS 显示长数字的写法，后面的数字已经丢了，也不是证件编号。",
    remedy="请照证件或者信息收集表重新输入，以“川”开头。从表格里粘的，看是不是粘成了身份证号那一栏。",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def digits_lost(scientific: Part) -> Iterator[Hit]:
    """表格里的长数字会显示成 5.1E+17 这样，例如身份证号。证件编号以“川”开头，不会变成这样，多半是粘错了一栏。"""
    yield Hit(scientific.at, {"text": scientific.text})


@SHAPE.rule(
    "number-in-text",
    field="number",
    severity=Severity.NOTE,
    finds="编号夹在别的文字里",
    message="只查了第 {first} 到第 {last} 个字符：{number}。旁边的{left_out}没有看。",
    remedy="旁边的不用删。要查的不是这一段，请只留要查的那一段。",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def number_in_text(number: Normalised, inside: Part) -> Iterator[Hit]:
    """从表格里复制一行，或者连着姓名、“号”字贴进来，只查里面的编号，并说出哪些没有看。"""
    left_out = Span(*inside.at).around(number.typed)
    shown = f"“{left_out}”" if left_out else "符号"
    yield Hit(inside.at, {"first": inside.at[0] + 1, "last": inside.at[1], "number": inside.text, "left_out": shown})


@SHAPE.rule(
    "illegal-character",
    field="number",
    severity=Severity.ERROR,
    finds="有不该出现的字符",
    message="第 {place} 个字符“{text}”不能出现在这里。{resembles}",
    remedy="请对照证件或者信息收集表，{repair}",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def illegal_character(strays: tuple[Stray, ...]) -> Iterator[Hit]:
    """编号只由“川”、一个大写字母和数字组成。相像的字符不容易看出来：字母 O 当成 0，I 和 l 当成 1，乘号当成 X。"""
    for stray in strays:
        yield Hit(stray.at, stray.words)


@SHAPE.rule(
    "wrong-start",
    field="number",
    severity=Severity.ERROR,
    finds="开头不是“川”和一个字母",
    message="编号应以“川”和一个字母开头，这里是“{start}”。",
    remedy=f"{_CITY}市级以 {_CITY_CODE} 开头，县级以 {_CITY_CODE} 加两位数字开头。请对照证件或者信息收集表补上。",
    citation=sources.guide(13, "certificate-number", "structure"),
)
def wrong_start(core: Part, start: Part) -> Iterator[Hit]:
    """编号最前面是地区代码。漏掉“川”、把字母写成数字，就看不出是哪个地区。"""
    if not re.match(CITY_PATTERN, core.text):
        yield Hit(start.at, {"start": start.text})


@SHAPE.rule(
    "wrong-length",
    field="number",
    severity=Severity.ERROR,
    finds="长度不是 8 个或 10 个字符",
    message="这里有 {length} 个字符，{difference}。",
    remedy=f"市级编号共 8 个字符：{_CITY_CODE}、2 位部门代码、4 位人员编码；县级共 10 个，地区代码多 2 位数字。"
    "请对照证件或者信息收集表改正。",
    citation=sources.guide(13, "certificate-number", "length"),
)
def wrong_length(core: Part, across: int) -> Iterator[Hit]:
    """三段的位数都是固定的。人员编码总是四位，从 0001 编起，前面的 0 也要写。"""
    length = len(core.text)
    to_municipal, to_county = length - MUNICIPAL_LENGTH, length - COUNTY_LENGTH
    if to_municipal and to_county and across not in (MUNICIPAL_LENGTH, COUNTY_LENGTH):
        if to_municipal < 0:
            difference = f"比市级编号少 {-to_municipal} 个，比县级编号少 {-to_county} 个"
        elif to_county < 0:
            difference = f"比市级编号多 {to_municipal} 个，比县级编号少 {-to_county} 个"
        else:
            difference = f"比县级编号多 {to_county} 个"
        yield Hit(core.at, {"length": length, "difference": difference})
