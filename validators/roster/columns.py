"""Which field a column is, by its header: the fields of the application form, and those that only a roster has."""

from __future__ import annotations

import re
from functools import lru_cache

from validators.application_form.input import ApplicationFormInput
from validators.model import Traits, column_of
from validators.normalise import INVISIBLE, ORDINARY_IDEOGRAPHS, UPPER_CASE, WHITE_SPACE, WIDTH, normalise

FORM_FIELDS = ApplicationFormInput.model_fields
NAME, RESIDENT_ID, CERTIFICATE_NUMBER = KEYS = ("name", "resident_id", "certificate_number")
UNIT_NAME, CERTIFICATE_KIND, SEX = "unit_name", "certificate_kind", "sex"
ORDINAL, PHONE, REMARK = "ordinal", "phone", "remark"
ISSUED_ON, REVIEWED_ON, STATUS = "issued_on", "reviewed_on", "status"

# What only a roster has, each under its usual name first.
_OWN_NAMES = {
    ORDINAL: "序号 NO NO. 序 行号 № 编号",
    ISSUED_ON: "办证日期 办证时间 发证日期 发证时间 领证日期 领证时间 颁证日期 颁证时间 签发日期 发放日期 办理日期",
    REVIEWED_ON: "年审日期 年审时间 年审 今年年审 年审情况 年审结果 是否年审 上次年审 上次年审日期 最近年审日期",
    PHONE: "联系电话 电话 电话号码 手机 手机号 手机号码 联系方式 号码",
    STATUS: "状态 变动 变动情况 人员状态 在职状态 证件状态",
    REMARK: "备注 说明 备考 其他",
}
# Names that offices also use for another field than the form's.
_ALSO = {RESIDENT_ID: "证件号码 号码", CERTIFICATE_NUMBER: "号码"}

_STEPS = (INVISIBLE, WHITE_SPACE, WIDTH, UPPER_CASE, ORDINARY_IDEOGRAPHS)
_IN_BRACKETS = re.compile(r"[(\[【〔].*?(?:[)\]】〕]|$)")
_SIGNS = re.compile(r"[*:★☆●]")
_LONGEST = 60  # characters of a header; what is longer is prose


def _names() -> dict[str, list[str]]:
    form = {name: [column_of(info), *Traits.of(info).column_names] for name, info in FORM_FIELDS.items()}
    own = {name: words.split() for name, words in _OWN_NAMES.items()}
    return {name: [*words, *_ALSO.get(name, "").split()] for name, words in (form | own).items()}


def _fields_by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, words in _names().items():
        for word in words:
            found.setdefault(tidy(word), []).append(field)
    return {word: tuple(fields) for word, fields in found.items()}


def _goes_on() -> dict[str, dict[str, str]]:
    """Names that say which field it is only with the column before: the form has 考试成绩 twice."""
    found: dict[str, dict[str, str]] = {}
    before = ""
    for field, info in FORM_FIELDS.items():
        if column_of(info) != info.title:
            found.setdefault(tidy(str(info.title)), {})[before] = field
        before = field
    return found


@lru_cache(maxsize=4096)
def tidy(label: str) -> str:
    """Reduce a header to its name: without spaces, signs, and what stands in brackets."""
    if len(label) > _LONGEST:
        return ""
    return _SIGNS.sub("", _IN_BRACKETS.sub("", normalise(label, _STEPS).text))


LABELS = {field: words[0] for field, words in _names().items()}
_FIELDS, _GOES_ON = _fields_by_name(), _goes_on()


def fields_of(name: str, left: str | None = None) -> tuple[str, ...]:
    """Return the fields that a tidied header may stand for, the likeliest first. `left` is the field to its left."""
    follower = _GOES_ON.get(name, {}).get(left or "")
    return _FIELDS.get(name) or ((follower,) if follower else ())
