"""The programs that write tables anew give the very tables that are there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tools import provinces, radicals
from validators.tables.provinces import PROVINCE_PREFIXES
from validators.tables.radicals import IDEOGRAPH_OF_RADICAL

EDITION = "# EquivalentUnifiedIdeograph-16.0.0.txt\n# Date: 2024-02-02, 00:00:00 GMT\n# © Unicode\n\n"


def test_the_radicals_are_written_as_they_stand() -> None:
    lines = [f"{ord(one):04X}       ; {ord(other):04X}  #     CJK" for one, other in IDEOGRAPH_OF_RADICAL.items()]
    # NFKC changes the first itself, and the second is a stroke.
    more = ["2F00       ; 4E00  #     KANGXI RADICAL ONE", "31C0       ; 200CA #     CJK STROKE T"]
    assert radicals.TABLE.read_text(encoding="utf-8") == radicals.table(EDITION + "\n".join([*lines, *more]))


def test_a_range_of_radicals_is_written_one_by_one() -> None:
    written = radicals.table(EDITION + "2E8C..2E8D ; 5C0F  # [2] CJK RADICAL SMALL ONE..CJK RADICAL SMALL TWO\n")
    assert ['2E8C = "5C0F" # ⺌ 小', '2E8D = "5C0F" # ⺍ 小'] == written.splitlines()[-2:]


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="first two lines"):
        radicals.table("2E81 ; 5382\n")
    with pytest.raises(ValueError, match="no province"):
        provinces.table("110101 东城区\n", "GB/T 2260", date(2007, 11, 14))
    with pytest.raises(ValueError, match="one twice"):
        provinces.table("110000 北京市\n110000 北京市\n", "GB/T 2260", date(2007, 11, 14))


def test_the_provinces_are_written_as_they_stand() -> None:
    standard = [each for each in PROVINCE_PREFIXES.province if each.source.startswith("GB/T 2260")]
    listed = "\n".join(f"{each.code}0000\t{each.name}\n{each.code}0100  市辖区" for each in reversed(standard))
    written = provinces.table(listed, standard[0].source, standard[0].dated)
    assert provinces.TABLE.read_text(encoding="utf-8") == written
    assert len(PROVINCE_PREFIXES.province) == len(re.findall("^code", written, re.MULTILINE)) > len(standard)
