"""The checkers that judge what the form has of theirs. That a field is empty is the form's own to say."""

from __future__ import annotations

from validators.application_form.input import ApplicationFormInput
from validators.application_form.words import is_unnumbered, post_of, staffing_of, unit_of
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.eligibility import CHECKER as ELIGIBILITY
from validators.model import Severity
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.rules import Part, Wording


def _number(values: ApplicationFormInput) -> dict[str, object]:
    return {"number": None if is_unnumbered(values.certificate_number) else values.certificate_number}


def _standing(values: ApplicationFormInput) -> dict[str, object]:
    return {
        "unit": unit_of(values.unit_kind),
        "staffing": staffing_of(values.staffing),
        "post": post_of(values.post),
    }


_ONLY_THE_NUMBER = Wording("这一栏只填号码，旁边别的内容请删掉。", Severity.WARNING)
# The form has no field for the unit's codes, and that a code is in no table here holds no form back.
_UNKNOWN_CODE = Wording(
    "请和本单位已经发的证件比：前面的代码一样，就不用改。不一样，或者没有证件可比，请本单位的管理员看一眼，他拿不准再问同级司法局。",
    Severity.NOTE,
)

PARTS = (
    Part(
        RESIDENT_ID,
        {"resident_id": "number", "sex": "sex"},
        silent=("resident-id/empty",),
        wordings={
            "resident-id/number-in-text": _ONLY_THE_NUMBER,
            "resident-id/several-numbers": Wording("一个人一个号码，请只留这个人的。"),
            "resident-id/wrong-length": Wording("请对照身份证，一位一位地数：一个人一个号码，共 18 位。"),
        },
    ),
    Part(
        CERTIFICATE_NUMBER,
        {"certificate_number": "number"},
        silent=("certificate-number/empty",),
        read=_number,
        wordings={
            "certificate-number/number-in-text": _ONLY_THE_NUMBER,
            "certificate-number/several-numbers": Wording("一个人一个编号，请只留这个人的。"),
            "certificate-number/unknown-region": _UNKNOWN_CODE,
            "certificate-number/unknown-department": _UNKNOWN_CODE,
            "certificate-number/code-to-confirm": Wording("是您单位的，就不用改；不是的，请改成您单位的代码。"),
        },
    ),
    Part(
        ELIGIBILITY,
        {"unit_kind": "unit", "staffing": "staffing", "post": "post"},
        # What is not told, or not known, the form's own rules say.
        silent=(
            "eligibility/not-answered",
            "eligibility/all-conditions-met",
            "eligibility/department-unsure",
            "eligibility/staffing-unsure",
            "eligibility/post-unsure",
        ),
        read=_standing,
        wordings={
            "eligibility/not-enforcement-post": Wording(
                "不要为这个人申领。以后换到执法岗位，再来办。身兼几职、也做执法工作的，把执法岗位写清楚，先问同级司法局。"
            ),
        },
    ),
)
