"""Which field a column is, by its header: the fields of the application form, and those that only a roster has."""

from __future__ import annotations

import re
from functools import lru_cache

from validators.normalise import INVISIBLE, ORDINARY_IDEOGRAPHS, UPPER_CASE, WHITE_SPACE, WIDTH, normalise

ORDINAL, ISSUED_ON, REVIEWED_ON, PHONE, STATUS, REMARK = (
    "ordinal",
    "issued_on",
    "reviewed_on",
    "phone",
    "status",
    "remark",
)
NAME, RESIDENT_ID, CERTIFICATE_NUMBER = KEYS = ("name", "resident_id", "certificate_number")
UNIT_NAME, CERTIFICATE_KIND, SEX = "unit_name", "certificate_kind", "sex"

_NAMES = {
    CERTIFICATE_KIND: "办理的证件类型 证件类型 办理证件类型 证件种类 办证类型",
    NAME: "姓名 名字 持证人 持证人姓名 执法人员姓名 人员姓名 申请人姓名",
    SEX: "性别",
    RESIDENT_ID: "公民身份号码 身份证号 身份证号码 居民身份证号码 居民身份证号 公民身份证号码 公民身份证号 居民身份号码"
    " 身份证 身份号码 公民身份证",
    "political_status": "政治面貌",
    "education": "受教育程度 学历 文化程度 最高学历",
    "unit_kind": "工作单位机构性质 单位机构性质 机构性质 单位性质",
    UNIT_NAME: "工作单位名称 单位 工作单位 单位名称 所在单位 所在单位名称 执法单位 执法机关 所属单位 执法部门",
    "staffing": "本人编制情况 编制 编制情况 编制性质 人员编制 编制类型",
    "delegating_body": "委托机关 委托机关名称",
    "delegating_body_kind": "委托机关性质",
    "duty": "现任职务 职务 职级 职务职级",
    "post": "执法岗位 岗位",
    "area": "执法区域",
    "category": "执法类别 执法门类",
    "general_exam_date": "通用法律知识考试时间 通用法律考试时间 通用法律知识考试日期 通用法律知识时间 通用法律知识日期",
    "general_exam_score": "通用法律知识考试成绩 通用法律考试成绩 通用法律知识成绩 通用法律知识分数",
    "special_exam_date": "专业法律知识考试时间 专业法律考试时间 专业法律知识考试日期 专业法律知识时间 专业法律知识日期",
    "special_exam_score": "专业法律知识考试成绩 专业法律考试成绩 专业法律知识成绩 专业法律知识分数",
    "last_assessment": "上年度考核情况 上年度考核 年度考核情况 考核情况 上年度考核结果",
    "sanctions": "受处分情况 处分情况 处分",
    "fault_accountability": "行政执法过错追究情况 执法过错追究情况 过错追究情况 过错追究",
    "legal_basis": "主要执法依据 执法依据",
    CERTIFICATE_NUMBER: "证件编号 执法证号 执法证编号 行政执法证号 行政执法证编号 行政执法证件编号 执法证件编号"
    " 执法证件号码 证件号 证号 执法证件号 执法证号码 行政执法证号码 行政执法证件号码 行政执法证件号",
    ORDINAL: "序号 NO NO. 序 行号 №",
    ISSUED_ON: "办证日期 发证日期 领证日期 办证时间 发证时间 领证时间 颁证日期 颁证时间 签发日期 发放日期 办理日期",
    REVIEWED_ON: "年审日期 年审时间 今年年审 年审情况 年审 年审结果 上次年审 上次年审日期 最近年审日期 是否年审",
    PHONE: "电话 手机 手机号 手机号码 联系电话 联系方式 电话号码",
    STATUS: "状态 变动 变动情况 人员状态 在职状态 证件状态",
    REMARK: "备注 说明 其他 备考",
}
# Names that stand for one of several fields; what is in the column decides.
_DOUBTFUL = {
    "编号": (CERTIFICATE_NUMBER, ORDINAL),
    "号码": (CERTIFICATE_NUMBER, RESIDENT_ID, PHONE),
    "证件号码": (RESIDENT_ID, CERTIFICATE_NUMBER),
}
# Names that go on from the column on their left, as the application form has them.
_GOES_ON = {
    "考试成绩": {"general_exam_date": "general_exam_score", "special_exam_date": "special_exam_score"},
    "成绩": {"general_exam_date": "general_exam_score", "special_exam_date": "special_exam_score"},
    "性质": {"delegating_body": "delegating_body_kind"},
}
LABELS = {name: words.split()[0] for name, words in _NAMES.items()}
_FIELDS = {word: (name,) for name, words in _NAMES.items() for word in words.split()} | _DOUBTFUL
_STEPS = (INVISIBLE, WHITE_SPACE, WIDTH, UPPER_CASE, ORDINARY_IDEOGRAPHS)
_IN_BRACKETS = re.compile(r"[(\[【〔].*?(?:[)\]】〕]|$)")
_SIGNS = re.compile(r"[*:★☆●]")
_LONGEST = 60  # characters of a header; what is longer is prose


@lru_cache(maxsize=4096)
def tidy(label: str) -> str:
    """Reduce a header to its name: without spaces, signs, and what stands in brackets."""
    if len(label) > _LONGEST:
        return ""
    return _SIGNS.sub("", _IN_BRACKETS.sub("", normalise(label, _STEPS).text))


def fields_of(name: str, left: str | None = None) -> tuple[str, ...]:
    """Return the fields that a tidied header may stand for, the likeliest first. `left` is the field to its left."""
    known = _FIELDS.get(name, ())
    follower = _GOES_ON.get(name, {}).get(left or "")
    return known or ((follower,) if follower else ())
