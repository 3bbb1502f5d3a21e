"""年审 (annual review, 第五问): by 31 March, for every certificate issued before this year."""

from validators.annual_review.deadline import DEADLINE
from validators.annual_review.details import AnnualReviewDetails
from validators.annual_review.entry import ENTRY
from validators.annual_review.headline import headline
from validators.annual_review.input import AnnualReviewInput
from validators.annual_review.prepare import prepare
from validators.annual_review.rows import grade
from validators.annual_review.validity import VALIDITY
from validators.rules import Checker, Example, Lines

CHECKER = Checker(
    name="annual-review",
    title="年审自查",
    input_model=AnnualReviewInput,
    prepare=prepare,
    headline=headline,
    details=AnnualReviewDetails,
    rule_sets=(ENTRY, DEADLINE, VALIDITY),
    examples=(
        Example("今年已经审过", {"issued_on": "2018-12-31", "reviewed_this_year": "yes"}),
        Example("以前办的证", {"issued_on": "2018年12月31日"}),
        Example("没有的日期", {"issued_on": "2018-02-30"}),
        Example("年份写在后面", {"issued_on": "03/04/2018"}),
    ),
    lines=Lines(
        field="issued_on",
        hint="一行写一个证，可以从表格里整列贴过来。日期旁边可以写姓名、证件编号，也可以写“已审”“未审”；"
        "没有写的，照上面选的“今年的年审”算。",
        grade=grade,
        beside=("reviewed_this_year",),
    ),
)
