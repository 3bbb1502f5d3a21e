"""Rules on differences that may come from copying: nobody cancels a certificate for the sake of a slip."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from validators import sources
from validators.letter import WHOM
from validators.model import Severity
from validators.normalise import visible
from validators.replacement.copying import Copying, Dropped, Pair, is_plain
from validators.replacement.prepare import PAPERS
from validators.rules import Hit, RuleSet
from validators.tables.character_kinds import is_shown

SLIPS = RuleSet("replacement")

_MOST_NAMED = 3
_SOURCE = sources.own_convention(7, "怎样算抄写不同")
_DOUBT = f"看不准的，问{WHOM}，本站建议带上：{'、'.join(PAPERS)}。"
_PAPER = f"纸面上一样，就不用因为名称换证；纸面上确实不同，才要换（第七问）。{_DOUBT}"
_KINDS = {"variant": "是繁体、简体或者异体", "lookalike": "样子很像", "homophone": "读音一样"}
_LEFT_OUT = {
    "front": "{short}少了{text}，可能只是地名、上级单位没有写",
    "part": "{long}多了{text}，可能是内设科室、下属单位，或者另一块牌子",
    "behind": "{long}后面多了{text}，可能不是名称里的",
    "inside": "{short}少了{text}，可能是简称",
}


@SLIPS.rule(
    "copied-extra",
    field=None,
    severity=Severity.UNSURE,
    finds="名称旁边可能多抄了别的字",
    message="有的字不像单位名称里的：{extras}。",
    remedy=f"先核对证件和公章：“公章”“单位：”一类的字和前后的标点，都不是名称。去掉再查一次。{_PAPER}",
    citation=_SOURCE,
)
def copied_extra(copied: Copying) -> Iterator[Hit]:
    """从文件、印章旁边抄名称，容易带上“（公章）”“单位：”、引号、句号。这不是改名，不能为它注销一个证件。"""
    extras = [f"{where}多“{visible(text)}”" for where, text in _both(*copied.extras)]
    if extras:
        yield Hit(values={"extras": _some(extras)})


@SLIPS.rule(
    "hard-to-see",
    field=None,
    severity=Severity.UNSURE,
    finds="差别不容易看出来",
    message="有的差别不容易看出来：{characters}。",
    remedy=f"先核对证件和公章，把两个名称照纸上的各重新打一遍。还是打出来一样，就不算；{_PAPER}",
    citation=_SOURCE,
)
def hard_to_see(copied: Copying) -> Iterator[Hit]:
    """有的字符看起来差不多，在电脑里却是两个，例如两种间隔号、两种括号。先看清是名称不同，还是打字不同。"""
    coded = [(pair.old, pair.new) for pair in copied.pairs if pair.kind == "code"]
    told = [f"{where}有{_named(sign)}" for where, sign in _both(*copied.signs)]
    told += [f"证件上是{_named(old)}，现在是{_named(new)}" for old, new in coded]
    if told:
        yield Hit(values={"characters": _some(told)})


@SLIPS.rule(
    "lookalike-ideograph",
    field=None,
    severity=Severity.UNSURE,
    finds="不同的字可能是看错、打错的",
    message="不同的字可能是看错、打错的：{pairs}。",
    remedy=f"先核对证件和公章，把这几个字看清楚，照纸上的重新打一遍。{_PAPER}",
    citation=_SOURCE,
)
def lookalike_ideograph(copied: Copying) -> Iterator[Hit]:
    """繁体和简体，“己”和“已”，拼音一样的“务”和“物”：打字、扫描、看错都会混。真的只改了一个字也要换证，所以先看纸面。"""
    pairs = [_told(pair) for pair in copied.pairs if pair.kind in _KINDS]
    if pairs:
        yield Hit(values={"pairs": _some(pairs)})


@SLIPS.rule(
    "abbreviation",
    field=None,
    severity=Severity.UNSURE,
    finds="可能一个是全称，一个不是",
    message="两个名称可能只是写法不同：{dropped}。",
    remedy=f"先核对证件和公章，两个都照上面的全称填，再查一次。全称一样，就不用因为名称换证；全称确实不同，才要换（第七问）。{_DOUBT}",
    citation=_SOURCE,
)
def abbreviation(copied: Copying) -> Iterator[Hit]:
    """“市场监管局”是简称，“水务局”前面少了市名，括号里是另一块牌子：写法不同，单位还是那一个。先比全称，再说换不换。"""
    if copied.dropped:
        yield Hit(values={"dropped": "；".join(_left_out(copied.dropped))})


def _both(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    for where, texts in (("证件上", old), ("现在的", new)):
        yield from ((where, text) for text in texts)


def _some(told: list[str]) -> str:
    return "；".join(told[:_MOST_NAMED]) + (f"；一共有 {len(told)} 处" if len(told) > _MOST_NAMED else "")


def _told(pair: Pair) -> str:
    return f"证件上的“{pair.old}”和现在的“{pair.new}”{_KINDS[pair.kind]}"


def _left_out(dropped: tuple[Dropped, ...]) -> Iterator[str]:
    for (place, in_old), pieces in groupby(sorted(dropped, key=_kind_of), key=_kind_of):
        text = "".join(f"“{visible(piece.text)}”" for piece in pieces)
        long, short = ("证件上", "现在的") if in_old else ("现在的", "证件上")
        yield _LEFT_OUT[place].format(long=long, short=short, text=text)


def _kind_of(piece: Dropped) -> tuple[str, bool]:
    return piece.place, piece.in_old


def _named(character: str) -> str:
    name = "" if is_plain(character) else _name(character)
    return f"“{visible(character)}”（U+{ord(character):04X}{name and f' {name}'}）"


def _name(character: str) -> str:
    # An old edition, which each version of Python has: of what came later, the code says enough.
    return unicodedata.ucd_3_2_0.name(character, "" if is_shown(character) else "没有名字")
