"""花名册 (the roster): one table of many people, checked as a whole."""

from validators.model import Traits
from validators.roster.columns import LABELS
from validators.roster.details import RosterDetails
from validators.roster.given import GIVEN
from validators.roster.headline import headline
from validators.roster.input import RosterInput
from validators.roster.notices import NOTICES
from validators.roster.number_rules import NUMBERS
from validators.roster.open import open_file
from validators.roster.opening import OPENING
from validators.roster.prepare import prepare
from validators.roster.reading.book import MOST_BYTES
from validators.roster.saving import csv_from, xlsx_from
from validators.roster.together import TOGETHER
from validators.roster.told import TITLES, choices_of
from validators.rules import Checker, TakesFile

CHECKER = Checker(
    name="roster",
    title="花名册自查",
    input_model=RosterInput,
    prepare=prepare,
    headline=headline,
    details=RosterDetails,
    rule_sets=(GIVEN, OPENING, NOTICES, TOGETHER, NUMBERS),
    examples=(),
    columns=LABELS,
    kept_for="填了，还能看出每一行的代码、单位名称是不是本单位的。",
    file=TakesFile(
        path="花名册文件的路径",
        most_bytes=MOST_BYTES,
        read=open_file,
        wants=lambda _: {},
        adds=dict,
        example="花名册.xlsx",
        needs="读表格的包",
        choices=TITLES,
        choose=lambda said: {"choices": choices_of(said)},
        saves={"xlsx": xlsx_from, "csv": csv_from},
        beside=tuple(name for name, info in RosterInput.model_fields.items() if Traits.of(info).keep),
    ),
)
