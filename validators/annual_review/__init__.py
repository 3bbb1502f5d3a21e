"""年审 (annual review), 第五问: by 31 March, for every certificate handled up to the end of the year before."""

from validators.annual_review.deadline import DEADLINE
from validators.annual_review.entry import ENTRY
from validators.annual_review.input import AnnualReviewInput, prepare
from validators.rules import Checker, Example

CHECKER = Checker(
    name="annual-review",
    title="年审到期检查",
    input_model=AnnualReviewInput,
    prepare=prepare,
    rule_sets=(ENTRY, DEADLINE),
    examples=(
        Example("以前办的证", {"issued_on": "2018年12月31日"}),
        Example("今年已经审过", {"issued_on": "2018-12-31", "reviewed_this_year": "yes"}),
        Example("没有的日期", {"issued_on": "2018-02-30"}),
        Example("年份写在后面", {"issued_on": "03/04/2018"}),
    ),
)
