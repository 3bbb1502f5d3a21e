"""Rules on the parts of a certificate number: region code, department code and serial."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.normalise import visible
from validators.rules import Hit, RuleSet
from validators.strays import Part
from validators.tables.codes import CERTIFICATE_CODES
from validators.tables.place import PLACE

CODES = RuleSet("certificate-number")

_CITY, _CITY_CODE = str(PLACE.city), str(PLACE.city_code)
ARBITRARY_SERIALS = ("8888", "5666", "9527")
AVOIDABLE_ENDINGS = ("250", "14", "4")  # longest first, so that 0014 counts as 14
_RISING, _FALLING = "123456789", "9876543210"  # without 0123, which a unit may reach by counting


@CODES.rule(
    "outside-guangan",
    field="number",
    severity=Severity.UNSURE,
    finds=f"不是{_CITY}的字母",
    message=f"“{{opening}}”不是{_CITY}的地区代码（{_CITY}是 {_CITY_CODE}），本站依据的指南没有写到它。",
    remedy=f"如果是笔误，请改成 {_CITY_CODE}；如果是外地的证，请向发证地的司法局询问，本站建议带上证件。",
    citation=sources.scope(13),
)
def outside_guangan(opening: Part) -> Iterator[Hit]:
    """指南只讲本市。别的字母可能是对的，只是这里没有依据，所以不说它错。"""
    if opening.text != _CITY_CODE:
        yield Hit(opening.at, {"opening": opening.text})


@CODES.rule(
    "unknown-region",
    field="number",
    severity=Severity.UNSURE,
    finds="县（市、区）代码本站还没有收录",
    message="“{codes}”本站还没有收录，不等于错。{also}",
    remedy="是您单位的，填进{fields}，以后就不再提醒。拿不准，请问同级司法局，本站建议带上本单位已发的证件。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unknown_region(
    region: Part,
    department: Part,
    serial: Part,
    own_region: str | None = None,
    own_department: str | None = None,
) -> Iterator[Hit]:
    """地区代码是固定的，填错会被退回。指南只举了两个例子，其余的要问司法局；那里的部门代码也一起问。"""
    is_known = region.text == own_region or CERTIFICATE_CODES.find_region(region.text)
    if is_known or not region.text.startswith(_CITY_CODE):
        return
    known = own_department == department.text
    yield Hit(
        region.at if known else (region.at[0], department.at[1]),
        {
            "codes": f"{region.text} 的地区代码" if known else f"{region.text} 的地区代码和部门代码 {department.text}",
            "fields": "“本单位地区代码”" if known else "“本单位地区代码”和“本单位部门代码”",
            "also": _too_long_for_municipal(region.text, department.text),
        },
    )


def _too_long_for_municipal(region: str, department: str) -> str:
    """Return the other reading of 川X01 00 0099, if there is one: 川X 01 0099 with two zeros too many."""
    municipal = CERTIFICATE_CODES.find_region(region[:2])
    named = municipal.find_department(region[2:]) if municipal else None
    if named is None or department != "00":
        return ""
    return f"也可能是市级{named.name}的编号，人员编码多写了两位：市级的人员编码只有四位。"


@CODES.rule(
    "unknown-department",
    field="number",
    severity=Severity.UNSURE,
    finds="部门代码本站还没有收录",
    message="{region}的部门代码“{department}”本站还没有收录，不等于错。",
    remedy="是您单位的，填进“本单位部门代码”，以后就不再提醒。拿不准，请问同级司法局，本站建议带上本单位已发的证件。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unknown_department(
    region: Part, department: Part, own_region: str | None = None, own_department: str | None = None
) -> Iterator[Hit]:
    """新单位的部门代码由同级司法局确定（第九问）。指南只举了两个例子，别的本站不知道。"""
    known = CERTIFICATE_CODES.find_region(region.text)
    if not region.text.startswith(_CITY_CODE) or department.text == own_department:
        return
    if known is None and region.text != own_region:
        return  # unknown-region asks about both codes
    if known is None or known.find_department(department.text) is None:
        yield Hit(department.at, {"department": department.text, "region": known.name if known else region.text})


@CODES.rule(
    "code-to-confirm",
    field="number",
    severity=Severity.NOTE,
    finds="代码是哪个单位的",
    message="这是{unit}的代码，不是您的单位就会被退回。",
    remedy="是您单位的，填进“本单位部门代码”，以后就不再提醒；不是的，请改成您单位的代码。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def code_to_confirm(region: Part, department: Part, own_department: str | None = None) -> Iterator[Hit]:
    """代码是固定的，填成别的单位的会被退回（第十三问）。没有填本单位代码时，只能说这是谁的代码，请人看一眼。"""
    known = CERTIFICATE_CODES.find_region(region.text)
    named = known.find_department(department.text) if known else None
    if known and named and own_department is None:
        yield Hit((region.at[0], department.at[1]), {"unit": f"{known.name}{named.name}"})


@CODES.rule(
    "other-region",
    field="number",
    severity=Severity.ERROR,
    finds="不是本单位的地区代码",
    message="编号的地区代码是“{region}”，本单位的是“{own}”。",
    remedy="请把开头改成“{own}”。如果编号没错，请检查填写的“本单位地区代码”。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def other_region(region: Part, own_region: str) -> Iterator[Hit]:
    """地区代码是固定的，填错会被退回。"""
    if region.text != own_region:
        yield Hit(region.at, {"region": region.text, "own": own_region})


@CODES.rule(
    "other-department",
    field="number",
    severity=Severity.ERROR,
    finds="不是本单位的部门代码",
    message="编号的部门代码是“{department}”，本单位的是“{own}”。",
    remedy="请把部门代码改成“{own}”。如果编号没错，请检查填写的“本单位部门代码”。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def other_department(department: Part, own_department: str) -> Iterator[Hit]:
    """部门代码是固定的，填错会被退回。"""
    if department.text != own_department:
        yield Hit(department.at, {"department": department.text, "own": own_department})


@CODES.rule(
    "serial-zero",
    field="number",
    severity=Severity.ERROR,
    finds="人员编码是 0000",
    message="人员编码是 0000，编号要从 0001 开始。",
    remedy="请从 0001 开始，依次往下编。",
    citation=sources.guide(13, "certificate-number", "serial"),
)
def serial_zero(serial: Part) -> Iterator[Hit]:
    """人员编码从 0001 开始依次编，0000 不属于任何人。"""
    if serial.text == "0000":
        yield Hit(serial.at)


@CODES.rule(
    "arbitrary-serial",
    field="number",
    severity=Severity.ERROR,
    finds="人员编码是指南点名不许的",
    message="人员编码“{serial}”是指南点名的随意编号，不能用。",
    remedy="请接着本单位上一个人的编号往下编。",
    citation=sources.guide(13, "certificate-number", "serial"),
)
def arbitrary_serial(serial: Part) -> Iterator[Hit]:
    """编号要严肃，按顺序来。8888、5666、9527 是指南举的反例。"""
    if serial.text in ARBITRARY_SERIALS:
        yield Hit(serial.at, {"serial": serial.text})


@CODES.rule(
    "patterned-serial",
    field="number",
    severity=Severity.WARNING,
    finds="人员编码像是随意编的",
    message="人员编码“{serial}”看起来像是挑出来的号，请确认是按顺序编到的。",
    remedy="如果确实是按顺序编到的，不用改；否则请接着上一个人的编号往下编。",
    citation=sources.own_convention(13, "样式"),
)
def patterned_serial(serial: Part) -> Iterator[Hit]:
    """四个相同的数字，或者 1234、4321 这样的连号，多半是挑的。哪些样式算，是本站定的；按顺序也会编到，所以只提醒。"""
    if serial.text != "0000" and serial.text not in ARBITRARY_SERIALS and looks_chosen(serial.text):
        yield Hit(serial.at, {"serial": serial.text})


def looks_chosen(serial: str) -> bool:
    """Tell whether a serial looks picked: named in the guide, all digits the same, or counting up or down."""
    return serial in ARBITRARY_SERIALS or len(set(serial)) == 1 or serial in _RISING or serial in _FALLING


@CODES.rule(
    "large-serial",
    field="number",
    severity=Severity.WARNING,
    finds="人员编码太大",
    message="人员编码是第 {serial} 号，超过了{limit}。",
    remedy="请对照花名册，看是不是按顺序编到的。确实是，就不用改；不是，请接着上一个人的编号往下编。",
    citation=sources.OWN_CONVENTIONS,
)
def large_serial(serial: Part, most: int, headcount: int | None = None) -> Iterator[Hit]:
    """编号从 0001 依次编，号比单位的人还多，多半是空了号或者写错了。没有填本单位人数的，按本站约定的人数看。"""
    if int(serial.text) > most and not looks_chosen(serial.text):
        limit = f"本单位的人数（{most} 人）" if headcount else f" {most} 号，多数单位没有这么多人"
        yield Hit(serial.at, {"serial": int(serial.text), "limit": limit})


@CODES.rule(
    "avoidable-number",
    field="number",
    severity=Severity.NOTE,
    finds="号码可以跳过",
    message="人员编码以 {ending} 结尾。这个号可以用；确有特殊要求的，也可以跳过。",
    remedy="跳过时仍按顺序往下编，不要空出很多号。",
    citation=sources.guide(13, "certificate-number", "skip"),
)
def avoidable_number(serial: Part) -> Iterator[Hit]:
    """4、14、250 这样的号，指南允许跳过，但不强求。"""
    ending = next((ending for ending in AVOIDABLE_ENDINGS if serial.text.endswith(ending)), None)
    if ending:
        yield Hit(serial.at, {"ending": ending})


@CODES.rule(
    "unclear-own-region",
    field="region",
    severity=Severity.ERROR,
    finds="本单位地区代码看不懂",
    message="“{typed}”不像地区代码，没有拿它来核对编号。",
    remedy=f"市级写 {_CITY_CODE}，县级写 {_CITY_CODE} 加两位数字，如 {PLACE.county.region}；不知道就空着。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unclear_own_region(unclear_region: str) -> Iterator[Hit]:
    """本单位的代码填错了，拿它去比，会把对的编号说成错的。所以先请人改好。"""
    yield Hit((0, len(unclear_region)), {"typed": visible(unclear_region)})


@CODES.rule(
    "unclear-own-department",
    field="department",
    severity=Severity.ERROR,
    finds="本单位部门代码看不懂",
    message="“{typed}”不像部门代码，没有拿它来核对编号。",
    remedy="部门代码是两位数字，如 01；不知道就空着。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unclear_own_department(unclear_department: str) -> Iterator[Hit]:
    """本单位的代码填错了，拿它去比，会把对的编号说成错的。所以先请人改好。"""
    yield Hit((0, len(unclear_department)), {"typed": visible(unclear_department)})


@CODES.rule(
    "unclear-headcount",
    field="headcount",
    severity=Severity.ERROR,
    finds="本单位人数看不懂",
    message="“{typed}”不像人数，没有拿它来看编号。",
    remedy="请填一个 1 到 9999 的数，如 30；不知道就空着。",
    citation=sources.OWN_CONVENTIONS,
)
def unclear_headcount(unclear_headcount: str) -> Iterator[Hit]:
    """人数看不懂，拿它去比，会把对的编号说成可疑的。所以先请人改好。"""
    yield Hit((0, len(unclear_headcount)), {"typed": visible(unclear_headcount)})
