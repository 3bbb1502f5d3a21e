"""换证自查 (replacement): the unit's name on the certificate against its name now (第六、七、八问)."""

from validators.replacement.details import ReplacementDetails
from validators.replacement.headline import headline
from validators.replacement.input import ReplacementInput
from validators.replacement.names import NAMES
from validators.replacement.prepare import prepare
from validators.replacement.slips import SLIPS
from validators.rules import Checker, Example
from validators.tables.place import PLACE

_CITY = str(PLACE.city)

CHECKER = Checker(
    name="replacement",
    title="换证自查",
    input_model=ReplacementInput,
    prepare=prepare,
    headline=headline,
    details=ReplacementDetails,
    rule_sets=(SLIPS, NAMES),
    examples=(
        Example(
            "合并后名称没变",
            {
                "unit_on_certificate": f"{_CITY}住房和城乡建设局",
                "current_unit": f"{_CITY}住房和城乡建设局",
                "reform": "merged-kept-name",
            },
        ),
        Example(
            "合并后用新名称",
            {
                "unit_on_certificate": f"{_CITY}国土资源局",
                "current_unit": f"{_CITY}自然资源和规划局",
                "reform": "merged-new-name",
            },
        ),
        Example("只差一个字", {"unit_on_certificate": f"{_CITY}卫生和计生委", "current_unit": f"{_CITY}卫生与计生委"}),
        Example("写了简称", {"unit_on_certificate": f"{_CITY}市场监管局", "current_unit": f"{_CITY}市场监督管理局"}),
        Example(
            "说法和名称对不上",
            {
                "unit_on_certificate": f"{_CITY}住房和城乡建设局",
                "current_unit": f"{_CITY}住房和城乡建设局",
                "reform": "renamed",
            },
        ),
    ),
)
