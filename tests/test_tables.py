"""The table of codes: what the guide says is in it, and a slip in the file is refused with the entry's name."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from validators.tables import CERTIFICATE_CODES, Code, parse_certificate_codes

SOURCE = 'source = "第十三问"\ndated = 2019-05-13\n'
REGION = '[[region]]\ncode = "川X"\nname = "广安市市级"\n' + SOURCE
DEPARTMENT = '[[region.department]]\ncode = "01"\nname = "发改委"\n' + SOURCE
COUNTY = REGION.replace('"川X"', '"川X06"')


def _name(entry: Code | None) -> str | None:
    return entry.name if entry else None


def test_the_codes_are_those_of_question_13() -> None:
    entries = [
        (entry.code, entry.name)
        for region in CERTIFICATE_CODES.region
        for entry in (region, *region.department)
        if (entry.source, entry.dated) == ("第十三问", date(2019, 5, 13))
    ]
    named_in_the_guide = [("川X", "广安市市级"), ("01", "发改委"), ("川X06", "广安市武胜县"), ("21", "卫生健康委")]
    assert named_in_the_guide == entries


def test_every_code_names_its_source() -> None:
    entries = [entry for region in CERTIFICATE_CODES.region for entry in (region, *region.department)]
    assert set() == {entry.code for entry in entries if not entry.source.strip()}


def test_a_code_is_found_in_its_region_alone() -> None:
    codes = parse_certificate_codes(REGION + DEPARTMENT + COUNTY)
    regions = [codes.find_region(code) for code in ("川X", "川X06", "川X07")]
    expected = [["发改委", None], [None, None], None]
    actual = [region and [_name(region.find_department(code)) for code in ("01", "02")] for region in regions]
    assert expected == actual


def test_regions_may_use_the_same_department_code() -> None:
    codes = parse_certificate_codes(REGION + DEPARTMENT + COUNTY + DEPARTMENT)
    expected = [["01"], ["01"]]
    assert expected == [[department.code for department in region.department] for region in codes.region]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (REGION + REGION, "地区代码 川X 写了两次"),
        (REGION + DEPARTMENT + DEPARTMENT, "川X 的部门代码 01 写了两次"),
    ],
    ids=["region", "department"],
)
def test_a_code_that_stands_twice_is_refused(table: str, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        parse_certificate_codes(table)


@pytest.mark.parametrize("code", ["川x", "川Ｘ", "川", "X06", "川X6", "川X006", "川X０６", " 川X", "川X\\n", ""])
def test_a_malformed_region_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError, match=r"region\.1\.code"):
        parse_certificate_codes(COUNTY + REGION.replace('"川X"', f'"{code}"'))


@pytest.mark.parametrize("code", ['"1"', '"001"', '"０１"', '"1a"', '"01 "', '""', "21"])
def test_a_malformed_department_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError, match=r"region\.0\.department\.0\.code"):
        parse_certificate_codes(REGION + DEPARTMENT.replace('"01"', code))


@pytest.mark.parametrize("entry", ["source", "dated", "name", "code"])
def test_an_entry_without_its_parts_is_refused(entry: str) -> None:
    lacking = "\n".join(line for line in DEPARTMENT.splitlines() if not line.startswith(entry))
    with pytest.raises(ValidationError, match=rf"region\.0\.department\.0\.{entry}\n"):
        parse_certificate_codes(REGION + lacking)


@pytest.mark.parametrize("entry", ["source", "name"])
def test_an_empty_part_is_refused(entry: str) -> None:
    empty = "\n".join(f'{entry} = ""' if line.startswith(entry) else line for line in DEPARTMENT.splitlines())
    with pytest.raises(ValidationError, match=rf"region\.0\.department\.0\.{entry}\n"):
        parse_certificate_codes(REGION + empty)


@pytest.mark.parametrize(
    ("table", "entry"),
    [
        (REGION + 'nmae = "广安市"\n', r"region\.0\.nmae"),
        (REGION + DEPARTMENT + 'nmae = "发改委"\n', r"region\.0\.department\.0\.nmae"),
        (REGION + COUNTY.replace("region", "regoin"), "regoin"),
    ],
    ids=["region", "department", "table"],
)
def test_a_misspelt_entry_is_refused(table: str, entry: str) -> None:
    with pytest.raises(ValidationError, match=f"(?m)^{entry}$"):
        parse_certificate_codes(table)


def test_the_complaint_shows_the_entry_that_lacks_its_source() -> None:
    with pytest.raises(ValidationError, match="川X06"):
        parse_certificate_codes(COUNTY.replace(SOURCE, "dated = 2019-05-13\n"))
