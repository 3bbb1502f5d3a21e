"""Rules on the shape of a resident identity number: which characters, how many, and whether digits were lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators import sources
from validators.model import Severity
from validators.normalise import Normalised
from validators.resident_id.check_digit import work_out
from validators.resident_id.reading import LENGTH, converted
from validators.rules import Hit, RuleSet
from validators.strays import Part, Stray

SHAPE = RuleSet("resident-id")


@SHAPE.rule(
    "empty",
    field="number",
    severity=Severity.ERROR,
    finds="没有填号码",
    message="没有填公民身份号码。",
    remedy="请照身份证填写。",
    citation=sources.FORM_RESIDENT_ID,
)
def empty(number: Normalised) -> Iterator[Hit]:
    """空着、只有空格或者只有横线，都没有东西可查。"""
    if not number.text:
        yield Hit()


@SHAPE.rule(
    "several-numbers",
    field="number",
    severity=Severity.ERROR,
    finds="一次填了几个号码",
    message="这里有 {count} 个公民身份号码。一次只能查一个。",
    remedy="请只留一个，查完再查下一个。",
    citation=sources.FORM_RESIDENT_ID,
)
def several_numbers(several: tuple[Part, ...]) -> Iterator[Hit]:
    """一个人一个号码。几个号码连在一起时，不猜要查哪一个。"""
    yield Hit((several[0].at[0], several[-1].at[1]), {"count": len(several)})


@SHAPE.rule(
    "number-in-text",
    field="number",
    severity=Severity.NOTE,
    finds="号码旁边还有别的文字",
    message="只查了第 {first} 到第 {last} 个字符，旁边的没有看。",
    remedy="旁边的不用删。要查的不是这一段，请只留要查的那一段。",
    citation=sources.FORM_RESIDENT_ID,
)
def number_in_text(inside: Part) -> Iterator[Hit]:
    """从表格里复制一行，或者连着姓名、标点贴进来，只查里面的号码，并说出查的是哪一段。"""
    yield Hit(inside.at, {"first": inside.at[0] + 1, "last": inside.at[1]})


@SHAPE.rule(
    "illegal-character",
    field="number",
    severity=Severity.ERROR,
    finds="有不该出现的字符",
    message="第 {place} 个字符{private}不能出现在这里。{resembles}",
    remedy="请对照身份证，{repair}",
    citation=sources.GB_11643,
)
def illegal_character(strays: tuple[Stray, ...]) -> Iterator[Hit]:
    """号码由数字组成，只有最后一位可以是 X。字母 O 当成 0、小写 l 当成 1、乘号当成 X，是常见的错。"""
    for stray in strays:
        yield Hit(stray.at, stray.words)


@SHAPE.rule(
    "wrong-length",
    field="number",
    severity=Severity.ERROR,
    finds="不是 18 位",
    message="这里有 {length} 位，{difference}。",
    remedy="请对照身份证，一位一位地数。{several}",
    citation=sources.GB_11643,
)
def wrong_length(core: Part, across: int, is_old: bool, short_of: date | None = None) -> Iterator[Hit]:
    """公民身份号码固定是 18 位。多一位、少一位，多半是抄漏了或者按重了。"""
    length = len(core.text)
    if LENGTH in {length, across} or (is_old and not short_of):
        return
    difference = f"比 18 位少 {LENGTH - length} 位" if length < LENGTH else f"比 18 位多 {length - LENGTH} 位"
    if short_of:
        difference += f"；照 18 位的号码读，出生在 {short_of.year} 年，是少抄了几位"
    several = "" if length % LENGTH else "看起来是几个号码连在一起，要一次查几个，用“一次查多个”。"
    yield Hit(core.at, {"length": length, "difference": difference, "several": several})


@SHAPE.rule(
    "old-15-digits",
    field="number",
    severity=Severity.ERROR,
    finds="是 15 位的旧号码",
    message="{what}。现在用的是 18 位的。",
    remedy="请填现在的身份证上的 18 位号码。照规则推算，是在第 6 位后面补 19，最后加上 {last}，请和身份证对照。",
    citation=sources.GB_11643,
)
def old_15_digits(old: Part, born: date, short_of: date | None = None) -> Iterator[Hit]:
    """老身份证的号码是 15 位。换成 18 位时，出生年份补上了 19，末尾加了一位校验码。推算的只供对照，以身份证为准。"""
    what = f"如果是 15 位的旧号码，出生在 {born.year} 年" if short_of else "这是 15 位的旧号码"
    yield Hit(old.at, {"what": what, "last": converted(old)[17]})


@SHAPE.rule(
    "digits-lost",
    field="number",
    severity=Severity.ERROR,
    finds="号码被 Excel 或 WPS 改过，丢了几位",
    message="{what}，后面几位已经丢了，不能从这里找回来。",
    remedy="请照身份证重新输入。在表格里，先把这一格设成“文本”，再输入号码。",
    citation=sources.GB_11643,
)
def digits_lost(scientific: Part | None = None, lost: Part | None = None) -> Iterator[Hit]:
    """Excel 或 WPS 把号码当成数字，只留得住前 15 位：后面变成 000，或者显示成 5.1E+17 这样。"""
    if scientific:
        yield Hit(scientific.at, {"what": "这是 Excel 或 WPS 显示长数字的写法"})
    if lost:
        yield Hit(lost.at, {"what": "最后三位是 000，校验码也对不上，像是 Excel 或 WPS 把号码当成了数字"})


@SHAPE.rule(
    "trailing-zeros",
    field="number",
    severity=Severity.WARNING,
    finds="最后三位是 000，可能被 Excel 或 WPS 改过",
    message="最后三位是 000。校验码对得上，但 Excel 或 WPS 把号码当成数字时，后三位也会变成这样。",
    remedy="请看一眼身份证的最后三位是不是 000。是就不用改。",
    citation=sources.GB_11643,
)
def trailing_zeros(whole: Part) -> Iterator[Hit]:
    """丢了后三位的号码，十一个里大约有一个校验码碰巧是对的。所以只请人看一眼，不说它错。"""
    if whole.text.endswith("000"):
        yield Hit(whole.at)


@SHAPE.rule(
    "wrong-check-digit",
    field="number",
    severity=Severity.ERROR,
    finds="最后一位和前面的对不上",
    message="最后一位是 {given}，照前 17 位算出来应当是 {expected}。\n"
    "算法：前 17 位依次乘 7、9、10、5、8、4、2、1、6、3、7、9、10、5、8、4、2，加起来是 {total}，"
    "除以 11 余 {remainder}；余 0 到 10，最后一位依次是 1、0、X、9、8、7、6、5、4、3、2。",
    remedy="18 位里多半有一位抄错了，不一定是最后一位。请对照身份证逐位核对；"
    "一字不差的，带上身份证问同级司法局（本站建议）。想自己算一遍，看“人工核对”第 5 步。",
    citation=sources.GB_11643,
)
def wrong_check_digit(whole: Part) -> Iterator[Hit]:
    """最后一位由前 17 位算出来，专门用来发现抄错的号码：错一位、相邻两位写反，都会对不上。"""
    working = work_out(whole.text[:17])
    if working.expected != whole.text[17]:
        yield Hit(
            whole.at,
            {
                "given": whole.text[17],
                "expected": working.expected,
                "total": working.total,
                "remainder": working.remainder,
            },
        )
