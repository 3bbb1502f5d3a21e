"""The 行政执法人员信息收集表: its title and its fields, named as the 2019 guide's form (收集表) names them."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "行政执法人员信息收集表"
KIND = "办理的证件类型"
KINDS = ("行政执法证", "委托行政执法证")
NUMBER_START = "川X"  # what the form has filled in already


@dataclass(frozen=True)
class FormField:
    """A field. `delegated`: only for 委托行政执法证, else left empty. `is_long`: it has a row of its own."""

    name: str
    label: str
    delegated: bool = False
    is_long: bool = False
    starts_with: str = ""


FIELDS = (
    FormField("name", "姓名"),
    FormField("sex", "性别"),
    FormField("resident_id", "公民身份号码"),
    FormField("political_status", "政治面貌"),
    FormField("education", "受教育程度"),
    FormField("unit_kind", "工作单位机构性质"),
    FormField("unit_name", "工作单位名称"),
    FormField("staffing", "本人编制情况"),
    FormField("delegating_body", "委托机关", delegated=True),
    FormField("delegating_body_kind", "委托机关性质", delegated=True),
    FormField("duty", "现任职务"),
    FormField("post", "执法岗位"),
    FormField("area", "执法区域"),
    FormField("category", "执法类别"),
    FormField("general_exam_date", "通用法律知识考试时间"),
    FormField("general_exam_score", "考试成绩"),
    FormField("special_exam_date", "专业法律知识考试时间"),
    FormField("special_exam_score", "考试成绩"),
    FormField("last_assessment", "上年度考核情况", is_long=True),
    FormField("sanctions", "受处分情况", is_long=True),
    FormField("fault_accountability", "行政执法过错追究情况", is_long=True),
    FormField("legal_basis", "主要执法依据", is_long=True),
    FormField("number", "证件编号", is_long=True, starts_with=NUMBER_START),
)
