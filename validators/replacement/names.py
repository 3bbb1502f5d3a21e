"""Rules on the two names of a unit: on the certificate, and now."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from validators import sources
from validators.letter import WHOM
from validators.model import Severity
from validators.normalise import visible
from validators.replacement.comparing import Change
from validators.replacement.input import Reform, ReplacementInput
from validators.replacement.prepare import PAPERS
from validators.rules import Hit, RuleSet

NAMES = RuleSet("replacement")

_MOST_NAMED = 3  # differences in a message; the page shows all of them
_SHORT = 2  # characters: a longer change is easy to see
_TO_CHECK = "名称是不是照证件、照公章填的，情况有没有选错"
_WHO = {
    Reform.MERGED_NEW_NAME: "合并后用新名称的，单位里每个执法人员的证都要换。",
    Reform.MERGED_KEPT_NAME: "名称保留下来的那个单位，人员的证不用换；原来别的单位，人员的证全部要换。",
    Reform.RENAMED: "证件上是旧名称的，都要换。",
}


@NAMES.rule(
    "empty",
    field=None,
    severity=Severity.ERROR,
    finds="没有填单位名称",
    message="没有填{label}，没有办法比较。",
    remedy="请{hint}",
    citation=sources.guide(7, "replace", "when"),
)
def empty(old: str, new: str) -> Iterator[Hit]:
    """要看两个名称一样不一样，少一个就没有办法比。"""
    for name, text in (("unit_on_certificate", old), ("current_unit", new)):
        if not text:
            info = ReplacementInput.model_fields[name]
            yield Hit(values={"label": info.title, "hint": info.description}, field=name)


@NAMES.rule(
    "name-differs",
    field=None,
    severity=Severity.ERROR,
    finds="两个名称不一样",
    message="两个名称不一样，需要换证：{differences}。",
    remedy="{check_first}先注销旧证，再用现在单位的证件管理系统申领新证（流程第 3 步）。{who}"
    "合并进来的旧证在哪个账号里注销，指南没有写，先问同级司法局。",
    citation=sources.guide((6, 7), "replace", "one-character"),
)
def name_differs(
    changes: tuple[Change, ...], reform: Reform | None = None, contradiction: str | None = None
) -> Iterator[Hit]:
    """证件上的单位名称要和现在的一样，差一个字也要换。只差空格、全角半角的，不算不一样。"""
    if changes:
        spelt = "；".join(_spelt(change) for change in changes[:_MOST_NAMED])
        more = f"；一共有 {len(changes)} 处" if len(changes) > _MOST_NAMED else ""
        who = _WHO.get(reform, "") if reform else ""
        # Nobody can undo a cancellation, so make sure first that the names differ.
        check_first = f"先核对：{_TO_CHECK}；确实不一样的，再换证：" if contradiction else ""
        yield Hit(values={"differences": spelt + more, "who": who, "check_first": check_first})


def _spelt(change: Change) -> str:
    if not change.old:
        return f"现在的{_place(change.new_at)}“{visible(change.new)}”，证件上没有"
    now = f"现在是“{visible(change.new)}”" if change.new else "现在没有"
    return f"证件上{_place(change.old_at)}“{visible(change.old)}”，{now}"


def _place(at: tuple[int, int]) -> str:
    start, end = at
    return f"第 {end} 个字" if end == start + 1 else f"第 {start + 1} 到第 {end} 个字"


@NAMES.rule(
    "hard-to-see",
    field=None,
    severity=Severity.WARNING,
    finds="差别不容易看出来",
    message="有的差别不容易看出来：{characters}。",
    remedy="把两个名称照证件、照公章各重新打一遍。如果是打字或者复制带来的，就不算；纸面上确实不同，才要换证。",
    citation=sources.guide(7, "replace", "one-character"),
)
def hard_to_see(changes: tuple[Change, ...]) -> Iterator[Hit]:
    """有的字符看起来差不多，在电脑里却是两个，例如两种间隔号、两种括号。先看清是名称不同，还是打字不同。"""
    hidden = [
        "，".join(
            f"{where}{_named(character)}"
            for where, text in (("证件上", change.old), ("现在", change.new))
            for character in text
        )
        for change in changes
        if max(len(change.old), len(change.new)) <= _SHORT and not _is_plain(change.old + change.new)
    ]
    if hidden:
        yield Hit(values={"characters": "；".join(hidden[:_MOST_NAMED])})


def _is_plain(text: str) -> bool:
    """Tell whether all characters are easy to read: ordinary ideographs, letters without accent, digits."""
    return all((character.isascii() and character.isalnum()) or "\u3400" <= character <= "\u9fff" for character in text)


def _named(character: str) -> str:
    return f"“{visible(character)}”（U+{ord(character):04X} {unicodedata.name(character, '没有名字')}）"


@NAMES.rule(
    "name-same",
    field=None,
    severity=Severity.NOTE,
    finds="两个名称一样",
    message="两个名称一样。",
    remedy="只看名称，不需要换证。人员有变动、要年审的，另外再看。",
    citation=sources.guide(7, "replace", "when"),
)
def name_same(changes: tuple[Change, ...]) -> Iterator[Hit]:
    """名称一样，就没有因为名称换证的理由：合并后名称保留下来的那个单位就是这样。"""
    if not changes:
        yield Hit()


@NAMES.rule(
    "reform-contradicts-names",
    field="reform",
    severity=Severity.UNSURE,
    finds="改革的情况和名称对不上",
    message="选的是“{reform}”，两个名称却{compared}。",
    remedy=f"先核对：{_TO_CHECK}。都没有错，请问{WHOM}要不要换证，本站建议带上：{'、'.join(PAPERS)}。",
    citation=sources.guide((6, 7), "replace", "when"),
)
def reform_contradicts_names(contradiction: str, changes: tuple[Change, ...]) -> Iterator[Hit]:
    """说改了名，名称却一样；说没有改，名称却不一样。总有一样不对，先弄清楚再办，免得白注销一批证。"""
    compared = "不一样" if changes else "一样"
    yield Hit(values={"reform": contradiction, "compared": compared})


@NAMES.rule(
    "enforcement-continues",
    field=None,
    severity=Severity.NOTE,
    finds="换证期间照常执法",
    message="换证期间执法不能停：只要现在的单位接着履行原单位的职责，旧证在合理的时间里照样能证明身份和职权。",
    remedy="要尽快换。系统里注销以后、新证到手之前怎么办，指南没有写，动手之前先问同级司法局。",
    citation=sources.guide(8, "replace", "meanwhile"),
)
def enforcement_continues(changes: tuple[Change, ...]) -> Iterator[Hit]:
    """因为机构改革，证件上的名称暂时和现在的不一样，不影响执法的资格；也不能拿没换证当理由不去执法。"""
    if changes:
        yield Hit()
