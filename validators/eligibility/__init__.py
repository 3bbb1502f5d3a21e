"""办证条件自查 (eligibility): 第四问's four conditions, with 第二问 and 第三问 on what an enforcement department is.

All four are needed at once. One that is not met decides; one that is not known leaves a doubt, and so does a sanction
(第五问), which decides nothing by itself.
"""

from validators.eligibility.conditions import CONDITIONS_RULES
from validators.eligibility.details import EligibilityDetails
from validators.eligibility.doubts import DOUBTS
from validators.eligibility.headline import headline
from validators.eligibility.input import EligibilityInput
from validators.eligibility.prepare import prepare
from validators.rules import Checker, Example

CHECKER = Checker(
    name="eligibility",
    title="办证条件自查",
    input_model=EligibilityInput,
    prepare=prepare,
    headline=headline,
    details=EligibilityDetails,
    rule_sets=(CONDITIONS_RULES, DOUBTS),
    one_by_one=True,
    examples=(
        Example(
            "四条都符合",
            {
                "unit": "administrative-organ",
                "staffing": "civil-servant",
                "exam": "passed-within-three-years",
                "post": "enforcement",
                "sanctions": "none",
            },
        ),
        Example(
            "受委托的事业组织",
            {
                "unit": "delegated-institution",
                "staffing": "institution-cadre",
                "exam": "passed-within-three-years",
                "post": "enforcement",
                "sanctions": "none",
            },
        ),
        Example(
            "机关工勤人员",
            {
                "unit": "administrative-organ",
                "staffing": "support-staff",
                "exam": "passed-within-three-years",
                "post": "enforcement",
                "sanctions": "none",
            },
        ),
        Example(
            "只当工会主席",
            {
                "unit": "administrative-organ",
                "staffing": "civil-servant",
                "exam": "passed-within-three-years",
                "post": "other",
                "sanctions": "none",
            },
        ),
        Example(
            "党委、政府两块牌子",
            {
                "unit": "party-organ-with-government-nameplate",
                "staffing": "civil-servant",
                "exam": "passed-within-three-years",
                "post": "enforcement",
                "sanctions": "none",
            },
        ),
    ),
)
