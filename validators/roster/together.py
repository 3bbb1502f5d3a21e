"""Rules on people compared with each other."""

from __future__ import annotations

from collections.abc import Iterable

from validators import sources
from validators.letter import WHOM
from validators.model import Severity
from validators.roster.listing import Listed
from validators.rules import Hit, RuleSet

TOGETHER = RuleSet("roster")

_NUMBER, _ID, _UNIT = "certificate_number", "resident_id", "unit_name"
_CODES = sources.guide(13, "certificate-number", "codes")


@TOGETHER.rule(
    "duplicate-number",
    field=_NUMBER,
    severity=Severity.ERROR,
    finds="两个人是同一个证件编号",
    message="证件编号一样：{where}。",
    remedy="一个人一个编号。请对照证件，看是谁的；抄错的改过来，编号重复的，请接着最大的号另编一个。",
    citation=sources.guide(13, "certificate-number", "serial"),
)
def duplicate_number(same_number: Listed) -> Iterable[Hit]:
    """编号依次编给每个人，不会有两个人是同一个。字母 O 和数字 0、全角和半角这样的不同，看起来是一个号的，也算一样。"""
    return same_number.hits()


@TOGETHER.rule(
    "duplicate-resident-id",
    field=_ID,
    severity=Severity.ERROR,
    finds="两个人是同一个公民身份号码",
    message="公民身份号码一样，姓名不一样：{where}。",
    remedy="请对照身份证，看号码是谁的，姓名有没有写错。",
    citation=sources.GB_11643,
)
def duplicate_resident_id(same_resident_id: Listed) -> Iterable[Hit]:
    """一个人一个号码。15 位的旧号码，按换成 18 位以后的比。"""
    return same_resident_id.hits()


@TOGETHER.rule(
    "person-twice",
    field=_ID,
    severity=Severity.ERROR,
    finds="同一个人写了两行",
    message="姓名和公民身份号码都一样：{where}。",
    remedy="请看两行有什么不同，留下对的一行。有两个证件的，问同级司法局怎么办。",
    citation=sources.OWN_CONVENTIONS,
)
def person_twice(same_person: Listed) -> Iterable[Hit]:
    """一个人写了两行，人数就多了，上报也会报两次。"""
    return same_person.hits()


@TOGETHER.rule(
    "person-twice-explained",
    field=_ID,
    severity=Severity.WARNING,
    finds="同一个人写了两行，一行已经注销，或者一行是委托的",
    message="姓名和公民身份号码都一样：{where}。其中有已经注销的，或者证件类型不同。",
    remedy="换过证的、另有委托行政执法证的，不用改；不是的，留下对的一行。",
    citation=sources.OWN_CONVENTIONS,
)
def person_twice_explained(same_person_explained: Listed) -> Iterable[Hit]:
    """换证以前的证件注销了，花名册上还留着，就会有两行；所以只请人看一眼。"""
    return same_person_explained.hits()


@TOGETHER.rule(
    "near-resident-id",
    field=_ID,
    severity=Severity.WARNING,
    finds="两行的公民身份号码只差一点",
    message="公民身份号码只差一两位：{where}。",
    remedy="请对照身份证，看是不是同一个人写了两行、有一行抄错了。是两个人的，不用改。",
    citation=sources.OWN_CONVENTIONS,
)
def near_resident_id(near_resident_id: Listed) -> Iterable[Hit]:
    """抄错一位、两位写反，就和另一行的号码只差一点。同一天出生的两个人，号码本来就相近，两个都对的不提。"""
    return near_resident_id.hits()


@TOGETHER.rule(
    "near-unit-name",
    field=_UNIT,
    severity=Severity.WARNING,
    finds="单位名称和别人的只差一两个字",
    message="单位名称写得不一样：{where}。",
    remedy="请照公章上的全称，写成一样的。真是两个单位的，看代码有没有写错。",
    citation=sources.own_convention(7, "差几个字算相近"),
)
def near_unit_name(near_unit_name: Listed) -> Iterable[Hit]:
    """一个代码是一个单位的。名称差一个字，证件上的名称就不对，要换证（第七问），所以报以前就要写对。"""
    return near_unit_name.hits()


