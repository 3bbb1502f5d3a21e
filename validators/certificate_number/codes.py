"""Rules on the three pieces of a certificate number: region code, department code, serial."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.normalise import visible
from validators.rules import Hit, RuleSet
from validators.strays import Part
from validators.tables.codes import CERTIFICATE_CODES

CODES = RuleSet("certificate-number")

ARBITRARY_SERIALS = ("8888", "5666", "9527")
AVOIDABLE_ENDINGS = ("250", "14", "4")  # the longest first: 0014 is named as 14
_RISING, _FALLING = "123456789", "9876543210"  # 0123 is left out: a unit comes to it by counting


@CODES.rule(
    "outside-guangan",
    field="number",
    severity=Severity.UNSURE,
    finds="不是广安市的字母",
    message="“{opening}”不是广安市的地区代码（广安市是 川X），本站依据的指南说不了它。",
    remedy="如果是笔误，请改成 川X；如果是外地的证，请向发证地的司法局询问，本站建议带上证件。",
    citation=sources.scope(13),
)
def outside_guangan(opening: Part) -> Iterator[Hit]:
    """指南只讲广安市。别的字母可能是对的，只是这里没有依据，所以不说它错。"""
    if opening.text != "川X":
        yield Hit(opening.at, {"opening": opening.text})


@CODES.rule(
    "unknown-region",
    field="number",
    severity=Severity.UNSURE,
    finds="县级地区代码不在表里",
    message="地区代码“{region}”不在本站的表里。表里的代码不全，不在表里不等于错。",
    remedy="请向同级司法局核对地区代码，本站建议带上本单位已发的证件。核对后填进“本单位地区代码”，以后就不再提醒。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unknown_region(region: Part, own_region: str | None = None) -> Iterator[Hit]:
    """地区代码是固定的，填错会被退回。指南只写出了 川X 和 川X06，其余区县的要问司法局。"""
    known = CERTIFICATE_CODES.find_region(region.text) is not None
    if region.text.startswith("川X") and not known and region.text != own_region:
        yield Hit(region.at, {"region": region.text})


@CODES.rule(
    "unknown-department",
    field="number",
    severity=Severity.UNSURE,
    finds="部门代码不在表里",
    message="部门代码“{department}”不在本站“{region}”的表里。表里的代码不全，不在表里不等于错。",
    remedy="请向同级司法局核对部门代码，本站建议带上本单位已发的证件。核对后填进“本单位部门代码”，以后就不再提醒。",
    citation=sources.guide(13, "certificate-number", "codes"),
)
def unknown_department(region: Part, department: Part, own_department: str | None = None) -> Iterator[Hit]:
    """新单位的部门代码由同级司法局确定（第九问）。指南只写出了市级的 01 和武胜县的 21。"""
    known_region = CERTIFICATE_CODES.find_region(region.text)
    known = known_region is not None and known_region.find_department(department.text) is not None
    if region.text.startswith("川X") and not known and department.text != own_department:
        yield Hit(department.at, {"department": department.text, "region": region.text})


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
    if serial.text == "0000" or serial.text in ARBITRARY_SERIALS:
        return
    if len(set(serial.text)) == 1 or serial.text in _RISING or serial.text in _FALLING:
        yield Hit(serial.at, {"serial": serial.text})


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
    remedy="市级写 川X，区县写 川X 加两位数字，如 川X06；不知道就空着。",
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
