"""Rules on the names themselves: both given, alike, changed, or different for another reason."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.letter import WHOM
from validators.model import Severity
from validators.normalise import visible
from validators.replacement.comparing import Change
from validators.replacement.copying import bare, units_in
from validators.replacement.input import Reform, ReplacementInput
from validators.replacement.prepare import PAPERS
from validators.replacement.units import is_like_a_unit
from validators.rules import Hit, RuleSet

NAMES = RuleSet("replacement")

_MOST_NAMED = 3  # differences that a message spells out; the page shows all of them in place
_CHECK = "先核对证件和公章，一个字一个字地看"
_TAKE_ALONG = f"本站建议带上：{'、'.join(PAPERS)}"
_MERGED = "合并进来的旧证在哪个账号里注销，注销以后、新证到手之前怎么执法"
_RENAMED = "什么时候注销旧证，注销以后、新证到手之前怎么执法"
_MOVED = "这个人是从别的单位调来的，就不是换证，按人员变动办（第五问）"
_WHO = {
    Reform.MERGED_NEW_NAME: ("合并后用新名称的，单位里每个执法人员的证都要换。", _MERGED),
    Reform.MERGED_KEPT_NAME: (
        "名称保留下来的那个单位，人员的证不用换；原来别的单位，人员的证全部要换。",
        _MERGED,
    ),
    Reform.RENAMED: ("证件上是旧名称的，都要换。", _RENAMED),
}
_NOT_TOLD = (f"单位没有改名，{_MOVED}。", _RENAMED)


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
    """要看两个名称一样不一样，少一个就没有办法比。只有标点的，当作没有填。"""
    for name, text in (("unit_on_certificate", old), ("current_unit", new)):
        if not text:
            info = ReplacementInput.model_fields[name]
            yield Hit(values={"label": info.title, "hint": info.description}, field=name)


@NAMES.rule(
    "not-a-unit",
    field=None,
    severity=Severity.WARNING,
    finds="不像单位名称",
    message="“{name}”不像单位的全称。",
    remedy="再看一眼：要填单位的全称，不是人的姓名，也不是“无”。没有填错，就不用改。",
    citation=sources.own_convention(7, "怎样才像单位名称"),
)
def not_a_unit(old: str, new: str) -> Iterator[Hit]:
    """填成姓名、“无”的，比出来一样也没有意义。单位名称多半用“局”“委员会”“中心”一类的字结尾；不是这样的，提醒看一眼。"""
    for name, text in (("unit_on_certificate", old), ("current_unit", new)):
        if text and not any(map(is_like_a_unit, units_in(bare(text)[0]))):
            yield Hit(values={"name": visible(text)}, field=name)


@NAMES.rule(
    "name-differs",
    field=None,
    severity=Severity.ERROR,
    finds="单位名称变了",
    message="两个名称不一样，要换证：{differences}。",
    remedy=f"{_CHECK}；确实不一样，就要换。{{who}}动手之前先问{WHOM}：{{ask}}。"
    "问清了再照流程第 3 步办：先注销旧证，再用现在单位的证件管理系统申领新证。",
    citation=sources.guide((6, 7), "replace", "one-character"),
)
def name_differs(renamed: tuple[Change, ...], reform: Reform | None = None) -> Iterator[Hit]:
    """证件上的单位名称要和现在的一样，差一个字也要换。只差空格、全角半角的，不算不一样。"""
    who, ask = _WHO[reform] if reform else _NOT_TOLD
    yield Hit(values={"differences": _all_spelt(renamed), "who": who, "ask": ask})


def _all_spelt(changes: tuple[Change, ...]) -> str:
    more = f"；一共有 {len(changes)} 处" if len(changes) > _MOST_NAMED else ""
    return "；".join(_spelt(change) for change in changes[:_MOST_NAMED]) + more


def _spelt(change: Change) -> str:
    if not change.old:
        return f"现在的{_place(change.new_at)}“{visible(change.new)}”，证件上没有"
    now = f"现在是“{visible(change.new)}”" if change.new else "现在没有"
    return f"证件上{_place(change.old_at)}“{visible(change.old)}”，{now}"


def _place(at: tuple[int, int]) -> str:
    start, end = at
    return f"第 {end} 个字" if end == start + 1 else f"第 {start + 1} 到第 {end} 个字"


@NAMES.rule(
    "unexplained-difference",
    field=None,
    severity=Severity.UNSURE,
    finds="名称不一样，看不出为什么",
    message="两个名称不一样，看不出是单位改了名，还是别的原因：{differences}。",
    remedy=f"{_CHECK}，看有没有填错。没有填错，再弄清原因：单位合并了、改了名，选上“机构改革的情况”再查一次；"
    f"{_MOVED}，旧证怎么收回、注销，动手之前先问{WHOM}，{_TAKE_ALONG}。",
    citation=sources.guide(5, "changes", "which"),
)
def unexplained_difference(unclear: tuple[Change, ...], reform: Reform | None = None) -> Iterator[Hit]:
    """从卫生局调到公安局的人，两个名称也不一样，可是单位没有改名。两个名称看不出关系，又没有选改革的情况，就不下结论。"""
    if reform is not Reform.NONE:
        yield Hit(values={"differences": _all_spelt(unclear)})


@NAMES.rule(
    "name-same",
    field=None,
    severity=Severity.NOTE,
    finds="两个名称一样",
    message="两个名称一样。",
    remedy="只看名称，不需要换证。人员有变动、要年审的，另外再看。",
    citation=sources.guide(7, "replace", "when"),
)
def name_same(same: bool) -> Iterator[Hit]:
    """名称一样，就没有因为名称换证的理由：合并后名称保留下来的那个单位就是这样。"""
    yield Hit()


@NAMES.rule(
    "reform-contradicts-names",
    field="reform",
    severity=Severity.UNSURE,
    finds="改革的情况和名称对不上",
    message="选的是“{reform}”，两个名称却{compared}。",
    remedy=f"{_CHECK}，再看情况有没有选错。都没有错：{{moved}}请问{WHOM}要不要换证，{_TAKE_ALONG}。",
    citation=sources.guide((5, 6, 7), "replace", "when"),
)
def reform_contradicts_names(contradiction: str, same: bool | None = None) -> Iterator[Hit]:
    """说改了名，名称却一样；说没有改，名称却不一样。总有一样不对，先弄清楚再办，免得错注销一批证。"""
    moved = "" if same else f"{_MOVED}，旧证怎么收回、注销，动手之前先问{WHOM}；不是调来的，"
    yield Hit(values={"reform": contradiction, "compared": "一样" if same else "不一样", "moved": moved})


@NAMES.rule(
    "enforcement-continues",
    field=None,
    severity=Severity.NOTE,
    finds="换证期间照常执法",
    message="换证期间执法不能停：只要现在的单位接着履行原单位的职责，旧证在合理的时间里照样能证明身份和职权。",
    remedy=f"要尽快换。系统里注销以后、新证到手之前怎么办，指南没有写，动手之前先问{WHOM}。",
    citation=sources.guide(8, "replace", "meanwhile"),
)
def enforcement_continues(renamed: tuple[Change, ...], reform: Reform) -> Iterator[Hit]:
    """因为机构改革，证件上的名称暂时和现在的不一样，不影响执法的资格；也不能拿没换证当理由不去执法。"""
    yield Hit()
