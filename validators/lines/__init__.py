"""一次查多个 (many at once): which lines to check, and what a comparison of them shows.

Their own checker judges each line by itself.
"""

from validators.lines.beside import BESIDE
from validators.lines.details import LinesDetails
from validators.lines.headline import headline
from validators.lines.input import LinesInput
from validators.lines.prepare import prepare
from validators.lines.text import TEXT
from validators.rules import Checker, Example
from validators.tables.place import PLACE

_UNIT = str(PLACE.municipal_number)[:-4]  # the codes of a unit

CHECKER = Checker(
    name="lines",
    title="一次查多个",
    input_model=LinesInput,
    prepare=prepare,
    headline=headline,
    details=LinesDetails,
    rule_sets=(TEXT, BESIDE),
    examples=(
        Example("三个编号", {"of": "certificate-number", "text": f"证件编号\n{_UNIT}0001\n{_UNIT}0002\n{_UNIT}0004"}),
        Example("同一个编号", {"of": "certificate-number", "text": f"{_UNIT}0001\n{_UNIT}0001"}),
    ),
)