@TOGETHER.rule(
    "unit-name-not-current",
    field=_UNIT,
    severity=Severity.ERROR,
    finds="单位名称和现在的全称不一样",
    message="和现在的全称不一样：{where}。",
    remedy=f"请照公章上的全称改。证件上也是这个名称的，要换证，动手之前先问{WHOM}。",
    citation=sources.guide(7, "replace", "one-character"),
)
def unit_name_not_current(other_unit: Listed) -> Iterable[Hit]:
    """证件上的单位名称要和现在的一样，差一个字也不行（第七问）。只有填了本单位全称，才比得出来。"""
    return other_unit.hits()


@TOGETHER.rule(
    "unit-name-unclear",
    field=_UNIT,
    severity=Severity.UNSURE,
    finds="单位名称可能只是写法不同",
    message="和现在的全称不一样，可能只是写法不同，也可能是别的单位：{where}。",
    remedy=f"请照公章上的全称写，再查一次。确实是别的单位、内设科室的，问{WHOM}该怎么写。",
    citation=sources.own_convention(7, "怎样算抄写不同"),
)
def unit_name_unclear(unclear_unit: Listed) -> Iterable[Hit]:
    """简称、科室名称、多抄的字，都会让名称不一样，单位却没有变。这样的不下结论。"""
    return unclear_unit.hits()


@TOGETHER.rule(
    "several-regions",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds="地区代码不止一个",
    message="地区代码不止一个：{where}。",
    remedy="一个单位只有一个地区代码。花名册里有几个单位的，不用改；不是的，请看哪些写错了。",
    citation=_CODES,
)
def several_regions(regions: Listed) -> Iterable[Hit]:
    """县（市、区）的地区代码比市级的多两位数字。一个单位的人，不会一些是市级的，一些是县（市、区）的。"""
    return regions.hits()


@TOGETHER.rule(
    "department-of-two-units",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds="一个代码写着几个单位",
    message="一个代码只是一个单位的：{where}。",
    remedy="请看是代码写错了，还是单位名称写错了。是下属单位、用同一个代码的，不用改。",
    citation=_CODES,
)
def department_of_two_units(codes_of_two_units: Listed) -> Iterable[Hit]:
    """部门代码是固定的，一个部门一个（第十三问）。"""
    return codes_of_two_units.hits()


@TOGETHER.rule(
    "unit-with-two-departments",
    field=_NUMBER,
    severity=Severity.WARNING,
    finds="一个单位写着几个代码",
    message="一个单位只有一个代码：{where}。",
    remedy="请看哪些人的代码写错了。合并来的人还没有换证的，编号本来就不同，先不用改。",
    citation=_CODES,
)
def unit_with_two_departments(units_with_two_codes: Listed) -> Iterable[Hit]:
    """代码是固定的，填错会被退回（第十三问）。"""
    return units_with_two_codes.hits()


@TOGETHER.rule(
    "left-but-not-cancelled",
    field="status",
    severity=Severity.WARNING,
    finds="人已经离开，没有写明证件收回、注销了没有",
    message="写着调走、退休等，没有写明证件收回、注销了没有：{where}。",
    remedy="请看证件收回了没有，系统里办了没有。办过的，在“状态”里写明；没有办的，照人员变动办，拿不准先问同级司法局。",
    citation=sources.guide(5, "changes", "which"),
)
def left_but_not_cancelled(left: Listed) -> Iterable[Hit]:
    """调走、换岗的人，证件要收回或者注销，暂停执法（第五问）。"""
    return left.hits()


@TOGETHER.rule(
    "sanctioned",
    field="status",
    severity=Severity.UNSURE,
    finds="受了处分、处罚，没有写证怎么处理的",
    message="写着受了处分或者处罚，没有写证收回、注销或者暂停执法没有：{where}。",
    remedy=f"请先问{WHOM}，本站建议带上处分或者处罚的文书。已经处理的，在“状态”里写上“暂停执法”“证已收回”这样的话。",
    citation=sources.guide(5, "changes", "which"),
)
def sanctioned(sanctioned: Listed) -> Iterable[Hit]:
    """受了党纪政纪处分、刑事行政处罚的人，证要收回、注销或者暂停执法。哪一种用哪一样，指南没有一一写明（第五问）。"""
    return sanctioned.hits()
