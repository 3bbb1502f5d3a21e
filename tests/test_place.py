"""Another city needs other tables only: no rule and no page names this one by itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from cases import cases_of, checkers_with_cases
from harness import ROOT
from site_hooks.markers import made_from
from site_hooks.place import TABLES, with_place
from tests.elsewhere import in_other_words
from validators.tables.codes import parse_certificate_codes
from validators.tables.place import PLACE, parse_place

# An invented city; its letter is in no case.
WORDS = {
    "广安": "示州",
    "前锋": "示岭",
    "华蓥": "示川",
    "岳池": "示溪",
    "武胜": "示水",
    "邻水": "示山",
    "川X": "川K",
    "川x": "川k",
    "川Ｘ": "川Ｋ",
    "川ｘ": "川ｋ",
    "思晗": "示例",
    "028-85578500": "0999-1234567",
    "1764390510": "10001",
    "3198872945": "10002",
    "sh028.cn": "system.example",
}
OURS = re.compile("|".join(map(re.escape, WORDS)))
TABLE_FOLDER = ROOT / "validators" / "tables"
# What stands there is an example of this city's table.
ABOUT_THE_TABLE = ROOT / "docs" / "reference" / "add-a-code.md"
PAGES = [path for path in sorted((ROOT / "docs").rglob("*.md")) if path != ABOUT_THE_TABLE]


def elsewhere(table: str) -> str:
    return in_other_words((TABLE_FOLDER / table).read_text(encoding="utf-8"), WORDS)


@pytest.mark.slow
def test_rules_with_another_citys_tables_say_nothing_of_this_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "validators", tmp_path / "validators", ignore=shutil.ignore_patterns("__pycache__"))
    for path in TABLES:
        (tmp_path / path).write_text(elsewhere(Path(path).name), encoding="utf-8")
    command = [sys.executable, "-m", "tests.elsewhere", json.dumps(WORDS)]
    paths = os.pathsep.join((str(tmp_path), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    answer = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8")
    lines = answer.stdout.splitlines()
    assert [] == [line for line in lines if OURS.search(line)]
    cases = sum(1 for name in checkers_with_cases() for case in cases_of(name) if not case.is_drawn)
    assert len(lines) > cases
    assert cases / 5 < sum("示州" in line or "川K" in line for line in lines)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "mkdocs.yml"], ids=lambda path: path.name)
def test_pages_with_another_citys_tables_say_nothing_of_this_one(page: Path) -> None:
    place, codes = parse_place(elsewhere("place.toml")), parse_certificate_codes(elsewhere("certificate_codes.toml"))
    assert [] == OURS.findall(with_place(page.read_text(encoding="utf-8"), page.name, place, codes))


def test_one_edit_changes_a_number_on_all_pages_and_the_year_beside_it() -> None:
    table = (TABLE_FOLDER / "place.toml").read_text(encoding="utf-8")
    old = '[telephone]\nvalue = "028-85578500"\nsource = "第五问"\ndated = 2019-05-13'
    assert old in table
    place = parse_place(table.replace(old, '[telephone]\nvalue = "0999-1"\nsource = "通知"\ndated = 2031-01-02'))
    assert "打 0999-1（通知，2031 年信息；2031 年信息）" == with_place(
        "打 [[place:telephone]]（[[basis:telephone]]；[[year:telephone]]）", "页", place
    )


@pytest.mark.parametrize("marker", ["[[place:telefone]]", "[[basis:municipal_region]]"])
def test_a_page_cannot_take_what_the_table_lacks(marker: str) -> None:
    with pytest.raises(PluginError, match=re.escape(f"页：place.toml 里没有 {marker}")):
        with_place(marker, "页")


def test_examples_have_their_codes_in_the_other_table() -> None:
    codes = parse_certificate_codes(elsewhere("certificate_codes.toml"))
    with pytest.raises(PluginError, match="没有 川X010099 的代码"):
        with_place("", "页", PLACE, codes)


def test_a_page_that_takes_values_is_made_from_the_table() -> None:
    assert set(TABLES) <= set(made_from("打 [[place:telephone]]。"))
    assert () == made_from("打电话。")


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("川X010099", "川X01009", "municipal_number"),
        ("川X010099", "川Y010099", "municipal_number"),
        ("川X010099", "川X06010099", "municipal_number"),
        ("川X06210010", "川X210010", "county_number"),
        ("川X06210010", "川Y06210010", "county_number"),
        ('source = "第五问"', 'source = ""', "company"),
        ("dated = 2019-05-13", 'dated = "2019-05-13"', "city"),
        ("dated = 2019-05-13", "dated = 2019-05-13T08:00:00", "city"),
        ('source = "第十三问"', 'source = "第十三问"\nnote = "多了"', "city"),
        ('value = "广安市"', "value = 5", "city"),
        ('value = "川X"', 'value = "X"', "city_code"),
        ('value = "广安市"', 'value = ""', "city"),
        ("[telephone]", "[phone]", "telephone"),
        ('["1764390510", "3198872945"]', "[]", "qq"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(right: str, wrong: str, complaint: str) -> None:
    table = (TABLE_FOLDER / "place.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        parse_place(table.replace(right, wrong))


def test_what_is_no_entry_is_refused() -> None:
    table = (TABLE_FOLDER / "place.toml").read_text(encoding="utf-8")
    city, rest = table.split("[city_code]")
    assert "[city]" in city
    with pytest.raises(ValueError, match="city：要写"):
        parse_place(f'city = "广安市"\n[city_code]{rest}')
