"""公民身份号码 (resident identity number), GB 11643-1999: 6 digits of region, 8 of birth, 3 of sequence, 1 to check.

The number is personal data: messages name only places and single digits of it. The exception is a date of birth that is
impossible or unlikely: `impossible-date` says what is wrong with it, `implausible-birth` names its year.
"""

from validators.headlines import faultless
from validators.resident_id.details import ResidentIdDetails
from validators.resident_id.input import ResidentIdInput
from validators.resident_id.meaning import MEANING
from validators.resident_id.prepare import prepare
from validators.resident_id.reading import grade, identity
from validators.resident_id.shape import SHAPE
from validators.rules import Checker, Example, Lines

CHECKER = Checker(
    name="resident-id",
    title="身份号码自查",
    input_model=ResidentIdInput,
    prepare=prepare,
    headline=faultless("可以照这个号填，仍以身份证为准。"),
    details=ResidentIdDetails,
    rule_sets=(SHAPE, MEANING),
    examples=(
        Example("对的号码（虚构）", {"number": "51999919900307003X"}),
        Example("末位不对（虚构）", {"number": "519999199003070031"}),
        Example("没有的日期（虚构）", {"number": "519999199002300010"}),
        Example("15 位的旧号码（虚构）", {"number": "519999900307001"}),
        Example("被表格改过（虚构）", {"number": "5.19999E+17"}),
    ),
    lines=Lines(
        field="number",
        hint="一行写一个号码，可以从表格里整列、整行贴过来。这里不比对性别和出生日期。",
        grade=grade,
        identity=identity,
    ),
)
