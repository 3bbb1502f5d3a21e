"""Rules on what is left empty, and on what only one kind of certificate wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from validators import sources
from validators.application_form.input import ApplicationFormInput
from validators.certificate_kind import CertificateKind
from validators.eligibility.input import Unit
from validators.model import Severity, column_of
from validators.normalise import visible
from validators.rules import Hit, RuleSet

ENTRIES = RuleSet("application-form")

NEEDED = (
    "certificate_kind",
    "name",
    "sex",
    "resident_id",
    "unit_name",
    "staffing",
    "post",
    "general_exam_date",
    "general_exam_score",
)
_NUMBER = "certificate_number"
_DELEGATED = ("delegating_body", "delegating_body_kind")


@cache
def label_of(field: str) -> str:
    """Return what messages call a field."""
    return column_of(ApplicationFormInput.model_fields[field])


def fields_as_typed(fields: Mapping[str, str]) -> Iterator[Hit]:
    """Mark each of these fields as a whole, for messages that name it and say what stands there."""
    for name, typed in fields.items():
        yield Hit((0, len(typed)), {"label": label_of(name), "text": visible(typed)}, field=name)


@ENTRIES.rule(
    "missing",
    field=None,
    severity=Severity.ERROR,
    finds="一定要填的没有填",
    message="没有填{label}。",
    remedy="请照实填上。拿不准怎么填，问同级司法局。",
    citation=sources.own_convention(14, "哪几栏一定要填"),
)
def missing(empty: frozenset[str]) -> Iterator[Hit]:
    """信息要准确无误，空着就谈不上。一定要填的：证件类型、姓名、性别、公民身份号码、单位名称、编制、执法岗位、通用法律知识考试的时间和成绩。"""
    yield from (Hit(values={"label": label_of(name)}, field=name) for name in NEEDED if name in empty)


@ENTRIES.rule(
    "no-name",
    field=None,
    severity=Severity.ERROR,
    finds="该写名字的，写了“无”",
    message="{label}写的是“{text}”，等于没有填。",
    remedy="请照实填：姓名照身份证，单位名称照公章。还不知道的，先空着，问清再填。",
    citation=sources.own_convention(14, "哪几栏一定要填"),
)
def no_name(nameless: Mapping[str, str]) -> Iterator[Hit]:
    """填了“无”“没有”“不详”的，不是哪个人、哪个单位的名字。人人有姓名，执法的人都有单位。"""
    yield from fields_as_typed(nameless)


@ENTRIES.rule(
    "left-empty",
    field=None,
    severity=Severity.WARNING,
    finds="有的栏空着",
    message="{label}空着。",
    remedy="请照实填；没有的写“无”，不要空着。",
    citation=sources.OWN_CONVENTIONS,
)
def left_empty(empty: frozenset[str]) -> Iterator[Hit]:
    """空着的一栏，看表的人分不清是没有，还是忘了填。"""
    others = (name for name in ApplicationFormInput.model_fields if name not in {*NEEDED, *_DELEGATED, _NUMBER})
    yield from (Hit(values={"label": label_of(name)}, field=name) for name in others if name in empty)


@ENTRIES.rule(
    "says-none",
    field=None,
    severity=Severity.WARNING,
    finds="不会没有的，写了“无”",
    message="{label}写的是“{text}”，等于没有填。",
    remedy="请照实填。",
    citation=sources.OWN_CONVENTIONS,
)
def says_none(answers_of_none: Mapping[str, str]) -> Iterator[Hit]:
    """执法的人都有单位，也都有执法的区域、类别和依据，所以这几栏写“无”，等于空着。"""
    yield from fields_as_typed(answers_of_none)


@ENTRIES.rule(
    "number-missing",
    field=_NUMBER,
    severity=Severity.NOTE,
    finds="还没有证件编号",
    message="证件编号还没有填。",
    remedy="由本单位的管理员按顺序编，编好再填。",
    citation=sources.guide(13, "certificate-number", "serial"),
)
def number_missing(empty: frozenset[str]) -> Iterator[Hit]:
    """编号由管理员从 0001 起按顺序编，不是本人编的，所以可以先空着。"""
    if _NUMBER in empty:
        yield Hit()


@ENTRIES.rule(
    "not-for-this-kind",
    field=None,
    severity=Severity.ERROR,
    finds="办行政执法证，却填了委托机关",
    message="办行政执法证，{label}不填。",
    remedy="请清掉这一栏。办的其实是委托行政执法证的，改选证件类型。",
    citation=sources.FORM_DELEGATED,
)
def not_for_this_kind(kind: CertificateKind, delegation: Mapping[str, str]) -> Iterator[Hit]:
    """表上注明：委托机关和委托机关性质两栏，行政执法证不填。写“无”、画一条线的，当作没有填。"""
    if kind is CertificateKind.ORDINARY:
        for name, typed in delegation.items():
            yield Hit((0, len(typed)), {"label": label_of(name)}, field=name)


@ENTRIES.rule(
    "delegating-body-missing",
    field=None,
    severity=Severity.ERROR,
    finds="办委托行政执法证，没有填委托机关",
    message="办委托行政执法证，要填{label}。",
    remedy="请照实填：委托本单位执法的是哪个机关，它是什么性质。拿不准，问同级司法局。",
    citation=sources.FORM_DELEGATED,
)
def delegating_body_missing(kind: CertificateKind, delegation: Mapping[str, str]) -> Iterator[Hit]:
    """委托行政执法证说的是替哪个机关执法，所以这两栏要填。"""
    if kind is CertificateKind.DELEGATED:
        yield from (Hit(values={"label": label_of(name)}, field=name) for name in _DELEGATED if name not in delegation)


@ENTRIES.rule(
    "kind-and-unit",
    field="certificate_kind",
    severity=Severity.WARNING,
    finds="证件类型和单位性质对不上",
    message="单位是{unit}，办的却是{kind}。",
    remedy="请看选对没有：自己有执法权的单位办行政执法证，受委托的事业组织办委托行政执法证。拿不准，问同级司法局。",
    citation=sources.OWN_READING_OF_KINDS,
)
def kind_and_unit(kind: CertificateKind, unit: Unit) -> Iterator[Hit]:
    """哪种单位办哪种证，指南没有明写，这是本站的理解，所以只请人看一眼。"""
    delegated = {Unit.ADMINISTRATIVE_ORGAN: False, Unit.DELEGATED_INSTITUTION: True}.get(unit)
    if delegated is not None and delegated != (kind is CertificateKind.DELEGATED):
        yield Hit(values={"unit": "受委托的事业组织" if delegated else "行政机关", "kind": kind.label})


@ENTRIES.rule(
    "delegation-in-doubt",
    field=None,
    severity=Severity.WARNING,
    finds="委托机关看着不是委托的那个行政机关",
    message="{label}写的是“{text}”，委托执法的是行政机关。",
    remedy="请照委托书填：写委托的那个行政机关，不写本单位。没有写错的，不用改。",
    citation=sources.guide(2, "who-qualifies", "department"),
)
def delegation_in_doubt(kind: CertificateKind, delegation_in_doubt: Mapping[str, str]) -> Iterator[Hit]:
    """第二问：事业组织是依法受行政机关委托执法的。自己委托自己，或者由事业单位、企业委托，多半是填错了。"""
    if kind is CertificateKind.DELEGATED:
        yield from fields_as_typed(delegation_in_doubt)
