"""Rules on what the parts of a resident identity number mean, and whether they match what else was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators import sources
from validators.dates import DateReading, in_words, why_impossible
from validators.model import Severity
from validators.resident_id.check_digit import Slip, is_right, slips
from validators.resident_id.input import Sex
from validators.resident_id.reading import EARLIEST_YEAR, birth_date_of, sex_of
from validators.rules import Hit, RuleSet
from validators.strays import Part
from validators.tables.provinces import PROVINCE_PREFIXES

MEANING = RuleSet("resident-id")

_YOUNGEST, _OLDEST = 18, 65  # years; people in office
_SLIPS_SHOWN = 3


@MEANING.rule(
    "impossible-date",
    field="number",
    severity=Severity.ERROR,
    finds="出生日期不存在",
    message="号码里的出生日期不存在：{why}。",
    remedy="请对照身份证，核对中间表示出生年月日的那几位。",
    citation=sources.GB_11643,
)
def impossible_date(birth: Part) -> Iterator[Hit]:
    """18 位号码的第 7 到第 14 位是出生年月日。日期不存在，一定抄错了。"""
    if birth_date_of(birth) is None:
        year, month, day = int(birth.text[:4]), int(birth.text[4:6]), int(birth.text[6:])
        yield Hit(birth.at, {"why": why_impossible(year, month, day)})


@MEANING.rule(
    "future-date",
    field="number",
    severity=Severity.ERROR,
    finds="出生日期在今天以后",
    message="号码里的出生日期在今天（{today}）以后。",
    remedy="请对照身份证核对出生年份。号码没错的，请看看这台电脑的日期对不对。",
    citation=sources.GB_11643,
)
def future_date(birth: Part, born: date, today: date) -> Iterator[Hit]:
    """出生日期不会在今天以后。多半是年份抄错了；电脑的日期不对，也会这样。"""
    if born > today:
        yield Hit(birth.at, {"today": in_words(today)})


@MEANING.rule(
    "implausible-birth",
    field="number",
    severity=Severity.WARNING,
    finds=f"出生年份早于 {EARLIEST_YEAR} 年",
    message="号码里的出生年份是 {year} 年，太早了。",
    remedy="请对照身份证，看年份有没有抄错。没错就不用改。",
    citation=sources.OWN_CONVENTIONS,
)
def implausible_birth(birth: Part, born: date) -> Iterator[Hit]:
    """在职的人不会是 1900 年以前出生的。标准没有这条界限，所以只请人确认。"""
    if born.year < EARLIEST_YEAR:
        yield Hit(birth.at, {"year": born.year})


@MEANING.rule(
    "unlikely-age",
    field="number",
    severity=Severity.WARNING,
    finds=f"年龄不到 {_YOUNGEST} 岁或者超过 {_OLDEST} 岁",
    message="照号码算，今天 {age} 岁，{unlikely}。",
    remedy="请对照身份证，看出生年份有没有抄错。没错就不用改。",
    citation=sources.OWN_CONVENTIONS,
)
def unlikely_age(birth: Part, born: date, age: int) -> Iterator[Hit]:
    """在职的人多在这两个年龄之间。标准和指南都没有写年龄，所以只请人看一眼。"""
    if born.year >= EARLIEST_YEAR and age >= 0 and not _YOUNGEST <= age <= _OLDEST:
        unlikely = f"还不到 {_YOUNGEST} 岁" if age < _YOUNGEST else f"超过了 {_OLDEST} 岁"
        yield Hit(birth.at, {"age": age, "unlikely": unlikely})


@MEANING.rule(
    "sex-differs",
    field="sex",
    severity=Severity.ERROR,
    finds="性别和号码不一致",
    message="填的性别是{sex}，号码里表示性别的那一位是{kind}数，表示{meant}。",
    remedy="请对照身份证，看性别和号码是哪一个填错了。",
    citation=sources.GB_11643,
)
def sex_differs(sequence: Part, sex: Sex) -> Iterator[Hit]:
    """顺序码（18 位号码的第 15 到第 17 位）的最后一位表示性别，单数是男，双数是女。"""
    meant = sex_of(sequence)
    if meant != sex:
        yield Hit(None, {"sex": sex.label, "kind": "单" if meant is Sex.MALE else "双", "meant": meant.label})


@MEANING.rule(
    "birth-date-differs",
    field="birth_date",
    severity=Severity.ERROR,
    finds="出生日期和号码不一致",
    message="填的出生日期和号码里的不是同一天，不同的是{parts}。",
    remedy="请对照身份证，看出生日期和号码是哪一个填错了。",
    citation=sources.GB_11643,
)
def birth_date_differs(born: date, given_birth: date) -> Iterator[Hit]:
    """号码里有出生日期，和另外填的应当是同一天。"""
    if born != given_birth:
        pairs = {
            "年": (born.year, given_birth.year),
            "月": (born.month, given_birth.month),
            "日": (born.day, given_birth.day),
        }
        yield Hit(None, {"parts": "、".join(part for part, (one, other) in pairs.items() if one != other)})


@MEANING.rule(
    "unclear-birth-date",
    field="birth_date",
    severity=Severity.ERROR,
    finds="填的出生日期看不懂",
    message="填的出生日期看不懂，或者没有这一天，没有拿它来比对号码。",
    remedy="请按年、月、日的顺序写一个日期，如 1990-03-07；不知道就空着。",
    citation=sources.FORM_RESIDENT_ID,
)
def unclear_birth_date(unclear_birth: DateReading) -> Iterator[Hit]:
    """看不懂的日期，拿去比，会把对的号码说成错的。所以先请人改好。"""
    yield Hit((0, len(unclear_birth.typed.typed)))


@MEANING.rule(
    "impossible-region",
    field="number",
    severity=Severity.WARNING,
    finds="号码以 0 开头",
    message="号码以 0 开头，地址码没有这样的。",
    remedy="请对照身份证的开头几位。和身份证一样，就不用改。",
    citation=sources.GB_2260,
)
def impossible_region(region: Part) -> Iterator[Hit]:
    """地址码的第一位是大区的代码，从 1 编起。以 0 开头的，多半是多打了一个 0，或者拿 0 占了位置。"""
    if region.text.startswith("0"):
        yield Hit(region.at)


@MEANING.rule(
    "unknown-region",
    field="number",
    severity=Severity.NOTE,
    finds="开头两位不在省级代码表里",
    message="开头两位“{prefix}”不在本站的省级代码表里。",
    remedy="请对照身份证看一眼。和身份证一样，就不用改。",
    citation=sources.GB_2260,
)
def unknown_region(region: Part) -> Iterator[Hit]:
    """地址码的开头两位是省级代码。代码会停用，也会新增，已经发出的号码不跟着改，所以不在表里也不说它错。"""
    prefix = region.text[:2]
    if PROVINCE_PREFIXES.find(prefix) is None and not prefix.startswith("0"):
        yield Hit(region.at, {"prefix": prefix})


@MEANING.rule(
    "likely-typo",
    field="number",
    severity=Severity.NOTE,
    finds="可能是哪一位抄错了",
    message="可能是这样抄错的：{shown}{more}。",
    remedy="这些是推算的，请拿身份证核对这几位，不要照着改。",
    citation=sources.OWN_CONVENTIONS,
)
def likely_typo(whole: Part, today: date, sex: Sex | None = None, given_birth: date | None = None) -> Iterator[Hit]:
    """相邻两位写反、看错一个数字，是常见的抄写错误。只列算得通、日期和性别也说得通的，最多三种，最像的在前。"""
    if is_right(whole.text):
        return
    found = [slip for slip in slips(whole.text) if _plausible(slip.right, today, sex, given_birth)]
    if found:
        shown = "；".join(_described(slip, whole.text) for slip in found[:_SLIPS_SHOWN])
        left = len(found) - _SLIPS_SHOWN
        yield Hit(None, {"shown": shown, "more": f"。别的可能还有 {left} 种" if left > 0 else ""})


def _plausible(number: str, today: date, sex: Sex | None, given_birth: date | None) -> bool:
    born = birth_date_of(Part(number[6:14], (6, 14)))
    return (
        born is not None
        and born.year >= EARLIEST_YEAR
        and born <= today
        and given_birth in (None, born)
        and sex in (None, sex_of(Part(number[14:17], (14, 17))))
        and PROVINCE_PREFIXES.find(number[:2]) is not None
    )


def _described(slip: Slip, number: str) -> str:
    """Describe the slip with places and single digits, without the number."""
    if slip.swapped:
        return f"第 {slip.places[0]}、{slip.places[1]} 位写反了"
    place = slip.places[0]
    return f"第 {place} 位的 {number[place - 1]} 本来是 {slip.right[place - 1]}"
