"""The 行政执法人员信息收集表 (application form): its title and fields, labelled as in the guide of 2019."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "行政执法人员信息收集表"
KIND = "办理的证件类型"
ORDINARY, DELEGATED = KINDS = ("行政执法证", "委托行政执法证")
NUMBER_START = "川X"  # printed on the form already


@dataclass(frozen=True)
class ApplicationField:
    """A field. `delegated`: only filled in for a 委托行政执法证. `is_long`: it takes a whole row."""

    name: str
    label: str
    delegated: bool = False
    is_long: bool = False
    starts_with: str = ""


FIELDS = (
    ApplicationField("name", "姓名"),
    ApplicationField("sex", "性别"),
    ApplicationField("resident_id", "公民身份号码"),
    ApplicationField("political_status", "政治面貌"),
    ApplicationField("education", "受教育程度"),
    ApplicationField("unit_kind", "工作单位机构性质"),
    ApplicationField("unit_name", "工作单位名称"),
    ApplicationField("staffing", "本人编制情况"),
    ApplicationField("delegating_body", "委托机关", delegated=True),
    ApplicationField("delegating_body_kind", "委托机关性质", delegated=True),
    ApplicationField("duty", "现任职务"),
    ApplicationField("post", "执法岗位"),
    ApplicationField("area", "执法区域"),
    ApplicationField("category", "执法类别"),
    ApplicationField("general_exam_date", "通用法律知识考试时间"),
    ApplicationField("general_exam_score", "考试成绩"),
    ApplicationField("special_exam_date", "专业法律知识考试时间"),
    ApplicationField("special_exam_score", "考试成绩"),
    ApplicationField("last_assessment", "上年度考核情况", is_long=True),
    ApplicationField("sanctions", "受处分情况", is_long=True),
    ApplicationField("fault_accountability", "行政执法过错追究情况", is_long=True),
    ApplicationField("legal_basis", "主要执法依据", is_long=True),
    ApplicationField("number", "证件编号", is_long=True, starts_with=NUMBER_START),
)
