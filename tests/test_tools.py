"""The programs that write tables anew give the very tables that are there."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from harness.pyodide import run_bare
from tools import character_kinds, homophones, lookalikes, provinces, radicals
from validators.tables.lookalikes import HOMOPHONES, LOOKALIKES, VARIANTS, Groups
from validators.tables.provinces import PROVINCE_PREFIXES
from validators.tables.radicals import IDEOGRAPH_OF_RADICAL

EDITION = "# EquivalentUnifiedIdeograph-16.0.0.txt\n# Date: 2024-02-02, 00:00:00 GMT\n# © Unicode\n\n"


def test_the_radicals_are_written_as_they_stand() -> None:
    lines = [f"{ord(one):04X}       ; {ord(other):04X}  #     CJK" for one, other in IDEOGRAPH_OF_RADICAL.items()]
    # NFKC changes the first itself, and the second is a stroke.
    more = ["2F00       ; 4E00  #     KANGXI RADICAL ONE", "31C0       ; 200CA #     CJK STROKE T"]
    assert radicals.TABLE.read_text(encoding="utf-8") == radicals.table(EDITION + "\n".join([*lines, *more]))


@pytest.mark.slow
def test_the_kinds_of_characters_are_those_of_pyodide() -> None:
    written = character_kinds.table(*run_bare(character_kinds.CATEGORIES))
    assert character_kinds.TABLE.read_text(encoding="utf-8") == written


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


def pairs_of(groups: Groups) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups.text.split() for pair in combinations(group, 2)}


def test_the_lookalikes_are_written_as_they_stand() -> None:
    written = lookalikes.TABLE.read_text(encoding="utf-8")
    sources = written.splitlines()[2].removeprefix("# 来源：").removesuffix("。")
    assert written == lookalikes.table(pairs_of(VARIANTS), pairs_of(LOOKALIKES), sources)
    # Every byte of it is fetched before the first check.
    assert len(written.encode()) < 32_000


@pytest.mark.slow
def test_the_homophones_are_written_as_they_stand() -> None:
    written = homophones.TABLE.read_text(encoding="utf-8")
    assert written == homophones.table()
    assert len(written.encode()) < 13_000


@pytest.mark.parametrize(
    ("pair", "alike"), [("务物", True), ("行航", True), ("行型", True), ("务利", False), ("行衡", False)]
)
def test_characters_of_one_sound_are_in_the_table(pair: str, alike: bool) -> None:
    assert alike is HOMOPHONES.hold(*pair)


@pytest.mark.parametrize("pair", ["内內", "国囯", "户戶", "别別", "设設", "国國", "蓥鎣"])
def test_forms_of_a_character_are_in_the_table(pair: str) -> None:
    assert VARIANTS.hold(*pair)


@pytest.mark.parametrize(
    "pair", ["青靑", "管菅", "己已", "已巳", "人入", "未末", "土士", "戊戌", "戌戍", "日曰", "二ニ"]
)
def test_characters_that_look_alike_are_in_the_table(pair: str) -> None:
    assert LOOKALIKES.hold(*pair)
    assert not VARIANTS.hold(*pair)


@pytest.mark.parametrize("pair", ["务利", "和与", "局厅", "卫公", "市县", "林农"])
def test_characters_that_tell_units_apart_are_not_in_the_table(pair: str) -> None:
    assert not VARIANTS.hold(*pair)
    assert not LOOKALIKES.hold(*pair)


def test_forms_are_those_of_the_common_characters_and_of_their_forms() -> None:
    database = (
        "# Unicode version: 15.0.0\n"
        "U+56FD\tkTraditionalVariant\tU+570B\n"
        "U+570B\tkSemanticVariant\tU+5700<kMatthews U+20D2A U+570B\n"
        "U+5700\tkZVariant\tU+56EF\n"
        "U+4E00\tkSemanticVariant\tU+58F9\n"
        "U+56FD\tkSpecializedSemanticVariant\tU+90A6\n"
    )
    assert {frozenset("国國"), frozenset("国圀"), frozenset("國圀")} == lookalikes.variants_of(
        database, "国", {*"圀囯壹"}
    )
    assert "15.0.0" == lookalikes.edition(database, "Unicode version: ([0-9.]+)")
    with pytest.raises(ValueError, match="no version"):
        lookalikes.edition("U+56FD\n", "Unicode version: ([0-9.]+)")


def test_confusables_are_pairs_of_written_characters() -> None:
    database = "30CB ;\t4E8C ;\tMA\t# ( ニ → 二 )\n2F06 ;\t4E8C ;\tMA\t# ( ⼆ → 二 )\n0410 ;\t0041 ;\tMA\t# ( А → A )\n"
    assert [frozenset("二ニ")] == list(lookalikes.confusables_of(database, {"二"}))


def test_groups_hold_just_their_pairs() -> None:
    assert ["己已巳"] == lookalikes.groups(map(frozenset, ("己已", "已巳", "己巳")))
    assert ["己已", "已巳"] == lookalikes.groups(map(frozenset, ("已巳", "己已")))


def test_a_picture_that_is_moved_a_little_is_the_same() -> None:
    drawn = np.zeros((3, 9, 9), np.float32)
    drawn[0, 3:6, 3:6] = drawn[1, 4:7, 2:5] = drawn[2, 0, :] = 255
    alike = lookalikes.likeness(drawn, 1)
    assert pytest.approx([1, 1]) == list(alike[0, :2])
    assert alike[0, 2] < 0.5
