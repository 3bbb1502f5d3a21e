"""Made-up people for rosters.

Their identity numbers begin with 519999, a place that does not exist, and end in the right check digit.
"""

from __future__ import annotations

from validators.resident_id.check_digit import work_out
from validators.roster.columns import FORM_FIELDS

Person = dict[str, str | int]

UNIT, CODE = "广安市发展和改革委员会", "川X01"
COUNTY_UNIT, COUNTY_CODE = "武胜县卫生健康委员会", "川X0621"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力玲宁"

FORM = list(FORM_FIELDS)
SHORT = ["ordinal", "name", "sex", "resident_id", "unit_name", "duty", "post", "certificate_number", "issued_on"]
KEYS = ["name", "resident_id", "certificate_number"]


def with_check_digit(body: str) -> str:
    """Complete the first 17 digits of an identity number."""
    return body + work_out(body).expected


def resident_id(index: int, sex: str = "男") -> str:
    """The identity number of person `index`, born in the 1970s or 1980s."""
    birth = f"{1970 + index % 20}{1 + index % 12:02d}{1 + index % 28:02d}"
    sequence = 2 * (index % 400) + (1 if sex == "男" else 2)
    return with_check_digit(f"519999{birth}{sequence:03d}")


def person(index: int, *, unit: str = UNIT, code: str = CODE) -> Person:
    """A person with nothing wrong as of 2026-11-26."""
    sex = "男女"[index % 2]
    given = _GIVEN[(index * 7) % 30] + (_GIVEN[(index * 11 + 3) % 30] if index % 3 else "")
    return {
        "ordinal": index + 1,
        "certificate_kind": "行政执法证",
        "name": _SURNAMES[index % 30] + given,
        "sex": sex,
        "resident_id": resident_id(index, sex),
        "political_status": "中共党员",
        "education": "大学本科",
        "unit_kind": "行政机关",
        "unit_name": unit,
        "staffing": "公务员",
        "delegating_body": "",
        "delegating_body_kind": "",
        "duty": "科员",
        "post": "监督检查",
        "area": "广安市",
        "category": "发展改革",
        "general_exam_date": "2026年7月20日",
        "general_exam_score": 80 + index % 20,
        "special_exam_date": "2026年6月12日",
        "special_exam_score": 75 + index % 20,
        "last_assessment": "称职",
        "sanctions": "无",
        "fault_accountability": "无",
        "legal_basis": "《中华人民共和国行政处罚法》",
        "certificate_number": f"{code}{index + 1:04d}",
        "issued_on": "2024年5月20日",
        "phone": "",
        "remark": "",
        "status": "",
    }


def people(count: int, start: int = 0, *, unit: str = UNIT, code: str = CODE) -> list[Person]:
    """Several people, each another one."""
    return [person(index, unit=unit, code=code) for index in range(start, start + count)]
