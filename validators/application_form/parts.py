"""The checkers that judge what the form has of theirs. That a field is empty is the form's own to say."""

from __future__ import annotations

from validators.application_form.input import ApplicationFormInput
from validators.application_form.words import is_unnumbered, post_of, staffing_of, unit_of
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.eligibility import CHECKER as ELIGIBILITY
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.rules import Part


def _number(values: ApplicationFormInput) -> dict[str, object]:
    return {"number": None if is_unnumbered(values.certificate_number) else values.certificate_number}


def _standing(values: ApplicationFormInput) -> dict[str, object]:
    return {
        "unit": unit_of(values.unit_kind),
        "staffing": staffing_of(values.staffing),
        "post": post_of(values.post),
    }


PARTS = (
    Part(RESIDENT_ID, {"resident_id": "number", "sex": "sex"}, silent=("resident-id/empty",)),
    Part(CERTIFICATE_NUMBER, {"certificate_number": "number"}, silent=("certificate-number/empty",), read=_number),
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
    ),
)
