"""The fields of the 行政执法人员信息收集表 (application form), in the order of the paper.

From here come the page's form, the paper to print, the JSON Schema, and the columns of a roster.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from validators.certificate_kind import CertificateKind
from validators.model import Input, Traits
from validators.resident_id.input import Sex
from validators.tables.place import PLACE

TITLE = "行政执法人员信息收集表"
NUMBER_START = str(PLACE.city_code)  # printed on the form already

_WHICH, _PERSON, _UNIT = "办什么证", "本人", "单位"
_EXAMS, _RECORD, _BASIS = "考试", "考核和处分", "依据和编号"

_Line = Annotated[str, StringConstraints(max_length=200)]
_Text = Annotated[str, StringConstraints(max_length=2000)]


def _field(section: str, title: str, description: str, column_names: str = "", **traits: Any) -> Any:
    """Declare a field. `column_names` are parted by spaces."""
    extra = Traits(section=section, column_names=tuple(column_names.split()), **traits).extra
    return Field(default=None, title=title, description=description, json_schema_extra=extra)


class ApplicationFormInput(Input):
    """What the form says of one person."""

    certificate_kind: CertificateKind | None = _field(
        _WHICH,
        "办理的证件类型",
        "单位自己有执法权的，选行政执法证；受行政机关委托执法的事业组织，选委托行政执法证。",
        "证件类型 证件种类 办证类型 办理证件类型 执法证类型",
    )
    name: _Line | None = _field(
        _PERSON,
        "姓名",
        "和身份证一字不差，生僻字也不用别的字代替。",
        "名字 人员姓名 执法人员姓名 持证人 持证人姓名 申请人姓名",
        personal=True,
    )
    sex: Sex | None = _field(_PERSON, "性别", "和身份证一样。", personal=True)
    resident_id: _Text | None = _field(
        _PERSON,
        "公民身份号码",
        "照身份证抄，共 18 位。全角、小写 x、空格都没关系。",
        "身份证 身份证号 身份证号码 居民身份证号 居民身份证号码 公民身份证号 公民身份证号码 公民身份号 身份号码",
        personal=True,
    )
    political_status: _Line | None = _field(
        _PERSON,
        "政治面貌",
        "照实填，如 中共党员、群众。",
        "政治身份 党派",
        suggestions=("中共党员", "中共预备党员", "共青团员", "群众"),
    )
    education: _Line | None = _field(
        _PERSON,
        "受教育程度",
        "照实填，如 大学本科。",
        "学历 文化程度 最高学历 教育程度",
        suggestions=("博士研究生", "硕士研究生", "大学本科", "大学专科", "中专", "高中"),
    )
    unit_kind: _Line | None = _field(
        _UNIT,
        "工作单位机构性质",
        "可以对照三种：行政机关、法律法规授权的组织、受委托的事业组织。",
        "单位性质 机构性质 单位机构性质 工作单位性质",
        suggestions=("行政机关", "法律法规授权的组织", "受委托的事业组织"),
    )
    unit_name: _Line | None = _field(
        _UNIT,
        "工作单位名称",
        "现在的全称，和公章一样。",
        "单位 单位名称 工作单位 所在单位 所在单位名称 所属单位 执法单位",
    )
    staffing: _Line | None = _field(
        _UNIT,
        "本人编制情况",
        "写清是公务员、参公管理人员，还是事业干部。",
        "编制 编制情况 编制性质 编制类型 人员编制 人员性质 本人编制",
        suggestions=("公务员", "参公管理人员", "事业干部"),
    )
    delegating_body: _Line | None = _field(
        _UNIT, "委托机关", "委托本单位执法的机关，写全称。", "委托机关名称 委托单位", delegated=True
    )
    delegating_body_kind: _Line | None = _field(
        _UNIT, "委托机关性质", "委托机关是什么性质，如 行政机关。", "委托单位性质", delegated=True
    )
    duty: _Line | None = _field(_UNIT, "现任职务", "现在的职务。有执法以外的职务，也写上。", "职务 职位 现职务")
    post: _Line | None = _field(_UNIT, "执法岗位", "本人真正在做执法工作的岗位。", "岗位 工作岗位 岗位名称")
    area: _Line | None = _field(_UNIT, "执法区域", f"照实填，如 {PLACE.city}。", "执法范围 执法地域 区域")
    category: _Line | None = _field(_UNIT, "执法类别", "照实填；拿不准，问同级司法局。", "执法种类 执法领域 类别")
    general_exam_date: _Line | None = _field(
        _EXAMS,
        "通用法律知识考试时间",
        "近三年的 7 月 20 日里，本人考过的那一次，如 2025年7月20日。",
        "通用考试时间 通用法律考试时间 通用知识考试时间 通用法律知识考试日期 通用考试日期 通用法律知识时间",
    )
    general_exam_score: _Line | None = _field(
        _EXAMS,
        "考试成绩",
        "那一次的分数，60 分以上。",
        "通用考试成绩 通用法律考试成绩 通用知识考试成绩 通用成绩 通用法律知识成绩",
        column="通用法律知识考试成绩",
    )
    special_exam_date: _Line | None = _field(
        _EXAMS,
        "专业法律知识考试时间",
        "部门自己组织的那一次。没有的写“无”。",
        "专业考试时间 专业法律考试时间 专业知识考试时间 专业法律知识考试日期 专业考试日期 专业法律知识时间",
    )
    special_exam_score: _Line | None = _field(
        _EXAMS,
        "考试成绩",
        "那一次的成绩。试卷和成绩要存档。",
        "专业考试成绩 专业法律考试成绩 专业知识考试成绩 专业成绩 专业法律知识成绩",
        column="专业法律知识考试成绩",
    )
    last_assessment: _Text | None = _field(
        _RECORD,
        "上年度考核情况",
        "照实填，如 称职、合格。",
        "考核情况 年度考核 上年度考核 上年考核情况 年度考核情况 考核结果",
        is_long=True,
        control="textarea",
        rows=2,
    )
    sanctions: _Text | None = _field(
        _RECORD,
        "受处分情况",
        "如实写。没有的写“无”，不要空着。",
        "处分 处分情况 受处分 受处罚情况 奖惩情况",
        is_long=True,
        personal=True,
        control="textarea",
        rows=2,
    )
    fault_accountability: _Text | None = _field(
        _RECORD,
        "行政执法过错追究情况",
        "没有的写“无”，不要空着。",
        "过错追究 过错追究情况 执法过错追究情况 执法过错追究",
        is_long=True,
        personal=True,
        control="textarea",
        rows=2,
    )
    legal_basis: _Text | None = _field(
        _BASIS,
        "主要执法依据",
        "本人执法主要依据的法律、法规、规章，写名称。",
        "执法依据 主要依据",
        is_long=True,
        control="textarea",
        rows=3,
    )
    certificate_number: _Text | None = _field(
        _BASIS,
        "证件编号",
        f"接着“{NUMBER_START}”往后写，由管理员按顺序编。还没有编的可以空着。",
        "证号 证件号 证件号码 编号 执法证号 执法证号码 执法证编号 执法证件号 执法证件编号 行政执法证号 行政执法证编号"
        " 行政执法证件号 行政执法证件编号 行政执法证件号码",
        is_long=True,
        personal=True,
        starts_with=NUMBER_START,
    )
