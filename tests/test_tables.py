"""The table of codes: what the guide says is in it, and a slip in the file is refused, in Chinese, with its place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from validators import CHECKERS
from validators.engine import check
from validators.tables.codes import CERTIFICATE_CODES, TableError, parse_certificate_codes
from validators.tables.entries import Code

PACKAGE = Path(__file__).parent.parent / "validators"
QUESTION_13 = ("第十三问", date(2019, 5, 13))
NAMED_IN_THE_GUIDE = {
    ("川X", None, "广安市市级"),
    ("川X", "01", "发改委"),
    ("川X06", None, "广安市武胜县"),
    ("川X06", "21", "卫生健康委"),
}

SOURCE = 'source = "第十三问"\ndated = 2019-05-13\n'
REGION = '[[region]]\ncode = "川X"\nname = "广安市市级"\n' + SOURCE
DEPARTMENT = '[[region.department]]\ncode = "01"\nname = "发改委"\n' + SOURCE
COUNTY = REGION.replace('"川X"', '"川X06"')

BAD_CODE = "写法不对：地区代码如 川X 或 川X06，部门代码是两位数字，如 01"
BAD_DATE = "日期要写成 2019-05-13 的样子，不加引号"
NO_SUCH_ITEM = "没有这样的项目，只能写 code、name、source、dated"
SINGLE_BRACKETS = "要写两层方括号，如 [[region]]、[[region.department]]"
PUNCTUATION = "写法不对，多半是引号、等号或方括号漏了，或者不是英文的"
REPEATED = "和上面重复了，多半是前面漏了 [[region]] 或 [[region.department]]，或者方括号只写了一层"


def _name(entry: Code | None) -> str | None:
    return entry.name if entry else None


def _that_cite_question_13() -> set[tuple[str, str | None, str]]:
    return {
        (region.code, None if entry is region else entry.code, entry.name)
        for region in CERTIFICATE_CODES.region
        for entry in (region, *region.department)
        if (entry.source, entry.dated) == QUESTION_13
    }


def _complaint(table: str) -> str:
    with pytest.raises(TableError) as refused:
        parse_certificate_codes(table)
    return str(refused.value)


def test_the_codes_of_question_13_are_in_the_table() -> None:
    assert set() == NAMED_IN_THE_GUIDE - _that_cite_question_13()


def test_no_other_code_claims_to_be_from_question_13() -> None:
    assert set() == _that_cite_question_13() - NAMED_IN_THE_GUIDE


def test_every_code_names_its_source() -> None:
    entries = [entry for region in CERTIFICATE_CODES.region for entry in (region, *region.department)]
    assert set() == {entry.code for entry in entries if not entry.source.strip()}


def test_a_code_is_found_in_its_region_alone() -> None:
    codes = parse_certificate_codes(REGION + DEPARTMENT + COUNTY)
    regions = [codes.find_region(code) for code in ("川X", "川X06", "川X07")]
    expected = [["发改委", None], [None, None], None]
    actual = [region and [_name(region.find_department(code)) for code in ("01", "02")] for region in regions]
    assert expected == actual


def test_the_department_of_one_region_vouches_for_no_number_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    # With a table of its own: any pair of the real one may be added some day.
    codes = parse_certificate_codes(REGION + DEPARTMENT + COUNTY)
    monkeypatch.setattr("validators.certificate_number.codes.CERTIFICATE_CODES", codes)
    numbers = ("川X010010", "川X06010010")
    verdicts = [check(CHECKERS["certificate-number"], {"number": number}, date(2026, 3, 1)) for number in numbers]
    expected = [["certificate-number/code-to-confirm"], ["certificate-number/unknown-department"]]
    assert expected == [[finding.rule for finding in verdict.findings] for verdict in verdicts]


def test_two_zeros_too_many_make_a_municipal_number_look_like_a_countys(monkeypatch: pytest.MonkeyPatch) -> None:
    # With a table of its own: 川X01 may be added some day.
    monkeypatch.setattr(
        "validators.certificate_number.codes.CERTIFICATE_CODES", parse_certificate_codes(REGION + DEPARTMENT)
    )
    verdict = check(CHECKERS["certificate-number"], {"number": "川X01000099"}, date(2026, 3, 1))
    (finding,) = verdict.findings
    assert ("certificate-number/unknown-region", (0, 6)) == (finding.rule, finding.at)
    assert "也可能是市级发改委的编号，人员编码多写了两位" in finding.message + finding.remedy


def test_regions_may_use_the_same_department_code() -> None:
    codes = parse_certificate_codes(REGION + DEPARTMENT + COUNTY + DEPARTMENT)
    expected = [["01"], ["01"]]
    assert expected == [[department.code for department in region.department] for region in codes.region]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (REGION + REGION, "代码表：地区代码 川X 写了两次"),
        (COUNTY + REGION + DEPARTMENT + DEPARTMENT, "代码表第 2 个地区：川X 的部门代码 01 写了两次"),
    ],
    ids=["region", "department"],
)
def test_a_code_that_stands_twice_is_refused(table: str, complaint: str) -> None:
    assert _complaint(table).startswith(complaint)


@pytest.mark.parametrize("code", ["川x", "川Ｘ", "川", "X06", "川X6", "川X006", "川X０６", " 川X", "川X\\n", ""])
def test_a_malformed_region_code_is_refused(code: str) -> None:
    complaint = f'代码表第 2 个地区的 code：{BAD_CODE}（现在是 "{code}"）'
    assert complaint == _complaint(COUNTY + REGION.replace('"川X"', f'"{code}"'))


@pytest.mark.parametrize("code", ['"1"', '"001"', '"０１"', '"1a"', '"01 "', '""'])
def test_a_malformed_department_code_is_refused(code: str) -> None:
    complaint = f"代码表第 2 个地区第 1 个部门的 code：{BAD_CODE}（现在是 {code}）"
    assert complaint == _complaint(COUNTY + REGION + DEPARTMENT.replace('"01"', code))


@pytest.mark.parametrize(("given", "shown"), [("21", "（现在是 21）"), ("true", "（现在是 true）"), ("2.1", "")])
def test_a_code_without_quotes_is_refused(given: str, shown: str) -> None:
    complaint = f"代码表第 1 个地区第 2 个部门的 code：要放在英文双引号里{shown}"
    assert complaint == _complaint(REGION + DEPARTMENT + DEPARTMENT.replace('"01"', given))


@pytest.mark.parametrize(
    ("entry", "shown"),
    [*((entry, "（这一段的 code 是 01）") for entry in ("source", "dated", "name")), ("code", "")],
)
def test_an_entry_without_its_parts_is_refused(entry: str, shown: str) -> None:
    lacking = "\n".join(line for line in DEPARTMENT.splitlines() if not line.startswith(entry))
    assert f"代码表第 1 个地区第 1 个部门的 {entry}：少了这一行{shown}" == _complaint(REGION + lacking)


@pytest.mark.parametrize("entry", ["source", "name"])
def test_an_empty_part_is_refused(entry: str) -> None:
    empty = "\n".join(f'{entry} = ""' if line.startswith(entry) else line for line in DEPARTMENT.splitlines())
    assert f'代码表第 1 个地区第 1 个部门的 {entry}：是空的（现在是 ""）' == _complaint(REGION + empty)


@pytest.mark.parametrize("given", ['"2019年5月13日"', "20190513", "2019", "2019.5", "2019-05-13T08:30:00", "true"])
def test_what_is_no_date_is_refused(given: str) -> None:
    complaint = f"代码表第 1 个地区第 1 个部门的 dated：{BAD_DATE}"
    assert _complaint(REGION + DEPARTMENT.replace("2019-05-13", given)).startswith(complaint)


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (REGION + 'nmae = "广安市"\n', "第 1 个地区的 nmae"),
        (REGION + DEPARTMENT + 'nmae = "发改委"\n', "第 1 个地区第 1 个部门的 nmae"),
        (REGION + DEPARTMENT.replace("department", "deparment"), "第 1 个地区的 deparment"),
        (REGION + COUNTY.replace("region", "regoin"), "的 regoin"),
    ],
    ids=["region", "department", "header of a department", "header of a region"],
)
def test_a_misspelt_entry_is_refused(table: str, place: str) -> None:
    assert _complaint(table).startswith(f"代码表{place}：{NO_SUCH_ITEM}")


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("", "代码表的 region：少了这一行"),
        ("region = [1]", f"代码表第 1 个地区：{SINGLE_BRACKETS}"),
        (REGION.replace("[[region]]", "[region]"), f"代码表的 region：{SINGLE_BRACKETS}"),
        (
            REGION + DEPARTMENT.replace("[[region.department]]", "[region.department]"),
            f"代码表第 1 个地区的 department：{SINGLE_BRACKETS}",
        ),
    ],
    ids=["nothing", "no table", "region", "department"],
)
def test_regions_and_departments_must_be_lists_of_tables(table: str, complaint: str) -> None:
    assert _complaint(table).startswith(complaint)


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('"01"', "01", f"第 7 行：{PUNCTUATION}"),
        ('"01"', "“01”", f"第 7 行：{PUNCTUATION}"),
        ('"01"', '"01”', f"第 7 行：{PUNCTUATION}"),
        ("name = ", "name ＝ ", f"第 8 行：{PUNCTUATION}"),
        ("[[region.department]]", "【【region.department】】", f"第 6 行：{PUNCTUATION}"),
        ("department]]", "department]", f"第 6 行：{PUNCTUATION}"),
        ("2019-05-13", "2019-5-13", f"第 10 行：{PUNCTUATION}"),
        ("2019-05-13\n", "", f"最后一行：{PUNCTUATION}"),
        ("2019-05-13", "2019-02-30", "第 10 行：没有这个日期"),
        ("[[region.department]]\n", "", f"第 6 行：{REPEATED}"),
        ("[[region.department]]", "[region]", f"第 6 行：{REPEATED}"),
    ],
)
def test_a_slip_in_the_writing_is_refused_with_its_line(right: str, wrong: str, complaint: str) -> None:
    assert _complaint(REGION + DEPARTMENT.replace(right, wrong)).startswith(f"代码表{complaint}")


def test_every_entry_that_is_not_in_order_has_a_line() -> None:
    table = REGION.replace("川X", "川x") + DEPARTMENT.replace('name = "发改委"\n', "") + COUNTY.replace(SOURCE, "")
    places = ["第 1 个地区的 code", "第 1 个地区第 1 个部门的 name", "第 2 个地区的 source", "第 2 个地区的 dated"]
    assert places == re.findall("^代码表(.*?)：", _complaint(table), re.MULTILINE)


def _list_with(folder: Path, table: bytes) -> subprocess.CompletedProcess[str]:
    """`python -m validators --list`, run in a copy of the package that has this table."""
    shutil.copytree(PACKAGE, folder / "validators", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "validators" / "tables" / "certificate_codes.toml").write_bytes(table)
    return subprocess.run(
        [sys.executable, "-m", "validators", "--list"],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_table_saved_by_notepad_is_read(tmp_path: Path, encoding: str, line_end: str) -> None:
    ended = _list_with(tmp_path, (REGION + DEPARTMENT).replace("\n", line_end).encode(encoding))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "certificate-number\t编号自查\n" in ended.stdout


@pytest.mark.parametrize(
    ("table", "last_line"),
    [
        (
            (REGION + DEPARTMENT.replace('"01"', "21")).encode(),
            "validators.tables.codes.TableError: 代码表第 1 个地区第 1 个部门的 code：要放在英文双引号里（现在是 21）",
        ),
        ((REGION + REGION).encode(), "validators.tables.codes.TableError: 代码表：地区代码 川X 写了两次，请删掉一个"),
        (REGION.encode("gbk"), "UnicodeDecodeError: 'utf-8' codec can't decode"),
    ],
    ids=["code without quotes", "region twice", "ANSI"],
)
def test_a_table_not_in_order_ends_the_program_with_what_is_wrong(tmp_path: Path, table: bytes, last_line: str) -> None:
    ended = _list_with(tmp_path, table)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1].startswith(last_line)
