"""行政执法人员信息收集表 (application form): one person's, with the labels of the guide of 2019."""

from validators.application_form.details import ApplicationFormDetails
from validators.application_form.entries import ENTRIES
from validators.application_form.exams import EXAMS
from validators.application_form.headline import headline
from validators.application_form.input import ApplicationFormInput
from validators.application_form.parts import PARTS
from validators.application_form.person import PERSON
from validators.application_form.prepare import prepare
from validators.application_form.record import RECORD
from validators.application_form.standing import STANDING
from validators.rules import Checker, Example
from validators.tables.place import PLACE

_RIGHT = {
    "certificate_kind": "行政执法证",
    "name": "张三",
    "sex": "男",
    "resident_id": "519999199003070013",
    "political_status": "群众",
    "education": "大学本科",
    "unit_kind": "行政机关",
    "unit_name": f"{PLACE.city}某某局",
    "staffing": "公务员",
    "duty": "四级主任科员",
    "post": "行政执法",
    "area": str(PLACE.city),
    "category": "综合执法",
    "general_exam_date": "2025年7月20日",
    "general_exam_score": "86",
    "special_exam_date": "2025年9月10日",
    "special_exam_score": "90",
    "last_assessment": "称职",
    "sanctions": "无",
    "fault_accountability": "无",
    "legal_basis": "《中华人民共和国行政处罚法》",
    "certificate_number": str(PLACE.municipal_number),
}

CHECKER = Checker(
    name="application-form",
    title="信息收集表自查",
    input_model=ApplicationFormInput,
    prepare=prepare,
    headline=headline,
    details=ApplicationFormDetails,
    rule_sets=(ENTRIES, PERSON, EXAMS, RECORD, STANDING),
    parts=PARTS,
    examples=(
        Example("填好的表（虚构）", _RIGHT),
        Example(
            "委托执法（虚构）",
            {
                **_RIGHT,
                "certificate_kind": "委托行政执法证",
                "unit_kind": "受委托的事业组织",
                "unit_name": f"{PLACE.city}某某执法支队",
                "staffing": "事业干部",
                "delegating_body": f"{PLACE.city}某某局",
                "delegating_body_kind": "行政机关",
            },
        ),
    ),
)
